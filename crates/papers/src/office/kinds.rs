//! What the files of an office's set are called.

use crate::PaperKind;

/// The manifest of a set.
pub const MANIFEST: &str = "bo-mau.json";

const FILES: [(PaperKind, &str); 25] = [
    (PaperKind::StudyPlan, "ke-hoach-hoc-tap"),
    (PaperKind::RoundReport, "bao-cao-dot"),
    (PaperKind::PeriodReport, "bao-cao-ky"),
    (PaperKind::MeetingNotice, "thong-bao-hop"),
    (PaperKind::MeetingAgenda, "chuong-trinh-hop"),
    (PaperKind::Minutes, "bien-ban"),
    (PaperKind::Resolution, "nghi-quyet"),
    (PaperKind::ActionProgramme, "chuong-trinh-hanh-dong"),
    (PaperKind::Commitment, "cam-ket"),
    (PaperKind::InspectionPlan, "kiem-tra-ke-hoach"),
    (PaperKind::InspectionMinutes, "kiem-tra-bien-ban"),
    (PaperKind::InspectionReport, "kiem-tra-bao-cao"),
    (PaperKind::InspectionConclusion, "kiem-tra-thong-bao"),
    (PaperKind::InspectionIndex, "kiem-tra-muc-luc"),
    (PaperKind::RollCallSheet, "phieu-diem-danh"),
    (PaperKind::EssaySheet, "bai-thu-hoach"),
    (PaperKind::HandOutList, "giao-nhan-tai-lieu"),
    (PaperKind::PropagandaReport, "bao-cao-tuyen-truyen"),
    (PaperKind::Evidence, "tu-lieu-danh-gia"),
    (PaperKind::Questionnaire, "phieu-hoi"),
    (PaperKind::AwarenessResult, "ket-qua-phieu-hoi"),
    (PaperKind::TaskTable, "bang-nhiem-vu"),
    (PaperKind::MeetingHandOver, "chuyen-so-lieu-hop"),
    (PaperKind::RoundHandOver, "chuyen-so-lieu-dot"),
    (PaperKind::List, "danh-sach"),
];

/// "bao-cao-dot"; `None` for papers that have no form of an office.
#[must_use]
pub fn file_stem(kind: PaperKind) -> Option<&'static str> {
    FILES.iter().find(|(of, _)| *of == kind).map(|(_, name)| *name)
}

pub fn of_file(name: &str) -> Option<PaperKind> {
    of_stem(name.to_lowercase().strip_suffix(".docx")?)
}

/// The kind of paper whose files have this name.
#[must_use]
pub fn of_stem(stem: &str) -> Option<PaperKind> {
    FILES.iter().find(|(_, of)| *of == stem).map(|(kind, _)| *kind)
}

/// Whether the paper bears a number, recipients and a signature.
pub const fn is_official(kind: PaperKind) -> bool {
    matches!(
        kind,
        PaperKind::StudyPlan
            | PaperKind::RoundReport
            | PaperKind::PeriodReport
            | PaperKind::MeetingNotice
            | PaperKind::Resolution
            | PaperKind::ActionProgramme
            | PaperKind::InspectionPlan
            | PaperKind::InspectionReport
            | PaperKind::InspectionConclusion
            | PaperKind::PropagandaReport
    )
}
