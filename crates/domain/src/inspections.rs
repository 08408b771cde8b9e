//! The papers that the steps of an inspection or supervision leave behind.

use chrono::NaiveDate;

use crate::dates::vietnamese;
use crate::text_enum::text_enum;
use crate::value::{FieldValue, Value};

text_enum! {
    /// The steps of an inspection or supervision, each of which leaves a paper (KT1–KT12, GS1–GS12).
    pub enum InspectionStep {
        Decided = "decided", "1. Quyết định, kế hoạch", "1. Decision and plan";
        Detailed = "detailed", "2. Kế hoạch chi tiết", "2. Detailed plan";
        Outlined = "outlined", "3. Đề cương gợi ý", "3. Outline of questions";
        Opened = "opened", "4. Biên bản triển khai", "4. Minutes of the opening";
        SelfReported = "self_reported", "5. Báo cáo tự kiểm tra", "5. Own report";
        Met = "met", "6. Biên bản làm việc", "6. Minutes of the work";
        Verified = "verified", "7. Biên bản xác minh", "7. Minutes of verification";
        Reported = "reported", "8. Báo cáo kết quả", "8. Report of the result";
        Minuted = "minuted", "9. Trích biên bản hội nghị chi bộ", "9. Extract of the cell's minutes";
        Concluded = "concluded", "10. Thông báo kết luận", "10. Notice of conclusion";
        Delivered = "delivered", "11. Biên bản triển khai thông báo", "11. Minutes of its delivery";
        Indexed = "indexed", "12. Mục lục hồ sơ", "12. Index of papers";
    }
}

/// The paper of one step: when it was made, and what it is called or numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepPaper {
    pub step: InspectionStep,
    pub date: Option<NaiveDate>,
    pub paper: String,
}

impl StepPaper {
    pub fn vietnamese(&self) -> String {
        let date = self.date.map(vietnamese).unwrap_or_default();
        let said = [date, self.paper.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        format!("{}: {}", self.step.vietnamese(), said.join(", "))
    }
}

/// [step, date or null, paper]
impl FieldValue for StepPaper {
    fn from_value(value: &Value) -> Option<StepPaper> {
        let paper = value.part(2).as_text().unwrap_or_default().to_owned();
        Some(StepPaper { step: value.part(0).as_text()?.parse().ok()?, date: value.part(1).as_day(), paper })
    }

    fn to_value(&self) -> Value {
        let step = Value::text(self.step.as_str());
        Value::List(vec![step, Value::optional(self.date, Value::day), Value::text(&self.paper)])
    }
}

/// In the order of the steps; none is stored as null.
impl FieldValue for Vec<StepPaper> {
    fn from_value(value: &Value) -> Option<Vec<StepPaper>> {
        Some(value.as_list()?.iter().filter_map(StepPaper::from_value).collect())
    }

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Null } else { Value::List(self.iter().map(StepPaper::to_value).collect()) }
    }
}
