//! Files that are not lists: each gets its own error; none causes a panic, long run time or high memory use.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use intake::{IntakeError, OtherKind, SecretMark, WordError, secret_mark, word_text};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn write(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("written");
    path
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("started");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

fn ole(stream: &str, content: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("made");
    file.create_stream(stream).expect("stream").write_all(content).expect("written");
    file.into_inner().into_inner()
}

fn roster(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/rosters").join(name)).expect("a roster")
}

fn rezipped(name: &str, part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(roster(name))).expect("a zip");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let (name, mut content) = (entry.name().expect("a name").into_owned(), Vec::new());
        entry.read_to_end(&mut content).expect("read");
        if name == part {
            content = change(String::from_utf8(content).expect("text")).into_bytes();
        }
        parts.push((name, content));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, c)| (n.as_str(), c.as_slice())).collect();
    zipped(&parts)
}

fn error(bytes: &[u8]) -> IntakeError {
    let folder = tempfile::tempdir().expect("a folder");
    intake::open(&write(folder.path(), "list.xls", bytes)).expect_err("refused")
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).expect("a fixture")
}

#[test]
fn each_kind_of_wrong_file_has_its_own_answer() {
    let word = zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    let text = zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<o/>")]);
    let binary = zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin", b"x")]);
    // BOF, FILEPASS, EOF: an .xls with a password.
    let with_password = [0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x2F, 0, 2, 0, 1, 0, 0x0A, 0, 0, 0];
    let lock = [&[3][..], b"Lan", &[b' '; 50], &[3, 0], b"L\0a\0n\0", &[0x20; 103]].concat();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("list_in_plain_text", "Kính gửi đảng ủy,\nchi bộ báo cáo: đủ, đúng, kịp thời.\nHết.".as_bytes().to_vec()),
        ("list_in_plain_text", "\u{feff}STT;Họ và tên".as_bytes().to_vec()),
        (
            "list_in_plain_text",
            [0xfeff].into_iter().chain("STT\tHọ và tên".encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        ),
        ("list_in_web_page", b"\r\n<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>".to_vec()),
        ("list_in_web_page", b"MIME-Version: 1.0\nContent-Type: text/html".to_vec()),
        (
            "workbook_of_unusual_kind",
            b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>".to_vec(),
        ),
        ("workbook_of_unusual_kind", binary),
        ("list_in_pdf", b"%PDF-1.7\n1 0 obj".to_vec()),
        ("list_in_picture", fixture("cut-half.jpg")),
        ("list_in_word", word),
        ("list_in_word", text),
        ("list_in_word", ole("/WordDocument", b"old Word")),
        ("list_in_word", b"{\\rtf1\\ansi".to_vec()),
        ("list_in_slides", ole("/PowerPoint Document", b"slides")),
        ("list_in_archive", zipped(&[("DS dang vien.xlsx", b"PK")])),
        ("list_in_archive", b"Rar!\x1a\x07\0".to_vec()),
        ("not_a_workbook", ole("/Contents", b"something")),
        ("not_a_workbook", vec![1, 2, 3, 200, 7]),
        ("lock_file", lock),
        ("file_empty", Vec::new()),
        ("file_cut_short", vec![0; 4_096]),
        ("file_cut_short", fixture("24a-truncated.xlsx")),
        ("file_cut_short", b"PK\x03\x04 not really".to_vec()),
        ("workbook_encrypted", fixture("22c-own-password.xlsx")),
        ("workbook_encrypted", ole("/EncryptedPackage", b"secret")),
        ("workbook_encrypted", ole("/Workbook", &with_password)),
    ];
    for (at, (code, bytes)) in cases.into_iter().enumerate() {
        assert_eq!(error(&bytes).code(), code, "case {at}");
    }
    let damaged = rezipped("roster-clean.xlsx", "xl/workbook.xml", |_| "<workbook".to_owned());
    assert!(matches!(error(&damaged), IntakeError::Damaged { .. } | IntakeError::Empty));
    assert!(matches!(intake::open(Path::new("khong-co.xlsx")), Err(IntakeError::Unreadable(_))));
}

