//! Essays from files: one text, a folder, a part of a page, the printed text of a page.

use crate::attachments::photo;
use crate::scene::March;
use serde_json::{Value, json};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

/// A folder beside the profile, removed with it.
struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Files {
        Files(tempfile::TempDir::new().unwrap())
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn docx(lines: &[(&str, &str)]) -> Vec<u8> {
    let paragraph = |(font, text): &(&str, &str)| {
        format!("<w:p><w:r><w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
    };
    let body: String = lines.iter().map(paragraph).collect();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

impl March {
    fn of(&self, place: usize, fields: Value) -> Value {
        let mut request = json!({ "round": self.round, "member": self.members[place] });
        request.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        request
    }

    fn essay(&self, place: usize) -> Value {
        self.cell.call("essays.open", self.of(place, json!({})))
    }

    fn taken(&self, rows: Value, folder: &Files) -> Value {
        json!({ "round": self.round, "path": folder.0.path(), "rows": rows, "bears_secret_mark": false })
    }
}

#[test]
fn a_text_in_an_old_font_is_shown_and_becomes_a_version_that_one_press_undoes() {
    let (march, files) = (March::new(), Files::new());
    let lines = [
        (".VnTimeH", "I. nhËn thøc"),
        (".VnTime", "NghÞ quyÕt nªu râ ba viÖc."),
        (".VnTime", "II. Liªn hÖ"),
        ("Arial", "Đã gương mẫu."),
    ];
    let path = files.put("bai cu.docx", &docx(&lines));
    let preview = march.cell.call("essay_files.open_text", march.of(0, json!({ "path": path })));
    assert_eq!((&preview["encoding"], &preview["certain"]), (&json!("tcvn3"), &json!(true)));
    assert_eq!(preview["parts"]["awareness"], "Nghị quyết nêu rõ ba việc.");
    assert_eq!(preview["parts"]["self_review"], "Đã gương mẫu.");
    assert_eq!(march.essay(0)["versions"], json!([]), "looking writes nothing");

    let parts = json!({ "awareness": "Đang gõ dở", "self_review": "", "proposals": "" });
    march.cell.call("essays.draft", march.of(0, json!({ "parts": parts })));
    let request = march.of(0, json!({ "path": path, "encoding": "tcvn3" }));
    let done = march.cell.call("essay_files.take_text", request);
    let essay = march.essay(0);
    assert_eq!(essay["parts"]["awareness"], "Nghị quyết nêu rõ ba việc.");
    assert_eq!((essay["versions"].as_array().unwrap().len(), &essay["form"]), (2, &json!("typed")));
    march.cell.call("undo.act", json!({ "act": done["undo"] }));
    assert_eq!(march.essay(0)["parts"]["awareness"], "Đang gõ dở", "what was typed before is not lost");
}

#[test]
fn a_person_can_have_the_letters_read_in_another_code() {
    let (march, files) = (March::new(), Files::new());
    let path = files.put("bai.txt", b"t\xe1 \xe2n");
    let preview = march.cell.call("essay_files.open_text", march.of(0, json!({ "path": path })));
    assert_eq!(preview["certain"], false, "tá ân in Windows-1258, tỏ õn in TCVN3");
    let chosen = march.of(0, json!({ "path": path, "encoding": "tcvn3" }));
    assert_eq!(march.cell.call("essay_files.open_text", chosen)["parts"]["awareness"], "tỏ õn");
}

#[test]
fn what_is_refused_leaves_the_book_as_it_was() {
    let (march, files) = (March::new(), Files::new());
    for (name, bytes, code) in [
        ("ảnh.docx", &photo(60, 80)[..], "not_a_document"),
        ("cụt.docx", &docx(&[("", "Bài viết")])[..200], "file_cut_short"),
        ("mật.docx", &docx(&[("", "Bài"), (".VnTimeH", "tèi mËt")]), "classified"),
        ("Bài (Mật).docx", &docx(&[("", "Bài viết")]), "classified"),
    ] {
        let path = files.put(name, bytes);
        let refused = march.cell.refused("essay_files.open_text", march.of(0, json!({ "path": path })));
        assert_eq!((refused.code.as_str(), refused.field.as_deref()), (code, Some("path")), "{name}");
        let request = march.of(0, json!({ "path": path, "encoding": "none" }));
        assert_eq!(march.cell.refused("essay_files.take_text", request).code, code, "{name}");
    }
    let path = files.put("bai.txt", "Bài viết".as_bytes());
    march.cell.call("essays.set_form", march.of(1, json!({ "form": "exempt" })));
    let request = march.of(1, json!({ "path": path, "encoding": "none" }));
    assert_eq!(march.cell.refused("essay_files.take_text", request).code, "exempt");
    let long = files.put("dai.txt", "chữ ".repeat(60_000).as_bytes());
    let request = march.of(0, json!({ "path": long, "encoding": "none" }));
    assert_eq!(march.cell.refused("essay_files.take_text", request).code, "too_long");
    assert_eq!(march.essay(0)["versions"], json!([]));
}

#[test]
fn an_old_document_is_read_through_libreoffice_and_without_it_a_sentence_says_so() {
    let (mut march, files) = (March::new(), Files::new());
    let rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTime;}}\\f0 Nh\\'cbn th\\'f8c v\\'d2 ngh\\'de quy\\'d5t\\par}";
    let path = files.put("bai.rtf", rtf.as_bytes());
    let preview = march.cell.call("essay_files.open_text", march.of(0, json!({ "path": path })));
    assert_eq!(preview["parts"]["awareness"], "Nhận thức về nghị quyết");
    assert_eq!((&preview["notes"], &preview["encoding"]), (&json!(["converted"]), &json!("tcvn3")));
    march.cell.without_programs(files.0.path());
    let refused = march.cell.refused("essay_files.open_text", march.of(0, json!({ "path": path })));
    assert_eq!(refused.code, "needs_libreoffice");
    assert!(refused.message.contains("LibreOffice"), "{}", refused.message);
}

fn row<'p>(preview: &'p Value, file: &str) -> &'p Value {
    preview["rows"].as_array().unwrap().iter().find(|row| row["file"] == file).unwrap()
}

