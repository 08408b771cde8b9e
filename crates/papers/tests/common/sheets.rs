//! Sheets that are no official papers.

use super::s;
use papers::*;

const SUPERIOR: &str = "Đảng ủy xã Nà Tăm";
const CELL: &str = "Chi bộ bản Nà Tăm";

pub fn task_table() -> ProgrammeTable {
    let task = |what: &str, lead: &str, standing: &str| TaskLine {
        group: s("Kinh tế"),
        what: s(what),
        lead: s(lead),
        with: s("Đoàn thanh niên"),
        product: s("300 m đường bê tông"),
        deadline: s("30/11/2026"),
        standing: s(standing),
    };
    ProgrammeTable {
        superior: s(SUPERIOR),
        cell: s(CELL),
        title: s("Chương trình hành động thực hiện Nghị quyết số 12-NQ/ĐU"),
        number: s("Số 03-CTr/CB, ngày 12/09/2026"),
        tasks: vec![task("Làm đường vào bản", "Lò Văn An", "Đúng hạn"), task("Họp dân", "Vàng Thị Mỷ", "Quá hạn")],
    }
}

pub fn evidence() -> EvidenceSheet {
    let criterion = |name: &str, most: &str, evidence: &[&str]| EvidenceCriterion {
        name: s(name),
        most: s(most),
        evidence: evidence.iter().map(|line| s(line)).collect(),
        ..EvidenceCriterion::default()
    };
    EvidenceSheet {
        superior: s(SUPERIOR),
        cell: s(CELL),
        scheme: s("Quy định 366-QĐ/TW"),
        period: s("năm 2026"),
        name: s("Vàng Thị Mỷ"),
        birth_year: s("1966"),
        criteria: vec![
            EvidenceCriterion { is_group: true, ..criterion("Nhóm tiêu chí chung", "30", &[]) },
            criterion("Phẩm chất chính trị", "18", &["Dự 3/3 buổi học.", "Đã nộp 1/1 bài thu hoạch."]),
            criterion("Đổi mới", "4", &[]),
        ],
        sum: String::new(),
        not_rated: String::new(),
        own_level: String::new(),
        level: String::new(),
        note: String::new(),
    }
}

pub fn held() -> HeldSheet {
    let row = |day: &str, lines: &[&str]| HeldRow {
        day: s(day),
        lines: lines.iter().map(|line| s(line)).collect(),
        changes: s("1"),
    };
    HeldSheet {
        superior: s(SUPERIOR),
        cell: s(CELL),
        name: s("Vàng Thị Mỷ"),
        birth_year: s("1966"),
        day: s("12/11/2026"),
        kinds: vec![HeldKind {
            name: s("Điểm danh"),
            keep: s("5 năm"),
            kept: vec![s("Lý do vắng: niêm phong, chỉ chi bộ mở được.")],
            rows: vec![row("31/01/2026", &["Vắng có lý do", "Lý do: việc riêng"]), row("12/02/2026", &["Có mặt"])],
        }],
        unread: vec![s("Phiếu đánh giá (1)")],
    }
}

pub fn questionnaire() -> Questionnaire {
    let question = |text: &str, choices: &[&str], way| AskedQuestion {
        text: s(text),
        choices: choices.iter().map(|choice| s(choice)).collect(),
        way,
    };
    Questionnaire {
        superior: s(SUPERIOR),
        cell: s(CELL),
        title: s("Kiểm tra nhận thức sau học tập Chỉ thị số 01-CT/TW"),
        held: s("Ngày 12/03/2026, sinh hoạt chi bộ tháng 3"),
        questions: vec![
            question("Chỉ thị nêu mấy nhóm nhiệm vụ?", &["A. Ba", "B. Năm"], WayToAnswer::One),
            question("Đồng chí đã đọc văn bản mấy lần?", &[], WayToAnswer::Number),
            question("Đồng chí đề xuất gì?", &[], WayToAnswer::Words),
        ],
    }
}

pub fn awareness_result() -> AwarenessResult {
    let line = |label: &str, count: &str, share: &str| (s(label), s(count), s(share));
    AwarenessResult {
        superior: s(SUPERIOR),
        cell: s(CELL),
        title: s("Kiểm tra nhận thức sau học tập Chỉ thị số 01-CT/TW"),
        held: s("Ngày 12/03/2026, sinh hoạt chi bộ tháng 3"),
        sheets: s("18"),
        key: s("đáp án bản 2 (20/03/2026)"),
        tables: vec![ResultTable {
            question: s("Câu 1. Chỉ thị nêu mấy nhóm nhiệm vụ?"),
            lines: vec![line("A. Ba", "13", "72,22 %"), line("B. Năm", "5", "27,78 %")],
            words: String::new(),
        }],
        note: s("Số dưới 5 không nêu."),
    }
}