#[test]
fn lock_files_are_known_by_their_names_too() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["~$Danh sách.xlsx", ".~lock.Danh sách.ods#"] {
        let refused = intake::open(&write(folder.path(), name, b",an,may,29.11.2026 08:00;")).expect_err("refused");
        assert!(matches!(refused, IntakeError::NotWorkbook(OtherKind::LockFile)), "{name}: {refused:?}");
        assert!(refused.sentence().contains("Đóng Excel"), "{}", refused.sentence());
    }
}

#[test]
fn a_list_cut_at_any_place_is_said_to_be_cut_or_damaged() {
    let whole = roster("roster-clean.xlsx");
    for tenth in 1..10 {
        let refused = error(&whole[..whole.len() * tenth / 10]);
        assert!(matches!(refused, IntakeError::CutShort), "{tenth}: {refused:?}");
    }
    let whole = roster("roster-tcvn3.xls");
    let refused = error(&whole[..whole.len() / 2]);
    assert!(matches!(refused, IntakeError::CutShort | IntakeError::Damaged { .. }), "{refused:?}");
}

#[test]
fn two_hundred_megabytes_are_refused_unread() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("big.xlsx");
    fs::File::create(&path).expect("made").set_len(200 * 1_048_576).expect("sized");
    let refused = intake::open(&path).expect_err("refused");
    assert!(matches!(refused, IntakeError::TooBig { .. }));
    assert!(refused.sentence().starts_with("Tệp lớn 200 MB"), "{}", refused.sentence());
}

