//! Texts of essays from .docx, .odt and plain text, in Unicode and old codes.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use intake::Encoding;
use intake::texts::{self, Document, DocumentError, DocumentNote, OldKind};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A run, with the font that it names.
fn run(font: &str, text: &str) -> String {
    let properties = if font.is_empty() {
        String::new()
    } else {
        format!("<w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr>")
    };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn docx_with(body: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    zipped(&[&[("word/document.xml", document.as_bytes())], others].concat())
}

fn odt_with(body: &str, styles: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:font-face-decls><style:font-face style:name=\"V\" svg:font-family=\"'.VnTime'\"/><style:font-face style:name=\"H\" svg:font-family=\"'.VnTimeH'\"/></office:font-face-decls><office:automatic-styles><style:style style:name=\"T1\"><style:text-properties style:font-name=\"H\"/></style:style><style:style style:name=\"P1\"><style:text-properties style:font-name=\"V\"/></style:style></office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
    ])
}

fn read(bytes: &[u8], name: &str) -> Document {
    texts::read(bytes, name).unwrap()
}

fn text(bytes: &[u8], name: &str) -> String {
    let document = read(bytes, name);
    document.text(document.proposed().encoding)
}

fn code(bytes: &[u8], name: &str) -> &'static str {
    let refused = texts::read(bytes, name).unwrap_err();
    assert!(refused.sentence().ends_with('.') && refused.sentence().chars().count() > 40, "{refused:?}");
    refused.code()
}

#[test]
fn the_font_of_a_run_decides_its_letters_and_its_capitals() {
    let body = paragraph(&(run(".VnTimeH", "bµi thu ho¹ch") + &run("Times New Roman", " năm 2026")))
        + &paragraph(&(run("VNI-Times", "Ñoàng chí Nguye") + &run("VNI-Times", "ãn Vaên An")))
        + &paragraph(&run("", "Đã học đủ &amp; đúng"));
    let document = read(&docx_with(&body, &[]), "bai.docx");
    let proposed = document.proposed();
    assert!(proposed.certain, "{proposed:?}");
    assert_eq!(
        document.text(proposed.encoding),
        "BÀI THU HOẠCH năm 2026\nĐồng chí Nguyễn Văn An\nĐã học đủ & đúng",
        "a letter of VNI and its mark stand in two runs"
    );
    assert_eq!(document.conversions(proposed.encoding).len(), 2);
    assert_eq!(document.text(Encoding::None).lines().next(), Some("BµI THU HO¹CH năm 2026"), "nothing is converted");
}

#[test]
fn the_font_of_a_style_counts_where_a_run_names_none() {
    let styles = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:styleId=\"Goc\"><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:style><w:style w:styleId=\"Than\"><w:basedOn w:val=\"Goc\"/></w:style></w:styles>";
    let styled =
        |style: &str, text: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run("", text));
    let body = styled("Than", "nhËn thøc cña b¶n th©n") + &styled("Khac", "Giàng Thị Dợ");
    let bytes = docx_with(&body, &[("word/styles.xml", styles.as_bytes())]);
    assert_eq!(text(&bytes, "bai.docx"), "nhận thức của bản thân\nGiàng Thị Dợ");
}

#[test]
fn only_what_is_shown_of_a_document_is_taken() {
    let body = "<w:p><w:ins><w:r><w:t>Đã sửa</w:t></w:r></w:ins><w:del><w:r><w:delText>Đã xóa</w:delText><w:t>xóa</w:t></w:r></w:del><w:r><w:tab/><w:t>xong</w:t><w:br/><w:t>hết</w:t></w:r></w:p><w:p><w:r><mc:AlternateContent><mc:Choice><w:t>khung</w:t></mc:Choice><mc:Fallback><w:t>khung</w:t></mc:Fallback></mc:AlternateContent><w:instrText>PAGE</w:instrText></w:r></w:p>";
    assert_eq!(text(&docx_with(body, &[]), "a.docx"), "Đã sửa\txong\nhết\nkhung");
    let body = "<text:tracked-changes><text:p>Đã xóa</text:p></text:tracked-changes><text:h>Nhận thức</text:h><text:p>Một<text:s text:c=\"2\"/>hai<text:tab/>ba<office:annotation><text:p>góp ý</text:p></office:annotation><text:line-break/>bốn</text:p>";
    assert_eq!(text(&odt_with(body, "<s/>"), "a.odt"), "Nhận thức\nMột  hai\tba\nbốn");
}