#[test]
fn a_folder_is_matched_to_members_shown_and_taken_in_one_change() {
    let (march, files) = (March::new(), Files::new());
    files.put("Bai thu hoach - Lo Van Anh.docx", &docx(&[(".VnTime", "NghÞ quyÕt nªu râ ba viÖc.")]));
    files.put("Lò Văn Dế.txt", "Bài của Dế.".as_bytes());
    files.put("Lò Văn Dế (2).txt", "Bài khác của Dế.".as_bytes());
    files.put("Lò Văn Hoa trang 10.jpg", &photo(60, 80));
    files.put("Lò Văn Hoa trang 2.jpg", &photo(60, 80));
    files.put("bài của Mỷ.txt", "Bài của Mỷ.".as_bytes());
    files.put("scan0001.pdf", b"%PDF-1.7");
    files.put("hong.docx", b"PK\x03\x04");
    files.put("ghi chu.xlsx", b"not looked at");
    let open = json!({ "round": march.round, "path": files.0.path() });
    let preview = march.cell.call("essay_files.open_folder", open);
    assert_eq!((preview["rows"].as_array().unwrap().len(), preview["members"].as_array().unwrap().len()), (8, 19));
    // Ánh and Ân are the same without marks for neither: "Anh" is Ánh's name without marks.
    let anh = row(&preview, "Bai thu hoach - Lo Van Anh.docx");
    assert_eq!((&anh["certainty"], &anh["member"]), (&json!("certain"), &json!(march.members[1])));
    assert_eq!((&anh["encoding"], &anh["begins"]), (&json!("tcvn3"), &json!("Nghị quyết nêu rõ ba việc.")));
    assert_eq!(row(&preview, "Lò Văn Dế (2).txt")["why"], "another_file");
    assert_eq!(row(&preview, "bài của Mỷ.txt")["why"], "part_of_name");
    assert_eq!(row(&preview, "scan0001.pdf")["certainty"], "nobody");
    assert!(row(&preview, "hong.docx")["problem"].as_str().unwrap().ends_with('.'));
    assert_eq!(march.essay(1)["versions"], json!([]), "looking writes nothing");

    let take = |file: &str, place: usize, encoding: &str| json!({ "file": file, "member": march.members[place], "encoding": encoding });
    let rows = json!([
        take("Bai thu hoach - Lo Van Anh.docx", 1, "tcvn3"),
        take("Lò Văn Dế.txt", 5, "none"),
        take("Lò Văn Hoa trang 2.jpg", 10, "none"),
        take("Lò Văn Hoa trang 10.jpg", 10, "none"),
        take("hong.docx", 2, "none"),
    ]);
    let done = march.cell.call("essay_files.take_folder", march.taken(rows, &files));
    assert_eq!((&done["texts"], &done["pages"]), (&json!(2), &json!(2)));
    assert_eq!(done["refused"][0]["file"], "hong.docx");
    assert_eq!(march.essay(1)["parts"]["awareness"], "Nghị quyết nêu rõ ba việc.");
    let pages = || march.cell.call("attachments.list", march.of(10, json!({})))["pages"].as_array().unwrap().clone();
    assert_eq!(pages()[0]["name"], "Lò Văn Hoa trang 2.jpg");

    march.cell.call("undo.act", json!({ "act": done["undo"] }));
    assert!(pages().is_empty());
    assert_eq!(march.essay(1)["parts"]["awareness"], "");
    let list = march.cell.call("essays.list", json!({ "round": march.round }));
    assert!(list["rows"].as_array().unwrap().iter().all(|line| line["state"] == "not_handed_in"), "{list}");
    // The same folder can be taken again.
    let again = json!([take("Lò Văn Dế.txt", 5, "none")]);
    march.cell.call("essay_files.take_folder", march.taken(again, &files));
    assert_eq!(march.essay(5)["parts"]["awareness"], "Bài của Dế.");
}