#[test]
fn bombs_are_refused_before_a_parser_sees_them() {
    let zeros = vec![b' '; 33_000_000];
    let bomb = zipped(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &zeros)]);
    assert!(bomb.len() < 100_000);
    assert!(matches!(error(&bomb), IntakeError::UnpacksTooBig));
    let names: Vec<String> = (0..2_001).map(|n| format!("xl/{n}")).collect();
    let mut parts: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b""[..])).collect();
    parts.push(("xl/workbook.xml", b"<workbook/>"));
    assert!(matches!(error(&zipped(&parts)), IntakeError::UnpacksTooBig));
    // Two cells that span 16 million; calamine would lay them all out.
    let cell = |row: u16, column: u8| {
        let mut record = vec![0x03, 0x02, 14, 0];
        record.extend(row.to_le_bytes());
        record.extend([column, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        record
    };
    let mut stream = vec![0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x0A, 0, 0, 0, 0x09, 0x08, 4, 0, 0, 6, 0x10, 0];
    stream.extend(cell(0, 0));
    stream.extend(cell(u16::MAX, u8::MAX));
    assert!(matches!(error(&ole("/Workbook", &stream)), IntakeError::UnpacksTooBig));
}

#[test]
fn a_repeated_million_in_an_open_document_costs_nothing() {
    let content = r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="A">
      <table:table-row><table:table-cell office:value-type="string"><text:p>Họ và tên</text:p></table:table-cell>
        <table:table-cell office:value-type="string"><text:p>Ngày</text:p><text:p>sinh</text:p></table:table-cell></table:table-row>
      <table:table-row><table:table-cell office:value-type="string"><text:p>Lò Văn<text:s/>An</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="1979-08-16"><text:p>16/08/79</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="4000000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>Lò Văn Ba</text:p></table:table-cell></table:table-row>
    </table:table></office:spreadsheet></office:body></office:document-content>"#;
    let mime = "application/vnd.oasis.opendocument.spreadsheet";
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = zipped(&[("mimetype", mime.as_bytes()), ("content.xml", content.as_bytes())]);
    let book = intake::open(&write(folder.path(), "list.ods", &bytes)).expect("opens");
    let roster = book.read(&book.propose().choices);
    assert_eq!((roster.rows[0].name.as_str(), roster.rows[0].born.as_str()), ("Lò Văn An", "1979-08-16"));
    assert!(roster.rows.len() <= 2);
}

#[test]
fn workbooks_that_count_days_from_1904() {
    let moved = rezipped("roster-clean.xlsx", "xl/workbook.xml", |xml| {
        assert!(xml.contains("<workbookPr"));
        xml.replacen("<workbookPr", "<workbookPr date1904=\"1\"", 1)
    });
    let folder = tempfile::tempdir().expect("a folder");
    let book = intake::open(&write(folder.path(), "list.xlsx", &moved)).expect("opens");
    let roster = book.read(&book.propose().choices);
    // 16/08/1979 moves by the 1.462 days between the two epochs.
    assert_eq!(roster.rows[0].born, "1983-08-17");
}

#[test]
fn every_error_has_a_sentence_that_says_what_to_do() {
    let all = [
        IntakeError::Unreadable(std::io::Error::other("x")),
        IntakeError::TooBig { bytes: 1, limit: 1 },
        IntakeError::UnpacksTooBig,
        IntakeError::NoBytes,
        IntakeError::CutShort,
        IntakeError::Encrypted,
        IntakeError::Damaged { detail: "x".into() },
        IntakeError::TooManyRows { limit: 1 },
        IntakeError::Empty,
    ];
    let kinds = [
        OtherKind::Document,
        OtherKind::WebPage,
        OtherKind::PlainText,
        OtherKind::Pdf,
        OtherKind::Picture,
        OtherKind::Slides,
        OtherKind::Archive,
        OtherKind::UnusualWorkbook,
        OtherKind::LockFile,
        OtherKind::Unknown,
    ];
    let all: Vec<_> = all.into_iter().chain(kinds.map(IntakeError::NotWorkbook)).collect();
    let codes: std::collections::BTreeSet<_> = all.iter().map(IntakeError::code).collect();
    let sentences: std::collections::BTreeSet<_> = all.iter().map(IntakeError::sentence).collect();
    assert_eq!((codes.len(), sentences.len()), (all.len(), all.len()));
    let says_what_to_do =
        |e: &IntakeError| ["họn lại", "ọn tệp", "iểm tra", "họn tệp"].iter().any(|w| e.sentence().contains(w));
    assert!(all.iter().all(|e| e.sentence().ends_with('.') && says_what_to_do(e)));
}

#[test]
fn a_stamp_in_the_header_of_a_word_file_is_seen() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = format!(
        "<w:document><w:body>{}{}</w:body></w:document>",
        paragraph("Số 05-CV/ĐU"),
        paragraph("V/v bảo vệ bí mật nhà nước")
    );
    let header = format!("<w:hdr>{}</w:hdr>", paragraph("TỐI  MẬT"));
    let folder = tempfile::tempdir().expect("a folder");
    let plain = write(folder.path(), "a.docx", &zipped(&[("word/document.xml", body.as_bytes())]));
    assert_eq!(secret_mark(&word_text(&plain).expect("text")), None);
    let parts = [("word/document.xml", body.as_bytes()), ("word/header1.xml", header.as_bytes())];
    let stamped = write(folder.path(), "b.docx", &zipped(&parts));
    assert_eq!(secret_mark(&word_text(&stamped).expect("text")), Some(SecretMark::TopSecret));
    assert!(matches!(word_text(&write(folder.path(), "c.docx", b"PK no")), Err(WordError::NotWord)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// However a bad stick damages a file, opening and reading it returns a result.
    #[test]
    fn damaged_lists_never_panic(
        which in 0_usize..3, cut in 0.0_f64..1.0, flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
    ) {
        let mut bytes = roster(["roster-clean.xlsx", "roster-messy.xlsx", "roster-tcvn3.xls"][which]);
        if cut < 0.3 {
            bytes.truncate((bytes.len() as f64 * cut * 3.3) as usize);
        }
        for (at, value) in flips {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
        }
        let folder = tempfile::tempdir().expect("a folder");
        if let Ok(book) = intake::open(&write(folder.path(), "list", &bytes)) {
            let _ = book.read(&book.propose().choices);
        }
    }

    /// Any text in any cell of a list is read without a panic.
    #[test]
    fn any_text_in_a_list_is_survived(cells in prop::collection::vec("\\PC{0,24}", 1..30)) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("list.xlsx");
        let mut writer = rust_xlsxwriter::Workbook::new();
        let sheet = writer.add_worksheet();
        for (column, heading) in ["TT", "Họ và tên", "Ngày sinh", "Nữ", "Chức vụ, ghi chú"].iter().enumerate() {
            sheet.write_string(0, u16::try_from(column).expect("small"), *heading).expect("written");
        }
        for (at, cell) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(at / 5).expect("small"), u16::try_from(at % 5).expect("small"));
            sheet.write_string(row + 1, column, cell.as_str()).expect("written");
        }
        writer.save(&path).expect("saved");
        let book = intake::open(&path).expect("opens");
        let _ = book.read(&book.propose().choices);
        let _ = secret_mark(&cells.join("\n"));
    }
}
