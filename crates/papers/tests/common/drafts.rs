//! Papers of which the book holds a part, and people write the rest.

use super::meetings::{head, notice, signature};
use super::s;
use papers::*;

fn recipients() -> (Vec<String>, String) {
    (vec![s("Đảng ủy xã Nà Tăm (báo cáo)"), s("Các đồng chí đảng viên")], s("Lưu Chi bộ"))
}

pub fn study_plan() -> StudyPlan {
    let (recipients, archive) = recipients();
    StudyPlan {
        head: head("KH/CB", Some(3)),
        summary: s("Học tập, quán triệt Chỉ thị số 01-CT/TW"),
        grounds: vec![s("Căn cứ Kế hoạch số 12-KH/ĐU, ngày 05/9/2026 của Đảng ủy xã Nà Tăm")],
        purpose: s("Giúp đảng viên nắm vững nội dung cơ bản của Chỉ thị."),
        content: s("Học tập trung, trực tiếp.\nDành thời gian trao đổi, thảo luận."),
        speakers: s("Báo cáo viên xã; toàn thể đảng viên."),
        logistics: s("Ngày 12/11/2026 tại nhà văn hóa bản."),
        implementation: String::new(),
        recipients,
        archive,
        signature: signature(),
    }
}

pub fn essay_sheet() -> EssaySheet {
    EssaySheet {
        superior: s("Đảng ủy xã Nà Tăm"),
        cell: s("Chi bộ bản Nà Tăm"),
        round: s("Học tập, quán triệt Chỉ thị số 01-CT/TW"),
        name: s("Vàng Thị Mỷ"),
        birth_year: s("1966"),
        due: s("20/03/2026"),
        questions: vec![s("Nêu ba nhóm nhiệm vụ."), s("Liên hệ với công việc của đồng chí.")],
        guiding: s("Viết ngắn, có việc làm cụ thể."),
    }
}

pub fn action_programme() -> ActionProgramme {
    let (recipients, archive) = recipients();
    ActionProgramme {
        head: head("CTr/CB", Some(2)),
        summary: s("Thực hiện Nghị quyết số 12-NQ/ĐU"),
        grounds: vec![],
        goals: s("Năm 2026 làm xong đường vào bản."),
        tasks: super::sheets::task_table().tasks,
        reviews: vec![s("Sơ kết trước ngày 30/06/2027.")],
        recipients,
        archive,
        signature: signature(),
    }
}

pub fn commitment() -> Commitment {
    Commitment {
        superior: s("Đảng ủy xã Nà Tăm"),
        cell: s("Chi bộ bản Nà Tăm"),
        title: s("Năm 2026"),
        name: s("Vàng Thị Mỷ"),
        birth_year: s("1966"),
        goals: s("Vận động năm hộ làm chuồng trại xa nhà."),
        tasks: super::sheets::task_table().tasks,
    }
}

pub fn inspection() -> InspectionFile {
    let (recipients, archive) = recipients();
    let step = |step: &str, paper: &str, date: &str| StepLine { step: s(step), paper: s(paper), date: s(date) };
    InspectionFile {
        head: head("BC/CB", None),
        kind: s("Kiểm tra"),
        what: s("Việc chấp hành quy chế sinh hoạt"),
        member: s("Lò Văn An"),
        working_group: s("Thào A Dế (tổ trưởng), Lò Thị Ánh"),
        begun: s("02/11/2026"),
        merits: s("Dự đủ các kỳ sinh hoạt."),
        faults: s("Nộp bài thu hoạch chậm."),
        demands: s("Nộp bài đúng hạn từ quý I/2027."),
        right_by: s("31/12/2026"),
        steps: vec![step("1. Quyết định, kế hoạch", "KH 05-KH/CB", "02/11/2026"), step("2. Kế hoạch chi tiết", "", "")],
        recipients,
        archive,
        signature: signature(),
    }
}

