//! The five parts that a plan must state: reading and storing them, and their first contents from what is known
//! of the round.

use crate::messages::CallError;
use crate::messages::rounds::{Plan, PlanPart as Part};
use crate::reading;
use domain::FieldValue;
use domain::dates::CivilDate;
use domain::rounds::{PlanPart, PlanText};
use journal::Value;
use store::Row;

pub(super) fn read(row: &Row) -> Plan {
    let part = |part: PlanPart| {
        let PlanText { text, done } = row.parts(part.field()).unwrap_or_default();
        Part { text, done }
    };
    Plan {
        purpose: part(PlanPart::Purpose),
        content: part(PlanPart::Content),
        speakers: part(PlanPart::Speakers),
        logistics: part(PlanPart::Logistics),
        implementation: part(PlanPart::Implementation),
    }
}

pub(super) fn stored(plan: &Plan) -> Result<Vec<(u16, Value)>, CallError> {
    let parts = [
        (PlanPart::Purpose, &plan.purpose),
        (PlanPart::Content, &plan.content),
        (PlanPart::Speakers, &plan.speakers),
        (PlanPart::Logistics, &plan.logistics),
        (PlanPart::Implementation, &plan.implementation),
    ];
    let stored = |(part, said): (PlanPart, &Part)| {
        let text = reading::lines(&said.text, "plan")?;
        Ok((part.field(), PlanText { text, done: said.done }.to_value()))
    };
    parts.into_iter().map(stored).collect()
}

/// What is known of a round when it is created. Dates are in stored form, empty when unknown.
pub(super) struct Known<'a> {
    pub documents: &'a str,
    pub from: &'a str,
    pub to: &'a str,
    pub deadline: &'a str,
    pub essay_due: &'a str,
    pub owes_essays: bool,
    pub superior: &'a str,
}

/// A first plan; the secretary can change every part of it.
pub(super) fn first(known: &Known<'_>) -> Plan {
    let studied = if known.documents.is_empty() { "các văn bản của cấp trên" } else { known.documents };
    let part = |text: String| Part { text, done: false };
    Plan {
        purpose: part(format!(
            "Giúp đảng viên trong chi bộ nắm vững những nội dung cơ bản, điểm mới của {studied}; thống nhất nhận thức và hành động, liên hệ \
             trách nhiệm của từng người. Học tập nghiêm túc, đúng thành phần; ai vắng phải báo, có lý do và học bổ sung."
        )),
        content: part(format!(
            "Học tập, quán triệt {studied}. Báo cáo viên trình bày nội dung; dành thời gian trao đổi, thảo luận và giải đáp. \
             Hình thức: học tập trung, trực tiếp hoặc trực tuyến."
        )),
        speakers: part(
            "Báo cáo viên: theo phân công của cấp trên hoặc do chi bộ phân công. Thành phần: toàn thể đảng viên của chi bộ; \
             mời thêm người ngoài Đảng nếu cần."
                .to_owned(),
        ),
        logistics: part(logistics(known)),
        implementation: part(implementation(known)),
    }
}

fn logistics(known: &Known<'_>) -> String {
    let time = match (vietnamese(known.from), vietnamese(known.to)) {
        (Some(from), Some(to)) if from == to => format!("Thời gian: ngày {from}."),
        (Some(from), Some(to)) => format!("Thời gian: từ ngày {from} đến ngày {to}."),
        (Some(from), None) => format!("Thời gian: từ ngày {from}."),
        (None, Some(to)) => format!("Thời gian: xong trước ngày {to}."),
        (None, None) => "Thời gian: chi bộ thông báo sau.".to_owned(),
    };
    format!(
        "{time} Địa điểm: nhà sinh hoạt cộng đồng hoặc điểm cầu cấp trên bố trí. Chuẩn bị khánh tiết, âm thanh, tài liệu trước buổi học."
    )
}

fn implementation(known: &Known<'_>) -> String {
    let mut sentences = vec![
        "Bí thư chi bộ chịu trách nhiệm chung; chi bộ thông báo đến từng đảng viên, điểm danh từng buổi, tổ chức học bổ sung cho người vắng.".to_owned(),
    ];
    match vietnamese(known.essay_due) {
        Some(day) => sentences.push(format!("Nộp bài thu hoạch trước ngày {day}.")),
        None if known.owes_essays => sentences.push("Nộp bài thu hoạch sau đợt học.".to_owned()),
        None => {}
    }
    let to = if known.superior.is_empty() { "cấp trên" } else { known.superior };
    sentences.push(match vietnamese(known.deadline) {
        Some(day) => format!("Báo cáo kết quả về {to} trước ngày {day}."),
        None => format!("Kết thúc đợt học, báo cáo kết quả về {to}."),
    });
    sentences.join(" ")
}

fn vietnamese(stored: &str) -> Option<String> {
    CivilDate::parse_optional(stored).ok().flatten().map(CivilDate::vietnamese)
}
