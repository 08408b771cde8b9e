//! Papers of a meeting.

use super::s;
use papers::*;

pub fn head(symbol: &str, number: Option<u32>) -> DocumentHead {
    DocumentHead {
        superior: s("Đảng ủy xã Nà Tăm"),
        issuer: s("Chi bộ bản Nà Tăm"),
        number,
        symbol: s(symbol),
        place: s("Nà Tăm"),
        date: chrono::NaiveDate::from_ymd_opt(2026, 11, 5).expect("a day"),
    }
}

pub fn signature() -> Signature {
    Signature { on_behalf: s("T/M Chi bộ"), role: s("Bí thư"), name: s("Thào A Dế") }
}

const SUMMARY: &str = "Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026";

pub fn notice() -> MeetingNotice {
    let item = |text: &str, who: &str, papers: &str| NoticeItem { text: s(text), who: s(who), papers: s(papers) };
    MeetingNotice {
        head: head("TB/CB", Some(16)),
        summary: s(SUMMARY),
        time: s("19 giờ 30, ngày 05/11/2026"),
        place: s("Nhà văn hóa bản Nà Tăm"),
        chair: s("Thào A Dế"),
        secretary: s("Lò Thị Ánh"),
        topic: String::new(),
        items: vec![
            item("Thời sự trong nước, quốc tế", "Lò Văn An", ""),
            item("Phổ biến, quán triệt văn bản mới", "Hoàng Thị Pâng", "Chỉ thị số 01-CT/TW"),
            item("Tình hình tư tưởng đảng viên, quần chúng", "Thào A Dế", ""),
            item("Kết quả thực hiện nhiệm vụ tháng 10", "Thào A Dế", "Dự thảo nghị quyết"),
        ],
        papers_by: s("Tài liệu gửi đến đảng viên chậm nhất ngày 04/11/2026."),
        recipients: vec![s("Ban chi ủy"), s("Các đồng chí đảng viên")],
        archive: s("Lưu Chi bộ"),
        signature: signature(),
    }
}

pub fn minutes() -> MeetingMinutes {
    MeetingMinutes {
        head: head("BB/CB", None),
        summary: s(SUMMARY),
        place: s("Nhà văn hóa"),
        begun: s("19 giờ 30, ngày 05/11/2026"),
        ended: String::new(),
        attendance: MinutesHead { total: s("22"), exempt: s("2"), due: s("20"), ..MinutesHead::default() },
        chair: String::new(),
        secretary: s("Lò Thị Ánh"),
        items: vec![s("Thời sự")],
        vote: None,
    }
}

pub fn resolution() -> MeetingResolution {
    MeetingResolution {
        head: head("NQ/CB", Some(11)),
        summary: s(SUMMARY),
        opening: s("Ngày 05 tháng 11 năm 2026, Chi bộ bản Nà Tăm tổ chức sinh hoạt chi bộ thường kỳ tháng 11."),
        period: s("tháng 11"),
        politics: String::new(),
        work: s("Làm xong 300 m đường.\nThu hoạch lúa."),
        reported: vec![ReportedTask { what: s("Làm đường"), before: s("Chưa làm"), result: s("Đã xong") }],
        praise: String::new(),
        faults: String::new(),
        directions: String::new(),
        assigned: vec![AssignedTask { what: s("Họp dân"), lead: s("Lò Văn An"), deadline: s("20/11/2026") }],
        organisation: String::new(),
        quality: String::new(),
        vote: Some(Voted { in_favour: s("12"), of: s("12"), rate: s("100,00 %") }),
        recipients: Vec::new(),
        archive: s("Lưu Chi bộ"),
        signature: signature(),
    }
}