#[test]
fn fonts_of_an_odt_count_too() {
    let body = "<text:p text:style-name=\"P1\">®¶ng viªn <text:span text:style-name=\"T1\">g\u{ad}¬ng mÉu</text:span></text:p>";
    assert_eq!(text(&odt_with(body, "<s/>"), "a.odt"), "đảng viên GƯƠNG MẪU");
}

#[test]
fn plain_text_is_read_in_every_code() {
    let plain = "Nhận thức của bản thân về nghị quyết.\nLiên hệ: đã gương mẫu.";
    let utf16 = |order: fn(u16) -> [u8; 2]| plain.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    for bytes in [plain.as_bytes().to_vec(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)] {
        assert_eq!(text(&bytes, "bai.txt"), plain);
    }
    let tcvn3 =
        b"Nh\xcbn th\xf8c c\xf1a b\xb6n th\xa9n v\xd2 ngh\xde quy\xd5t.\r\nLi\xaan h\xd6: \xae\xb7 g\xad\xacng m\xc9u.";
    let cp1258 = b"Nh\xe2\xf2n th\xfd\xecc cu\xd2a ba\xd2n th\xe2n v\xea\xcc nghi\xf2 quy\xea\xect.\nLi\xean h\xea\xf2: \xf0a\xde g\xfd\xf5ng m\xe2\xdeu.";
    let vni = b"Nha\xe4n th\xf6\xf9c cu\xfba ba\xfbn tha\xe2n ve\xe0 ngh\xf2 quye\xe1t.\nLie\xe2n he\xe4: \xf1a\xf5 g\xf6\xf4ng ma\xe3u.";
    let viqr = b"Nha^.n thu+'c cu?a ba?n tha^n ve^` nghi. quye^'t\\.\nLie^n he^.: dda~ gu+o+ng ma^~u\\.";
    for (bytes, encoding) in
        [(&tcvn3[..], Encoding::Tcvn3), (cp1258, Encoding::Cp1258), (vni, Encoding::Vni), (viqr, Encoding::Viqr)]
    {
        let document = read(bytes, "bai.txt");
        let proposed = document.proposed();
        assert_eq!((proposed.encoding, proposed.certain), (encoding, true));
        assert_eq!(document.text(encoding), plain, "{encoding:?}");
    }
    assert!(!read(b"\xdb\xdf\xfe\xff \xdb\xdf\xfe\xff", "bai.txt").proposed().certain);
}

#[test]
fn macros_and_links_are_left_out_and_named() {
    let links = b"<Relationships><Relationship Id=\"r1\" Type=\"image\" Target=\"http://noi.khac/anh.png\" TargetMode=\"External\"/></Relationships>";
    let others: [(&str, &[u8]); 2] = [("word/vbaProject.bin", b"macro"), ("word/_rels/document.xml.rels", links)];
    let document = read(&docx_with(&paragraph(&run("", "Bài viết")), &others), "bai.docm");
    assert_eq!(document.notes, [DocumentNote::Macros, DocumentNote::ExternalLinks]);
    assert_eq!(document.text(Encoding::None), "Bài viết");
    let odt = odt_with("<text:p>Bài <text:a xlink:href=\"https://noi.khac\">viết</text:a></text:p>", "<s/>");
    assert_eq!(read(&odt, "a.odt").notes, [DocumentNote::ExternalLinks]);
    assert_eq!(read(&odt_with("<text:p>Bài</text:p>", "<s/>"), "a.docx").notes, [DocumentNote::OtherEnding]);
}

