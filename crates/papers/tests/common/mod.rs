//! The figures of a round of the synthetic cell, as a caller would pass them.
#![allow(dead_code, reason = "each test binary uses its own papers")]

pub mod drafts;
pub mod meetings;
pub mod office;
pub mod said;
pub mod sheets;

use chrono::NaiveDate;
use papers::*;

/// One of each paper, by the name of its file.
pub fn every() -> Vec<(&'static str, Paper)> {
    let papers = vec![
        ("bao-cao", report().paper()),
        ("bao-cao-dang-uy", committee_report().paper()),
        ("thong-bao", meetings::notice().paper()),
        ("bien-ban", meetings::minutes().paper()),
        ("nghi-quyet", meetings::resolution().paper()),
        ("phieu-diem-danh", roll_call().paper()),
        ("bang-nhiem-vu", sheets::task_table().paper()),
        ("tu-lieu-danh-gia", sheets::evidence().paper()),
        ("so-ghi-gi-ve-toi", sheets::held().paper()),
        ("phieu-hoi", sheets::questionnaire().paper()),
        ("ket-qua-phieu-hoi", sheets::awareness_result().paper()),
    ];
    [papers, drafts::every()].concat()
}

pub fn s(text: &str) -> String {
    text.to_owned()
}

fn figure(label: &str, value: &str, note: &str) -> Figure {
    Figure { label: s(label), value: s(value), note: s(note) }
}

pub fn report() -> RoundReport {
    RoundReport {
        head: DocumentHead {
            superior: s("Đảng ủy xã Nà Tăm"),
            issuer: s("Chi bộ bản Nà Tăm"),
            number: Some(5),
            symbol: s("BC/CB"),
            place: s("Nà Tăm"),
            date: NaiveDate::from_ymd_opt(2026, 2, 3).expect("a day"),
        },
        summary: s("Kết quả học tập, quán triệt Chỉ thị số 01-CT/TW"),
        opening: vec![s(
            "Thực hiện Công văn số 1039-CV/HU ngày 12/01/2026, Chi bộ bản Nà Tăm báo cáo kết quả học tập, quán triệt Chỉ thị số 01-CT/TW như sau:",
        )],
        standing: Standing::Provisional { as_of: s("14 giờ 05 phút ngày 03/02/2026") },
        leadership: vec![s(
            "Chi ủy ban hành kế hoạch, phân công báo cáo viên và chuẩn bị điểm cầu tại nhà văn hóa bản.",
        )],
        study: study(),
        units: None,
        essays: EssayFigures {
            due: s("16"),
            received: s("15"),
            owing: s("1"),
            exempt: s("3"),
            grades: vec![
                figure("Tốt", "6", "40,00 %"),
                figure("Khá", "6", "40,00 %"),
                figure("Trung bình", "3", "20,00 %"),
            ],
            not_graded: s("3"),
            note: s("Cộng các tỷ lệ được 100,00 %."),
        },
        action_programmes: vec![],
        propaganda: vec![s("Tuyên truyền 02 cuộc tại họp bản, 129 lượt người nghe, bằng tiếng Kinh và tiếng Lự.")],
        checks: vec![],
        strengths: vec![s("Tổ chức học bổ sung ngay trong tháng cho đảng viên đi làm ăn xa.")],
        shortcomings: vec![],
        next_steps: vec![s("Hoàn thành học bổ sung và thu bài thu hoạch còn lại.")],
        proposals: vec![],
        recipients: vec![s("Đảng ủy xã Nà Tăm (báo cáo)"), s("Các đồng chí chi ủy viên")],
        archive: s("Lưu Chi bộ"),
        signature: Signature { on_behalf: s("T/M Chi bộ"), role: s("Bí thư"), name: s("Thào A Dế") },
    }
}