#[test]
fn a_folder_with_a_marked_file_or_without_essays_is_refused_and_no_name_leads_out_of_it() {
    let (march, files) = (March::new(), Files::new());
    let open = json!({ "round": march.round, "path": files.0.path() });
    assert_eq!(march.cell.refused("essay_files.open_folder", open.clone()).code, "folder_empty");
    let gone = json!({ "round": march.round, "path": "/khong/co" });
    assert_eq!(march.cell.refused("essay_files.open_folder", gone).code, "folder_unreadable");
    files.put("Lò Văn Dế.txt", "MẬT\nBài viết".as_bytes());
    assert_eq!(march.cell.refused("essay_files.open_folder", open).code, "classified");
    let row = json!({ "file": "Lò Văn Dế.txt", "member": march.members[5], "encoding": "none" });
    assert_eq!(march.cell.refused("essay_files.take_folder", march.taken(json!([row]), &files)).code, "classified");
    let inner = Path::new("con");
    std::fs::create_dir(files.0.path().join(inner)).unwrap();
    std::fs::write(files.0.path().parent().unwrap().join("ngoai-so.txt"), "Bài ngoài").unwrap();
    let out = json!({ "file": "../ngoai-so.txt", "member": march.members[5], "encoding": "none" });
    let taken = march.taken(json!([out]), &files);
    assert_eq!(march.cell.call("essay_files.take_folder", taken)["texts"], 0, "no file of this name is in the folder");
    std::fs::remove_file(files.0.path().parent().unwrap().join("ngoai-so.txt")).unwrap();
    assert_eq!(march.essay(5)["versions"], json!([]));
}

#[test]
fn a_part_of_a_page_takes_its_place_and_undo_brings_the_whole_page_back() {
    let (march, files) = (March::new(), Files::new());
    let paths = [files.put("một.jpg", &photo(300, 400)), files.put("hai.jpg", &photo(300, 400))];
    let add = march.of(0, json!({ "paths": paths, "bears_secret_mark": false }));
    march.cell.call("attachments.add", add);
    let pages = || march.cell.call("attachments.list", march.of(0, json!({})))["pages"].as_array().unwrap().clone();
    let first = pages()[0]["id"].clone();
    march.cell.call("attachments.turn", json!({ "id": first, "clockwise": true }));
    // As it is shown, the page is 400 wide with its red band on the right.
    let part = json!({ "id": first, "left": 500, "top": 0, "right": 1000, "bottom": 500 });
    let done = march.cell.call("attachments.crop", part);
    let shown = |id: &Value| {
        let url = march.cell.call("attachments.open", json!({ "id": id, "small": false }))["url"].clone();
        crate::attachments::picture(url.as_str().unwrap())
    };
    assert_eq!((pages().len(), &pages()[0]["name"]), (2, &json!("một.jpg")));
    let cropped = shown(&pages()[0]["id"]);
    assert_eq!(cropped.dimensions(), (200, 150));
    assert!(cropped.get_pixel(190, 75).0[0] > 150 && cropped.get_pixel(190, 75).0[1] < 100, "the band is kept");
    march.cell.call("undo.act", json!({ "act": done["undo"] }));
    assert_eq!((pages().len(), &pages()[0]["id"]), (2, &first));
    assert_eq!(shown(&first).dimensions(), (400, 300));
    for [left, top, right, bottom] in [[0, 0, 20, 1000], [500, 0, 400, 1000], [0, 0, 1001, 1000]] {
        let part = json!({ "id": first, "left": left, "top": top, "right": right, "bottom": bottom });
        assert_eq!(march.cell.refused("attachments.crop", part).code, "part_too_small");
    }
}