#[test]
fn a_stamp_in_header_footer_or_text_is_refused_in_every_code() {
    let body = paragraph(&run("", "Bài viết"));
    let header = |inside: &str| format!("<w:hdr>{inside}</w:hdr>");
    for stamp in [
        paragraph(&run("", "TỐI MẬT")),
        paragraph(&run(".VnTimeH", "mËt")),
        paragraph(&run("VNI-Times", "MAÄT")),
        paragraph(&run("", "MËT")),
        paragraph(&(run("", "M") + &run("", "ẬT"))),
    ] {
        for part in ["word/header2.xml", "word/footer1.xml"] {
            let bytes = docx_with(&body, &[(part, header(&stamp).as_bytes())]);
            assert_eq!(code(&bytes, "a.docx"), "classified", "{stamp}");
        }
        assert_eq!(code(&docx_with(&(body.clone() + &stamp), &[]), "a.docx"), "classified", "{stamp}");
    }
    let master = "<office:document-styles><office:master-styles><style:master-page><style:header><text:p>MẬT</text:p></style:header></style:master-page></office:master-styles></office:document-styles>";
    assert_eq!(code(&odt_with("<text:p>Bài viết</text:p>", master), "a.odt"), "classified");
    assert_eq!(code(b"B\xb5i vi\xd5t\r\nTUY\xd6T M\xcbT\r\n", "a.txt"), "classified");
    assert_eq!(code("Bài viết\nMa^.t\n".replace("viết", "vie^'t").as_bytes(), "a.txt"), "classified");
    assert!(texts::read(&docx_with(&paragraph(&run("", "Giữ bí mật nhà nước")), &[]), "a.docx").is_ok());
}

#[test]
fn each_wrong_file_has_its_own_sentence() {
    let whole = docx_with(&paragraph(&run("", &"Bài viết ".repeat(200))), &[]);
    let mut ole = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    ole.create_stream("/EncryptedPackage").unwrap().write_all(b"secret").unwrap();
    let locked_docx = ole.into_inner().into_inner();
    let word = |flags: u16| {
        let mut ole = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        let head = [&[0xEC, 0xA5, 0xC1, 0, 0, 0, 0, 0, 0, 0][..], &flags.to_le_bytes(), &[0; 500]].concat();
        ole.create_stream("/WordDocument").unwrap().write_all(&head).unwrap();
        ole.into_inner().into_inner()
    };
    let manifest = b"<manifest><manifest:encryption-data/></manifest>";
    let locked_odt = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"xx"),
        ("META-INF/manifest.xml", manifest),
    ]);
    let bomb = docx_with("", &[("word/more.xml", &vec![b' '; 33_000_000])]);
    assert!(bomb.len() < 200_000);
    for (name, bytes, wanted) in [
        ("a.docx", whole[..whole.len() / 2].to_vec(), "file_cut_short"),
        ("a.docx", Vec::new(), "file_empty"),
        ("a.docx", vec![0; 5_000], "file_cut_short"),
        ("a.docx", bomb, "file_unpacks_too_big"),
        ("a.docx", locked_docx, "document_encrypted"),
        ("a.doc", word(0x0100), "document_encrypted"),
        ("a.doc", word(0), "needs_libreoffice"),
        ("a.doc", b"{\\rtf1 B\\'e0i}".to_vec(), "needs_libreoffice"),
        ("a.odt", locked_odt, "document_encrypted"),
        ("a.docx", b"\xff\xd8\xff\xe0 a photo".to_vec(), "not_a_document"),
        ("a.docx", b"%PDF-1.7".to_vec(), "not_a_document"),
        ("a.docx", "Bài viết".as_bytes().to_vec(), "not_a_document"),
        ("a.docx", zipped(&[("xl/workbook.xml", b"<w/>")]), "not_a_document"),
        ("a.docx", docx_with(&paragraph(&run("", " ")), &[]), "document_empty"),
        ("a.docx", docx_with("<w:p><w:r><w:t>x</w:r", &[]), "document_damaged"),
        ("a.txt", vec![b'a'; 5_000_000], "document_too_long"),
        ("a.txt", b"\x01\x02\x03".to_vec(), "not_a_document"),
    ] {
        assert_eq!(code(&bytes, name), wanted, "{name}");
    }
    assert!(matches!(texts::read(&word(0), "a.doc"), Err(DocumentError::NeedsOffice(OldKind::Doc))));
}

#[test]
fn a_document_cut_or_altered_at_any_place_never_brings_the_program_down() {
    let body = paragraph(&run(".VnTime", "nhËn thøc")) + &paragraph(&run("", "Bài viết"));
    for (name, whole) in [("a.docx", docx_with(&body, &[])), ("a.odt", odt_with("<text:p>Bài</text:p>", "<s/>"))] {
        for place in 0..whole.len() {
            let _ = texts::read(&whole[..place], name);
            let mut altered = whole.clone();
            altered[place] ^= 0x5a;
            let _ = texts::read(&altered, name);
        }
    }
}