fn study() -> StudyFigures {
    let absentee = |name: &str, reason: &str, made_up: &str| Absentee {
        name: s(name),
        session: s("31/01/2026"),
        reason: s(reason),
        made_up: s(made_up),
    };
    StudyFigures {
        due: s("19"),
        present: s("15"),
        absent_with_reason: s("4"),
        absent_without: s("0"),
        present_rate: s("78,95 %"),
        made_up: s("3"),
        studied: s("18"),
        studied_rate: s("94,74 %"),
        owing: s("1"),
        more: vec![
            figure("Đảng viên được miễn có dự", "2", "không tính tỷ lệ"),
            figure("Người dự học không phải đảng viên", "34.800", "98,96 % của 35.166"),
        ],
        sessions: vec![SessionLine {
            date: s("31/01/2026"),
            form: s("Trực tuyến"),
            place: s("Nhà văn hóa bản Nà Tăm"),
            speaker: s("Báo cáo viên tỉnh"),
            summoned: s("19"),
            present: s("15"),
        }],
        absentees: vec![
            absentee("Tẩn Tả Quẩy (1991)", "Đi làm ăn xa", "Ngày 12/02/2026 tại xã"),
            absentee("Vàng Thị Mỷ (1966)", "Việc riêng, sức khỏe", "Ngày 12/02/2026 tại xã"),
            absentee("Lý A Dế (1961)", "Công tác", "Ngày 14/02/2026 tại chi bộ"),
            absentee("Đặng Thanh Uỷ (2000)", "Học tập, tập huấn", ""),
        ],
    }
}

pub fn committee_report() -> RoundReport {
    let unit = |name: &str, figures: [&str; 5], standing: &str| UnitLine {
        unit: s(name),
        due: s(figures[0]),
        studied: s(figures[1]),
        made_up: s(figures[2]),
        owing: s(figures[3]),
        essays: s(figures[4]),
        standing: s(standing),
    };
    let units = (1..=40).map(|n| {
        if n % 5 == 0 {
            unit(&format!("Chi bộ bản số {n}"), [""; 5], "Chưa có số liệu")
        } else {
            unit(&format!("Chi bộ bản số {n}"), ["19", "18", "3", "1", "15"], "Đã chốt")
        }
    });
    let report = report();
    RoundReport {
        head: DocumentHead {
            superior: s("Tỉnh ủy Lai Châu"),
            issuer: s("Đảng ủy xã Nà Tăm"),
            number: Some(112),
            symbol: s("BC/ĐU"),
            ..report.head
        },
        standing: Standing::Final {
            at: s("17 giờ 20 phút ngày 12/11/2026"),
            by: s("Hoàng Thị Pâng"),
            late: String::new(),
        },
        units: Some(UnitFigures {
            coverage: s("32/40 chi bộ đã gửi; 8 chi bộ chưa có số liệu"),
            units: units.collect(),
        }),
        archive: s("Lưu Văn phòng Đảng ủy"),
        signature: Signature {
            on_behalf: s("T/M Ban Thường vụ"), role: s("Phó Bí thư"), name: s("Hoàng Thị Pâng")
        },
        ..report
    }
}

pub fn roll_call() -> RollCallSheet {
    let names =
        ["Thào A Dế", "Hoàng Thị Pâng", "Giàng Thị Dợ", "Phàn Tả Vạng", "Đặng Thanh Uỷ", "Vàng Thị Khẻo", "Đỗ Đức Ước"];
    RollCallSheet {
        superior: s("Đảng ủy xã Nà Tăm"),
        cell: s("Chi bộ bản Nà Tăm"),
        round: s("Học tập, quán triệt Chỉ thị số 01-CT/TW"),
        session: s("Buổi học ngày 12/3/2026, 19 giờ 00"),
        place: s("Nhà văn hóa bản Nà Tăm"),
        form: s("Trực tiếp"),
        chair: String::new(),
        speaker: s("Thào A Dế"),
        standing: String::new(),
        sum: String::new(),
        members: (0..28)
            .map(|n| SheetMember {
                name: s(names[n % names.len()]),
                born_year: format!("19{}", 50 + n),
                mark: None,
                note: if n == 5 { s("Miễn công tác và sinh hoạt đảng") } else { String::new() },
            })
            .collect(),
    }
}

