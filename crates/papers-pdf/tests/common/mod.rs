//! Papers of a synthetic cell, and the measures of HD 05.
#![allow(dead_code, reason = "each test binary uses its own papers")]

use chrono::NaiveDate;
use papers::*;

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

pub fn made() -> NaiveDate {
    day(2026, 11, 30)
}

/// HD 05-HD/VPTW, 27/5/2026.
pub fn hd_05() -> TemplateSet {
    in_force(&[], made()).clone()
}

pub fn s(text: &str) -> String {
    text.to_owned()
}

pub fn head() -> DocumentHead {
    DocumentHead {
        superior: s("Đảng ủy xã Nà Tăm"),
        issuer: s("Chi bộ bản Nà Tăm"),
        number: Some(5),
        symbol: s("BC/CB"),
        place: s("Nà Tăm"),
        date: day(2026, 11, 30),
    }
}

pub fn title(name: &str, line: &str) -> Title {
    Title { name: s(name), lines: vec![TitleLine { text: s(line), style: TitleStyle::Bold }], rule: true }
}

pub fn signed() -> End {
    End::Recipients {
        recipients: vec![s("Đảng ủy xã Nà Tăm (báo cáo)"), s("Các đồng chí chi ủy viên")],
        archive: s("Lưu Chi bộ"),
        signature: Signature { on_behalf: s("T/M Chi bộ"), role: s("Bí thư"), name: s("Thào A Dế") },
    }
}

pub fn paper(blocks: Vec<Block>) -> Paper {
    Paper {
        kind: PaperKind::RoundReport,
        top: Top::Letterhead { head: head(), dated: true },
        title: title("BÁO CÁO", "Kết quả học tập, quán triệt Chỉ thị số 01-CT/TW"),
        blocks,
        end: signed(),
        landscape: false,
    }
}

pub fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: s(text) }
}

/// A report with every kind of block that reports have.
pub fn report() -> Paper {
    paper(vec![
        Block::Grounds(vec![
            s("Căn cứ Quy định số 399-QĐ/TW, ngày 09/01/2026 của Bộ Chính trị"),
            s("Căn cứ Kế hoạch số 12-KH/ĐU, ngày 05/9/2026 của Đảng ủy xã Nà Tăm"),
        ]),
        Block::Text(s(
            "Thực hiện Công văn số 1039-CV/ĐU, ngày 12/01/2026, Chi bộ bản Nà Tăm báo cáo kết quả học tập, quán triệt Chỉ thị số 01-CT/TW như sau:",
        )),
        heading(1, "I- CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"),
        Block::Text(s("Chi ủy ban hành kế hoạch, phân công báo cáo viên và chuẩn bị điểm cầu tại nhà văn hóa bản.")),
        heading(1, "II- KẾT QUẢ HỌC TẬP"),
        heading(2, "1. Số liệu chung"),
        Block::Text(s("Tổng số phải dự 19 đồng chí, có mặt 15, đạt 78,95 %; học bổ sung 3; đã học 18, đạt 94,74 %.")),
        Block::Table(sessions()),
        heading(2, "2. Bài thu hoạch"),
        Block::Chart(grades()),
        heading(2, "3. Tỷ lệ qua các đợt"),
        Block::Chart(rates()),
        heading(2, "4. Tuyên truyền"),
        Block::Chart(channels()),
        Block::Text(s("Tuyên truyền 02 cuộc tại họp bản, 129 lượt người nghe, bằng tiếng Kinh và tiếng Lự.")),
        Block::Note(s("Số liệu tạm tính đến 14 giờ 05 phút, ngày 30/11/2026.")),
    ])
}

pub fn sessions() -> Table {
    Table::new(
        vec![
            Column::figure("TT", 1),
            Column::text("Ngày, địa điểm", 6),
            Column::text("Báo cáo viên", 5),
            Column::figure("Triệu tập", 2),
            Column::figure("Có mặt", 2),
        ],
        vec![
            ["1", "31/01/2026, Nhà văn hóa bản Nà Tăm", "Báo cáo viên tỉnh", "19", "15"].map(s).to_vec(),
            ["2", "14/02/2026, Hội trường xã", "Đồng chí Bí thư Đảng ủy", "4", "—"].map(s).to_vec(),
        ],
    )
    .captioned("Các buổi học")
}

fn series(name: &str, figures: &[(Option<f64>, &str)]) -> Series {
    Series {
        name: s(name),
        values: figures.iter().map(|(value, _)| *value).collect(),
        printed: figures.iter().map(|(_, text)| s(text)).collect(),
    }
}