pub fn hand_outs() -> HandOutList {
    let line = |title: &str, copies: &str, signed: &str| HandOutLine {
        title: s(title),
        language: s("Tiếng Việt"),
        copies: s(copies),
        to: s("Vàng Thị Mỷ"),
        given: s("05/11/2026"),
        back: String::new(),
        signed: s(signed),
    };
    HandOutList {
        superior: s("Đảng ủy xã Nà Tăm"),
        cell: s("Chi bộ bản Nà Tăm"),
        period: s("Từ 01/01/2026 đến 31/12/2026"),
        lines: vec![line("Chỉ thị số 01-CT/TW", "2", "Đã ký"), line("Tờ gấp", "11", "")],
        copies: s("13"),
    }
}

pub fn propaganda() -> PropagandaReport {
    let (recipients, archive) = recipients();
    let line = |channel: &str, figures: [&str; 3]| ChannelLine {
        channel: s(channel),
        entries: s(figures[0]),
        sessions: s(figures[1]),
        listeners: s(figures[2]),
    };
    PropagandaReport {
        head: head("BC/CB", Some(9)),
        summary: s("Công tác tuyên truyền từ 01/01/2026 đến 31/12/2026"),
        opening: s("Từ ngày 01/01/2026 đến ngày 31/12/2026, Chi bộ bản Nà Tăm đã tổ chức tuyên truyền như sau."),
        channels: vec![line("Tuyên truyền miệng", ["2", "3", "129"]), line("Loa truyền thanh", ["1", "12", ""])],
        total: line("Cộng", ["4", "15", "130"]),
        languages: s("Tiếng Việt, tiếng Lự"),
        recipients,
        archive,
        signature: signature(),
    }
}

pub fn period() -> PeriodReport {
    let (recipients, archive) = recipients();
    let figure = |label: &str, value: &str, note: &str| Figure { label: s(label), value: s(value), note: s(note) };
    PeriodReport {
        head: head("BC/CB", Some(10)),
        summary: s("Kết quả công tác tháng 11 năm 2026"),
        opening: s("Từ ngày 01/11/2026 đến ngày 30/11/2026, Chi bộ bản Nà Tăm báo cáo kết quả công tác như sau."),
        standing: s("Số liệu đếm từ sổ lúc 14 giờ 05 phút ngày 01/12/2026."),
        groups: vec![FigureGroup {
            caption: s("Sinh hoạt chi bộ"),
            figures: vec![figure("Số kỳ sinh hoạt", "1", ""), figure("Lượt có mặt", "18", "90,00 %")],
            chart: None,
        }],
        recipients,
        archive,
        signature: signature(),
    }
}

pub fn agenda() -> MeetingAgenda {
    let notice = notice();
    MeetingAgenda {
        superior: s("Đảng ủy xã Nà Tăm"),
        cell: s("Chi bộ bản Nà Tăm"),
        summary: notice.summary,
        time: notice.time,
        place: notice.place,
        chair: notice.chair,
        secretary: notice.secretary,
        topic: s("Học tập và làm theo Bác"),
        items: notice.items,
    }
}

/// One of each, by the name of its file.
pub fn every() -> Vec<(&'static str, Paper)> {
    let file = inspection();
    vec![
        ("ke-hoach", study_plan().paper()),
        ("bai-thu-hoach", essay_sheet().paper()),
        ("chuong-trinh-hanh-dong", action_programme().paper()),
        ("cam-ket", commitment().paper()),
        ("kiem-tra-ke-hoach", file.paper(InspectionPaper::Plan)),
        ("kiem-tra-bien-ban", file.paper(InspectionPaper::Minutes)),
        ("kiem-tra-bao-cao", file.paper(InspectionPaper::Report)),
        ("kiem-tra-thong-bao", file.paper(InspectionPaper::Conclusion)),
        ("kiem-tra-muc-luc", file.paper(InspectionPaper::Index)),
        ("giao-nhan-tai-lieu", hand_outs().paper()),
        ("bao-cao-tuyen-truyen", propaganda().paper()),
        ("bao-cao-thang", period().paper()),
        ("chuong-trinh-hop", agenda().paper()),
    ]
}