#[test]
fn the_printed_text_of_a_page_is_shown_and_not_kept() {
    let (mut march, files) = (March::new(), Files::new());
    let page = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../external/tests/fixtures/page.png")).unwrap();
    let paths = [files.put("trang.png", &page), files.put("trắng.jpg", &photo(300, 400))];
    let add = march.of(0, json!({ "paths": paths, "bears_secret_mark": false }));
    march.cell.call("attachments.add", add);
    let pages = march.cell.call("attachments.list", march.of(0, json!({})));
    let id = &pages["pages"][0]["id"];
    let read = march.cell.call("attachments.recognise", json!({ "id": id }));
    assert!(read["text"].as_str().unwrap().contains("nghị quyết"), "{read}");
    assert_eq!(march.essay(0)["parts"]["awareness"], "", "nothing is kept before a person says so");
    let empty = json!({ "id": pages["pages"][1]["id"] });
    assert_eq!(march.cell.refused("attachments.recognise", empty).code, "no_text_found");
    march.cell.without_programs(files.0.path());
    let refused = march.cell.refused("attachments.recognise", json!({ "id": id }));
    assert_eq!(refused.code, "no_tesseract");
    assert!(refused.message.contains("tesseract"), "{}", refused.message);
}

/// A PDF as a scanner writes it: each page is one JPEG, and there is no letter in it.
fn scan(pages: &[&[u8]]) -> Vec<u8> {
    let mut objects = vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec()];
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 3 + 3 * at)).collect();
    objects.push(format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")).into_bytes());
    for (at, jpeg) in pages.iter().enumerate() {
        let (page, drawn, content) = (3 + 3 * at, 4 + 3 * at, 5 + 3 * at);
        let size = image::load_from_memory(jpeg).unwrap();
        let resources = format!("<</XObject<</Im0 {drawn} 0 R>>>>");
        objects.push(
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{resources}/Contents {content} 0 R>>")
                .into_bytes(),
        );
        let described = format!(
            "<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length {}>>\nstream\n",
            size.width(),
            size.height(),
            jpeg.len()
        );
        objects.push([described.as_bytes(), jpeg, b"\nendstream"].concat());
        assert_eq!(page + 1, drawn);
        let draws = "q 595 0 0 842 0 0 cm /Im0 Do Q";
        objects.push(format!("<</Length {}>>\nstream\n{draws}\nendstream", draws.len()).into_bytes());
    }
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.extend([format!("{} 0 obj\n", at + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let table = pdf.len();
    pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    places.iter().for_each(|place| pdf.extend(format!("{place:010} 00000 n \n").into_bytes()));
    pdf.extend(
        format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).into_bytes(),
    );
    pdf
}

#[test]
fn a_scanned_pdf_is_read_page_by_page_as_a_draft_to_check() {
    let (march, files) = (March::new(), Files::new());
    let png = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../external/tests/fixtures/page.png")).unwrap();
    let mut page = std::io::Cursor::new(Vec::new());
    image::load_from_memory(&png).unwrap().to_rgb8().write_to(&mut page, image::ImageFormat::Jpeg).unwrap();
    let paths = [files.put("quét.pdf", &scan(&[page.get_ref(), page.get_ref()]))];
    let add = march.of(0, json!({ "paths": paths, "bears_secret_mark": false }));
    march.cell.call("attachments.add", add);
    let pages = march.cell.call("attachments.list", march.of(0, json!({})));
    let read = march.cell.call("attachments.recognise", json!({ "id": pages["pages"][0]["id"] }));
    assert_eq!(read["text"].as_str().unwrap().matches("nghị quyết").count(), 2, "{read}");
    assert_eq!(read["from_pdf"], false, "letters that a machine guessed are to be checked");
    assert_eq!(march.essay(0)["parts"]["awareness"], "", "nothing is kept before a person says so");
}
