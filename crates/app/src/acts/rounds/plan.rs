//! The five parts that a plan must state: reading and storing them, and their first contents from what is known
//! of the round.

use crate::messages::CallError;
use crate::messages::rounds::{Plan, PlanPart as Part};
use crate::reading;
use domain::FieldValue;
use domain::catalogue::Fields;
use domain::dates::CivilDate;
use domain::rounds::{PlanPart, PlanText};
use journal::Value;

/// A plan of which each part is found by its name.
pub(super) fn of(part: impl Fn(PlanPart) -> Part) -> Plan {
    Plan {
        purpose: part(PlanPart::Purpose),
        content: part(PlanPart::Content),
        speakers: part(PlanPart::Speakers),
        logistics: part(PlanPart::Logistics),
        implementation: part(PlanPart::Implementation),
    }
}

pub(super) fn read(row: &dyn Fields) -> Plan {
    of(|part| {
        let PlanText { text, done } = row.value(part.field()).and_then(PlanText::from_value).unwrap_or_default();
        Part { text, done }
    })
}

fn part_of(plan: &Plan, part: PlanPart) -> &Part {
    match part {
        PlanPart::Purpose => &plan.purpose,
        PlanPart::Content => &plan.content,
        PlanPart::Speakers => &plan.speakers,
        PlanPart::Logistics => &plan.logistics,
        PlanPart::Implementation => &plan.implementation,
    }
}

pub(super) fn stored(plan: &Plan) -> Result<Vec<(u16, Value)>, CallError> {
    let stored = |part: &PlanPart| {
        let said = part_of(plan, *part);
        let text = reading::lines(&said.text, "plan")?;
        Ok((part.field(), PlanText { text, done: said.done }.to_value()))
    };
    PlanPart::ALL.iter().map(stored).collect()
}

/// Stands in a copied plan for a date that is not known yet.
const NO_DAY_YET: &str = "…/…/…";

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

/// The plan of an earlier round for a new one. A part that nobody had changed is written anew; in the others the
/// documents and dates of the earlier round give way to those of the new one.
pub(super) fn carried(earlier: &Plan, then: &Known<'_>, now: &Known<'_>) -> Plan {
    let (first_then, first_now) = (first(then), first(now));
    let changes = changes(then, now);
    of(|part| {
        let text = part_of(earlier, part).text.trim();
        if text.is_empty() || text == part_of(&first_then, part).text {
            return part_of(&first_now, part).clone();
        }
        Part { text: replaced(text, &changes), done: false }
    })
}

/// The words of an earlier plan that would be wrong in a new one, and what stands there instead.
fn changes(then: &Known<'_>, now: &Known<'_>) -> Vec<(String, String)> {
    let mut changes = Vec::new();
    if !then.documents.is_empty() && !now.documents.is_empty() {
        changes.push((then.documents.to_owned(), now.documents.to_owned()));
    }
    let days =
        [(then.from, now.from), (then.to, now.to), (then.deadline, now.deadline), (then.essay_due, now.essay_due)];
    for (then, now) in days {
        if let Some(then) = vietnamese(then) {
            changes.push((then, vietnamese(now).unwrap_or_else(|| NO_DAY_YET.to_owned())));
        }
    }
    changes
}

/// Each replacement is made in the text as it was, so that none replaces what another put in.
fn replaced(text: &str, changes: &[(String, String)]) -> String {
    let (mut replaced, mut rest) = (String::new(), text);
    let next = |rest: &str| {
        let found = changes.iter().filter_map(|change| rest.find(&change.0).map(|at| (at, change)));
        found.min_by_key(|(at, _)| *at)
    };
    while let Some((at, (then, now))) = next(rest) {
        replaced.push_str(&rest[..at]);
        replaced.push_str(now);
        rest = &rest[at + then.len()..];
    }
    replaced + rest
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
