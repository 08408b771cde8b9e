//! The files are PDF/A-2b, in the eyes of qpdf and by what PDF/A asks for.

mod common;

use common::{hd_05, made};
use lopdf::{Dictionary, Document, Object};
use papers::Paper;
use papers_pdf::render;

#[path = "common/programs.rs"]
mod programs;

use programs::asked;

fn printed(paper: &Paper) -> Vec<u8> {
    render(paper, &hd_05(), made()).expect("a PDF")
}

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a report with charts", printed(&common::report())),
        ("a sheet to fill in", printed(&common::roll_call())),
        ("a landscape report", printed(&common::commune_year(20))),
        ("the report over the cells", printed(&common::commune_report(10).paper())),
    ]
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for (name, bytes) in samples() {
        let said = asked("qpdf", &["--check"], &bytes, &[]);
        assert!(said.contains("No syntax or stream encoding errors found"), "{name}: {said}");
        assert!(!said.to_lowercase().contains("warning"), "{name}: {said}");
    }
}

#[test]
fn xmp_says_part_2_and_conformance_b() {
    for (name, bytes) in samples() {
        let document = Document::load_mem(&bytes).expect("a PDF");
        let xmp = stream(&document, document.catalog().expect("a catalogue"), b"Metadata");
        assert!(xmp.contains("<pdfaid:part>2</pdfaid:part>"), "{name}: {xmp}");
        assert!(xmp.contains("<pdfaid:conformance>B</pdfaid:conformance>"), "{name}: {xmp}");
    }
}

#[test]
fn colours_have_an_output_intent() {
    for (name, bytes) in samples() {
        let document = Document::load_mem(&bytes).expect("a PDF");
        let intents = document.catalog().and_then(|it| it.get_deref(b"OutputIntents", &document));
        let intents = intents.and_then(Object::as_array).expect("output intents");
        let first = document.dereference(&intents[0]).and_then(|(_, it)| it.as_dict()).expect("an intent");
        assert_eq!(first.get(b"S").and_then(Object::as_name).expect("a kind"), b"GTS_PDFA1", "{name}");
        assert!(!raw(&document, first, b"DestOutputProfile").is_empty(), "{name}: no profile");
    }
}

#[test]
fn every_font_is_embedded_as_a_subset() {
    for (name, bytes) in samples() {
        let document = Document::load_mem(&bytes).expect("a PDF");
        let mut fonts = 0;
        for object in document.objects.values() {
            let Ok(font) = object.as_dict() else { continue };
            if !font.has_type(b"FontDescriptor") {
                continue;
            }
            fonts += 1;
            let called = font.get(b"FontName").and_then(Object::as_name).expect("a name");
            let called = String::from_utf8_lossy(called);
            let file = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"].into_iter().find(|key| font.has(key));
            let file = file.unwrap_or_else(|| panic!("{name}: {called} is not embedded"));
            let size = raw(&document, font, file).len();
            assert!(size > 0 && size < 200_000, "{name}: {called} has {size} bytes");
            assert!(called.contains("+Tinos") || called.contains("+NotoSansTaiViet"), "{name}: {called}");
        }
        assert!(fonts >= 2, "{name}: {fonts} fonts");
    }
}

#[test]
fn the_file_has_a_title_a_language_and_the_day_it_was_given() {
    let document = Document::load_mem(&printed(&common::report())).expect("a PDF");
    let catalog = document.catalog().expect("a catalogue");
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), b"vi-VN");
    let xmp = stream(&document, catalog, b"Metadata");
    assert!(xmp.contains("BÁO CÁO – Kết quả học tập, quán triệt Chỉ thị số 01-CT/TW"), "{xmp}");
    assert!(xmp.contains("2026-11-30"), "{xmp}");
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let paper = common::report();
    let first = printed(&paper);
    // Something else between, so that nothing is left over from the first.
    printed(&common::roll_call());
    assert!(first == printed(&paper));
}

fn raw(document: &Document, of: &Dictionary, key: &[u8]) -> Vec<u8> {
    let found = of.get_deref(key, document).and_then(Object::as_stream).expect("a stream");
    found.decompressed_content().unwrap_or_else(|_| found.content.clone())
}

fn stream(document: &Document, of: &Dictionary, key: &[u8]) -> String {
    String::from_utf8(raw(document, of, key)).expect("text")
}