pub fn grades() -> Chart {
    Chart {
        title: s("Bài thu hoạch theo xếp loại"),
        shape: ChartShape::Columns,
        labels: ["Tốt", "Khá", "Trung bình", "Chưa đạt", "Chưa chấm"].map(s).to_vec(),
        series: vec![
            series("Đợt 1", &[(Some(6.0), "6"), (Some(6.0), "6"), (Some(3.0), "3"), (Some(0.0), "0"), (None, "—")]),
            series(
                "Đợt 2",
                &[(Some(9.0), "9"), (Some(5.0), "5"), (Some(2.0), "2"), (Some(1.0), "1"), (Some(3.0), "3")],
            ),
        ],
        unit: s("bài"),
        has_table: false,
    }
}

/// The third round has no figure of the one series.
pub fn rates() -> Chart {
    Chart {
        title: s("Tỷ lệ qua các đợt học tập"),
        shape: ChartShape::Lines,
        labels: ["3/2026", "5/2026", "7/2026", "9/2026", "11/2026"].map(s).to_vec(),
        series: vec![
            series(
                "Đã học",
                &[
                    (Some(94.74), "94,74"),
                    (Some(100.0), "100,00"),
                    (None, "—"),
                    (Some(88.89), "88,89"),
                    (Some(95.0), "95,00"),
                ],
            ),
            series(
                "Có mặt",
                &[
                    (Some(78.95), "78,95"),
                    (Some(84.21), "84,21"),
                    (Some(70.0), "70,00"),
                    (Some(66.67), "66,67"),
                    (Some(80.0), "80,00"),
                ],
            ),
        ],
        unit: s("%"),
        has_table: false,
    }
}

pub fn channels() -> Chart {
    Chart {
        title: s("Tuyên truyền theo kênh"),
        shape: ChartShape::Stacked,
        labels: ["Họp bản", "Loa truyền thanh", "Nhóm Zalo", "Tại nhà", "Chợ phiên"].map(s).to_vec(),
        series: vec![
            series(
                "Tiếng Kinh",
                &[(Some(4.0), "4"), (Some(12.0), "12"), (Some(6.0), "6"), (Some(0.0), "0"), (Some(1.0), "1")],
            ),
            series(
                "Tiếng Lự",
                &[(Some(3.0), "3"), (Some(8.0), "8"), (Some(0.0), "0"), (Some(2.0), "2"), (Some(3.0), "3")],
            ),
            series(
                "Tiếng Mông",
                &[(Some(2.0), "2"), (Some(5.0), "5"), (None, "—"), (Some(4.0), "4"), (Some(1.0), "1")],
            ),
        ],
        unit: s("cuộc"),
        has_table: false,
    }
}

/// A report with a table of all members: the figures of each are in `12,34 %` of their own.
pub fn large_report(members: usize) -> Paper {
    let row = |at: usize| {
        vec![
            at.to_string(),
            format!("Lò Văn Số {at}"),
            s("Đã học"),
            format!("{},{:02} %", at % 100, at * 7 % 100),
            s("Tốt"),
        ]
    };
    let mut paper = report();
    paper.blocks.push(heading(1, "III- DANH SÁCH"));
    paper.blocks.push(Block::Table(Table::new(
        vec![
            Column::figure("TT", 1),
            Column::text("Họ và tên", 6),
            Column::text("Tình trạng", 3),
            Column::figure("Tỷ lệ dự", 3),
            Column::figure("Xếp loại", 2),
        ],
        (1..=members).map(row).collect(),
    )));
    paper
}

/// A commune's report of a year, one line for each cell.
pub fn commune_year(cells: usize) -> Paper {
    let row = |at: usize| {
        let mut row = vec![at.to_string(), format!("Chi bộ bản số {at}")];
        row.extend((0..8).map(|column| (at * 13 + column * 7).to_string()));
        row
    };
    let columns =
        ["Đợt", "Phải dự", "Có mặt", "Học bổ sung", "Đã học", "Bài phải nộp", "Bài đã nộp", "Cuộc tuyên truyền"];
    let mut table = vec![Column::figure("TT", 1), Column::text("Chi bộ", 6)];
    table.extend(columns.map(|name| Column::figure(name, 2)));
    let mut paper = report();
    paper.kind = PaperKind::PeriodReport;
    paper.title = title("BÁO CÁO", "Kết quả học tập, tuyên truyền năm 2026 của Đảng bộ xã");
    paper.landscape = true;
    paper.blocks.push(Block::Table(Table::new(table, (1..=cells).map(row).collect())));
    paper
}

