//! Reads workbooks and pages back.

use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use zip::ZipArchive;

mod common;

fn sheet(bytes: &[u8], index: usize) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    book.worksheet_range_at(index).expect("the sheet").expect("readable")
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes.to_vec())).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

fn row(range: &Range<Data>, at: usize) -> Vec<String> {
    range.rows().nth(at).expect("the row").iter().map(ToString::to_string).collect()
}

#[test]
fn the_ledger_has_its_columns_and_every_figure() {
    let bytes = common::ledger().to_xlsx().expect("made");
    let range = sheet(&bytes, 0);
    assert_eq!(
        row(&range, 4),
        [
            "STT",
            "Ngày",
            "Văn bản",
            "Hình thức",
            "Báo cáo viên",
            "Địa điểm",
            "Triệu tập",
            "Có mặt",
            "Vắng, lý do",
            "Học bổ sung",
            "Bài thu hoạch",
            "Đánh giá",
            "Ghi chú",
        ]
    );
    assert_eq!(range.get_value((5, 6)), Some(&Data::Float(34_800.0)));
    assert_eq!(
        row(&range, 5)[8..12],
        ["4: công tác 1, đi làm ăn xa 2, học tập 1", "3: ngày 12/4/2026 tại xã", "15/16", "Tốt 6, Khá 6, Trung bình 3"]
    );
    assert_eq!(range.get_value((7, 7)), Some(&Data::String("—".into())), "an unknown figure is no nought");
    assert_eq!(row(&range, 3)[0], "Số liệu tạm tính đến 14 giờ 05 phút ngày 12/11/2026, chưa chốt.");
    assert_eq!(row(&sheet(&bytes, 1), 5)[1..3], ["Thào A Dế", "1979"]);
}

#[test]
fn nothing_in_a_workbook_can_be_taken_for_a_formula() {
    let ledger = common::ledger().to_xlsx().expect("made");
    assert_eq!(row(&sheet(&ledger, 0), 6)[12], "'=HYPERLINK(\"http://x\")");
    assert_eq!(row(&sheet(&ledger, 1), 6)[1], "'@Lý A Dế");
    let table = common::round_table().to_xlsx().expect("made");
    assert_eq!(row(&sheet(&table, 0), 5)[16], "'+84 912 000 000");
    for (bytes, name) in [(&ledger, "xl/worksheets/sheet1.xml"), (&table, "xl/worksheets/sheet1.xml")] {
        let formulas = part(bytes, name).matches("<f>").count();
        assert_eq!(formulas, part(bytes, name).matches("<f>SUM(").count(), "our own sums, and nothing that was typed");
    }
}

#[test]
fn workbooks_print_on_a4_on_its_side_with_the_headings_on_every_page() {
    for bytes in [common::ledger().to_xlsx().expect("made"), common::round_table().to_xlsx().expect("made")] {
        let xml = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(xml.contains(r#"paperSize="9""#) && xml.contains(r#"orientation="landscape""#), "{xml}");
        assert!(xml.contains(r#"fitToHeight="0""#));
        let book = part(&bytes, "xl/workbook.xml");
        assert!(book.contains("_xlnm.Print_Titles") && book.contains("$5:$5"), "{book}");
    }
}

#[test]
fn numbers_show_a_dot_between_thousands_in_any_excel() {
    let styles = part(&common::ledger().to_xlsx().expect("made"), "xl/styles.xml");
    assert!(styles.contains("[&gt;=1000]#&quot;.&quot;000"), "{styles}");
}

#[test]
fn a_silent_cell_has_dashes_and_the_headline_its_coverage() {
    let range = sheet(&common::round_table().to_xlsx().expect("made"), 0);
    assert_eq!(row(&range, 2)[0], "2/3 chi bộ đã gửi; 1 chi bộ chưa có số liệu");
    let silent = row(&range, 6);
    assert_eq!(
        silent[1..14],
        ["Chi bộ bản Hon", "—", "—", "—", "—", "—", "—", "—", "—", "—", "—", "—", "Chưa có số liệu"]
    );
    assert_eq!(row(&range, 8)[1..5], ["Cộng 2 chi bộ đã gửi", "38", "36", "94,74 %"]);
}

#[test]
fn pages_show_text_as_text_and_fetch_nothing() {
    let invite = common::invite();
    let page = invite.to_html();
    assert!(page.contains("Chi bộ bản &lt;Nà Tăm&gt;") && !page.contains("<Nà"));
    for shown in [&invite.server_address, &invite.code, &invite.expires, &invite.contact] {
        assert!(page.contains(shown.as_str()), "{shown}");
    }
    assert_eq!(page.matches("class=\"box\"").count(), 4);
    let sheet = common::recovery();
    let recovery = sheet.to_html();
    for (at, word) in sheet.words.iter().enumerate() {
        assert!(recovery.contains(&format!("<span>{}.</span><b>{word}</b>", at + 1)));
    }
    assert!(recovery.contains("Cất phiếu nơi khác, không để cùng máy."));
    for page in [page, recovery] {
        assert!(
            !page.contains("<script") && !page.contains("src=") && !page.contains("@import") && !page.contains("url(")
        );
    }
    assert!(!format!("{invite:?}").contains("K7QF"), "the code is kept out of logs");
}
