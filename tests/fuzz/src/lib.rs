//! Every function that reads bytes from outside, each taking just these bytes: the input may be refused, but
//! must never cause a panic or unbounded memory use, and must never be read as two different things.
//! **Invariant:** a function here calls the product as the product calls itself, and changes nothing outside a
//! temporary folder.

use exchange::message::{Answer, Request, pack, unpack};
use exchange::package::{Frame, PackageReader};
use exchange::pieces;
use exchange::wire::{decode_batch, encode_batch};
use journal::Change;
use std::fmt::Debug;
use std::io::Write;

/// A function that takes untrusted bytes.
pub struct Target {
    /// The name of its folder of seeds and of its fuzz target.
    pub name: &'static str,
    pub run: fn(&[u8]),
}

pub const TARGETS: &[Target] = &[
    Target { name: "batch", run: batch },
    Target { name: "change", run: change },
    Target { name: "request", run: request },
    Target { name: "answer", run: answer },
    Target { name: "pieces", run: pieces },
    Target { name: "package", run: package },
    Target { name: "sealed", run: sealed },
    Target { name: "invite", run: invite },
    Target { name: "backup", run: backup },
    Target { name: "roster", run: roster },
    Target { name: "picture", run: picture },
    Target { name: "template", run: template },
    Target { name: "word", run: word },
    Target { name: "document", run: document },
    Target { name: "form", run: form },
    Target { name: "expression", run: expression },
];

/// A batch of changes in columns.
pub fn batch(bytes: &[u8]) {
    if let Ok(segments) = decode_batch(bytes) {
        let again = decode_batch(&encode_batch(&segments)).expect("what we write we read");
        assert_eq!(again, segments, "written again, it says something else");
        for segment in &segments {
            segment.changes.iter().for_each(canonical);
        }
    }
}

/// A change as it is hashed and stored.
pub fn change(bytes: &[u8]) {
    if let Ok((previous, change)) = Change::decode(bytes) {
        let again = change.canonical(&previous);
        assert_eq!(Change::decode(&again).expect("what we write we read"), (previous, change));
    }
}

fn canonical(change: &Change) {
    let bytes = change.canonical(&[7; 32]);
    let (previous, read) = Change::decode(&bytes).expect("what is hashed can be read again");
    assert_eq!((previous, read.canonical(&previous)), ([7; 32], bytes));
}

/// A laptop's request.
pub fn request(bytes: &[u8]) {
    if let Some(request) = same::<Request>(bytes) {
        request.batch.iter().for_each(|inside| batch(inside));
    }
}

/// A server's answer.
pub fn answer(bytes: &[u8]) {
    if let Some(answer) = same::<Answer>(bytes) {
        answer.page.iter().for_each(|inside| batch(inside));
    }
}

/// The transfer of pictures and files, in both directions.
pub fn pieces(bytes: &[u8]) {
    same::<pieces::Request>(bytes);
    same::<pieces::Answer>(bytes);
}

/// A package from a stick, without its age layer.
pub fn package(bytes: &[u8]) {
    let Ok(mut reader) = PackageReader::open(bytes) else { return };
    while let Ok(Some(frame)) = reader.frame() {
        same::<Frame>(&pack(&frame));
        frame.batch.iter().for_each(|inside| batch(inside));
    }
}

/// A package as it is on the stick, for a server whose key is 32 bytes of 3.
pub fn sealed(bytes: &[u8]) {
    let reader = exchange::seal::server(&ed25519_dalek::SigningKey::from_bytes(&[3; 32]));
    let Ok(opened) = exchange::seal::open(bytes, &reader) else { return };
    let Ok(mut frames) = PackageReader::open(opened) else { return };
    while let Ok(Some(_)) = frames.frame() {}
}

/// An invite: a typed code or a file.
pub fn invite(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(code) = exchange::enrolment::InviteCode::read(text)
        && let Some(written) = code.write()
    {
        assert_eq!(exchange::enrolment::InviteCode::read(&written).expect("what we write we read"), code);
    }
    let _ = serde_json::from_str::<exchange::enrolment::InviteFile>(text);
}

/// A backup from somebody else.
pub fn backup(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("copy");
    std::fs::File::create(&file).and_then(|mut file| file.write_all(bytes)).expect("write the copy");
    let profile = store::Profile::open(&folder.path().join("book")).expect("an empty profile");
    if store::restore(&profile, &file).is_err() {
        assert!(!profile.exists(), "a backup that was refused left a book behind");
    }
}