/// The console's report of a year over so many cells, every fifth of which sent nothing.
pub fn commune_report(cells: usize) -> CommuneReport {
    let Paper { top: Top::Letterhead { head, .. }, .. } = report() else { panic!("a report has a head") };
    let round = |at: u32| CommuneRound {
        title: format!("Học tập chuyên đề số {at}"),
        sent: format!("{}/{cells}", cells - cells / 5),
        due: s("1.368"),
        studied: s("1.296"),
        studied_share: (at != 3).then_some(9_000 + 37 * at),
        essays_due: s("1.368"),
        essays: s("1.104"),
        essays_share: Some(8_000 + 51 * at),
    };
    let figure = |label: &str, value: &str| Figure { label: s(label), value: s(value), note: String::new() };
    let cell = |at: usize| {
        let is_silent = at.is_multiple_of(5);
        let known = |count: usize| (!is_silent).then_some(count as u64);
        CommuneCell {
            name: format!("Chi bộ bản số {at}"),
            sent: if is_silent { s("0/6") } else { s("6/6") },
            due: known(114),
            studied: known(108),
            rate: if is_silent { String::new() } else { s("94,74 %") },
            essays_due: known(114),
            essays: known(92),
            tasks: known(at % 7),
            tasks_late: known(at % 2),
            propaganda: known(at % 11),
        }
    };
    CommuneReport {
        summary: s("Kết quả học tập, quán triệt, thực hiện nhiệm vụ và tuyên truyền năm 2026"),
        opening: s("Đảng ủy xã Nà Tăm báo cáo kết quả của các chi bộ năm 2026 như sau."),
        standing: s("Số liệu lúc 17 giờ 20 ngày 30/11/2026."),
        rounds: (1..=6).map(round).collect(),
        essays: EssayFigures {
            grades: vec![
                figure("Tốt", "427"),
                figure("Khá", "512"),
                figure("Trung bình", "98"),
                figure("Không đạt", "0"),
            ],
            not_graded: s("67"),
            ..EssayFigures::default()
        },
        tasks: vec![figure("Xong đúng hạn", "120"), figure("Xong sau hạn", "14"), figure("Quá hạn, chưa xong", "9")],
        channels: ["Tuyên truyền miệng", "Loa truyền thanh", "Họp bản, tổ dân phố", "Zalo, mạng xã hội"]
            .map(|name| ChannelLine { channel: s(name), entries: s("84"), sessions: s("120"), listeners: s("4.200") })
            .to_vec(),
        cells: (1..=cells).map(cell).collect(),
        total: CommuneCell { name: s("Cộng"), ..cell(1) },
        recipients: vec![s("Tỉnh ủy (báo cáo)")],
        archive: s("Lưu Văn phòng Đảng ủy"),
        signature: Signature { on_behalf: s("T/M Ban Thường vụ"), role: s("Bí thư"), name: String::new() },
        head,
    }
}

/// A sheet to fill in by hand.
pub fn roll_call() -> Paper {
    let names = ["Lò Văn Ánh", "Tẩn Tả Quẩy", "Vàng Thị Mỷ", "Đặng Thanh Uỷ"];
    let row = |(at, name): (usize, &&str)| vec![(at + 1).to_string(), s(name), s("1971"), s(""), s(""), s(""), s("")];
    let signer = |role: &str| Signer { role: s(role), note: s("(Ký, ghi rõ họ tên)"), name: String::new() };
    Paper {
        kind: PaperKind::RollCallSheet,
        top: Top::Names { superior: s("Đảng ủy xã Nà Tăm"), cell: s("Chi bộ bản Nà Tăm") },
        title: Title {
            name: s("PHIẾU ĐIỂM DANH"),
            lines: vec![
                TitleLine { text: s("Học tập Chỉ thị số 01-CT/TW"), style: TitleStyle::Bold },
                TitleLine { text: s("Buổi học ngày 12/3/2026, 19 giờ 00"), style: TitleStyle::Plain },
            ],
            rule: false,
        },
        blocks: vec![
            Block::Line(s("Địa điểm: Nhà văn hóa bản")),
            Block::Dots(3),
            Block::Space(8),
            Block::Table(Table {
                row_height: 9.0,
                ..Table::new(
                    vec![
                        Column::figure("STT", 2),
                        Column::text("Họ và tên", 9),
                        Column::figure("Năm sinh", 3),
                        Column::figure("Có mặt", 3),
                        Column::figure("Vắng có lý do", 3),
                        Column::figure("Vắng không lý do", 3),
                        Column::text("Ghi chú / Ký tên", 7),
                    ],
                    names.iter().enumerate().map(row).collect(),
                )
            }),
            Block::Centred(s("KẾT LUẬN")),
            Block::Code {
                content: s("https://sochibo.invalid/kiem-tra#K7QM-2B9X-R4TD"),
                characters: s("K7QM-2B9X-R4TD"),
                note: s("Mã kiểm tra số liệu"),
            },
        ],
        end: End::Signatures { left: signer("NGƯỜI ĐIỂM DANH"), right: signer("CHỦ TRÌ") },
        landscape: false,
    }
}