pub fn recovery() -> RecoverySheet {
    let words =
        "bản suối nương ruộng thóc ngô khoai sắn mây mưa nắng gió núi rừng cây hoa lá quả chim cá trâu bò ngựa dê";
    RecoverySheet {
        cell: s("Chi bộ bản Nà Tăm"),
        person: s("Thào A Dế"),
        made_on: s("12/11/2026"),
        words: words.split(' ').map(s).collect(),
        opens: papers::Opens::Book,
    }
}

pub fn invite() -> InviteSheet {
    InviteSheet {
        superior: s("Đảng ủy xã Nà Tăm"),
        cell: s("Chi bộ bản <Nà Tăm>"),
        server_address: s("https://so.natam.example:8443"),
        code: s("K7QF-2M9X-4TRD-8WHE-5BCN"),
        expires: s("17 giờ 00 ngày 15/11/2026"),
        contact: s("Hoàng Thị Pâng, 0912 000 000"),
    }
}

pub fn ledger() -> Ledger {
    let row = |n: u64| LedgerRow {
        date: format!("{:02}/3/2026", n + 1),
        document: s("Chỉ thị số 01-CT/TW ngày 05/01/2026 về tăng cường học tập, quán triệt nghị quyết của Đảng"),
        form: s("Trực tuyến"),
        speaker: s("Báo cáo viên tỉnh"),
        place: s("Nhà văn hóa bản"),
        summoned: Some(34_800 + n),
        present: (n != 2).then_some(15 + n),
        absent: s("4: công tác 1, đi làm ăn xa 2, học tập 1"),
        made_up: s("3: ngày 12/4/2026 tại xã"),
        essays: s("15/16"),
        grades: s("Tốt 6, Khá 6, Trung bình 3"),
        note: if n == 1 { s("=HYPERLINK(\"http://x\")") } else { String::new() },
    };
    let person = |name: &str| LedgerPerson {
        name: s(name),
        born_year: s("1979"),
        round: s("Chỉ thị số 01-CT/TW"),
        mark: s("Vắng có lý do"),
        reason: s("Công tác"),
        made_up: s("12/4/2026 tại xã"),
        essay: s("Đã nộp"),
        grade: s("Khá"),
    };
    Ledger {
        superior: s("Đảng ủy xã Nà Tăm"),
        cell: s("Chi bộ bản Nà Tăm"),
        period: s("Năm 2026"),
        standing: Standing::Provisional { as_of: s("14 giờ 05 phút ngày 12/11/2026") },
        rows: (0..6).map(row).collect(),
        people: vec![person("Thào A Dế"), person("@Lý A Dế")],
    }
}

pub fn round_table() -> RoundTable {
    let sent = |n: u64| RoundTableRow {
        cell: format!("Chi bộ bản số {n}"),
        due: Some(19),
        studied: Some(18),
        rate: s("94,74 %"),
        made_up: Some(3),
        owing: Some(1),
        unmarked: Some(0),
        essays_due: Some(16),
        essays: Some(15),
        sessions: Some(2),
        turns: Some(34),
        points: Some(1),
        standing: s("Tạm tính"),
        last_receipt: s("17:20 ngày 12/11/2026"),
        laptop: s("Máy 1"),
        contact: s("+84 912 000 000"),
        silent: false,
    };
    let silent = RoundTableRow {
        cell: s("Chi bộ bản Hon"),
        standing: s("Chưa có số liệu"),
        silent: true,
        ..RoundTableRow::default()
    };
    RoundTable {
        superior: s("Đảng ủy xã Nà Tăm"),
        round: s("Đợt học tập Chỉ thị số 01-CT/TW"),
        coverage: s("2/3 chi bộ đã gửi; 1 chi bộ chưa có số liệu"),
        as_of: s("17 giờ 20 ngày 12/11/2026"),
        rows: vec![sent(1), silent, sent(3)],
        total: Some(RoundTableRow {
            cell: s("Cộng 2 chi bộ đã gửi"),
            due: Some(38),
            studied: Some(36),
            rate: s("94,74 %"),
            ..RoundTableRow::default()
        }),
    }
}