/// A list of members, or a form, in a spreadsheet.
pub fn roster(bytes: &[u8]) {
    if let Ok(source) = intake::form_source_of(bytes) {
        let _ = forms::read(&source);
    }
    if let Ok(book) = intake::read(bytes) {
        let proposal = book.propose();
        for sheet in &proposal.sheets {
            let _ = book.propose_sheet(&sheet.name);
        }
        let also = proposal.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let _ = book.read(&intake::Choices { also, ..proposal.choices });
    }
}

/// A photo, a scan or a PDF.
pub fn picture(bytes: &[u8]) {
    let _ = intake::pictures::page(bytes);
    // Its text is searched for a stamp of secrecy before the file is stored.
    let _ = intake::secret_mark(&intake::pdf_text(bytes));
    let _ = intake::pdf_scan(bytes);
}

/// An office's own form for a report, and the report in it.
pub fn template(bytes: &[u8]) {
    let manifest = r#"{ "based_on": "hd-05-2026", "name": "a", "title": "A", "from": "2026-07-01" }"#;
    if let Ok(set) = papers::OfficeSet::read(manifest, &[("bao-cao-dot.docx".to_owned(), bytes.to_vec())]) {
        let paper = papers::sample(papers::PaperKind::RoundReport, set.set.from);
        set.to_docx(paper).expect("what is accepted can be filled");
    }
}

/// A Word document, searched for a stamp of secrecy.
pub fn word(bytes: &[u8]) {
    if let Ok(text) = intake::word_text_of(std::io::Cursor::new(bytes)) {
        let _ = intake::secret_mark(&text);
    }
}

/// The text of an essay in a document, or in a plain text of any code.
pub fn document(bytes: &[u8]) {
    use intake::Encoding;
    for name in ["bai.docx", "bai.txt"] {
        let Ok(document) = intake::texts::read(bytes, name) else { continue };
        let proposed = document.proposed().encoding;
        let others = [Encoding::None, Encoding::Tcvn3, Encoding::Vni, Encoding::Cp1258, Encoding::Viqr];
        for encoding in others.into_iter().chain([proposed]) {
            let text = document.text(encoding);
            let _ = intake::texts::parts(&text, 0);
            let _ = intake::texts::parts(&text, 3);
        }
        let _ = document.conversions(proposed);
    }
}

/// A form of the superior as it is stored, and the answers to it.
pub fn form(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(form) = forms::Form::from_text(text) {
        assert_eq!(form.to_text(), text, "a form has one text");
        fill_in(&form);
    }
    if let Ok(answers) = forms::Answers::from_text(text) {
        assert_eq!(answers.to_text(), text, "answers have one text");
    }
}

/// A condition in a workbook.
pub fn expression(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let rows = [["integer", "a", "A", ""], ["text", "b", "B", text]];
    let rows = rows.iter().zip(2..).map(|(row, line)| forms::SourceRow { line, cells: cells(row) }).collect();
    let survey = forms::SourceTable { headings: cells(&["type", "name", "label", "constraint"]), rows };
    if let Some(form) = forms::read(&forms::Source { survey, ..forms::Source::default() }).form {
        fill_in(&form);
    }
}

/// What is complete is accepted at the other end, whatever the conditions are.
fn fill_in(form: &forms::Form) {
    let day = chrono::NaiveDate::default();
    let answers: forms::Answers = form.questions().map(|(item, _)| (item.name.clone(), "7")).collect();
    let evaluated = forms::evaluate(form, &answers, day);
    let sent = forms::to_send(form, &answers, day);
    assert_eq!(forms::check_sent(form, &sent, day).is_ok(), evaluated.complete);
    let _ = forms::add_up(form, &[]);
}

/// Asserts that a message is unchanged when it is encoded and decoded again.
fn same<M>(packed: &[u8]) -> Option<M>
where
    M: Debug + PartialEq + minicbor::Encode<()> + for<'b> minicbor::Decode<'b, ()>,
{
    let message: M = unpack(packed).ok()?;
    assert_eq!(unpack::<M>(&pack(&message)).expect("what we write we read"), message);
    Some(message)
}
