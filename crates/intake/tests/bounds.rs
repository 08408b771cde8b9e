//! Reads all test files, and some that were made to be expensive, one after another within 300 MB. This test is
//! alone in its file because it measures the memory of the whole process.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const MOST_MEMORY: u64 = 300 << 20;

/// The peak memory of this process, in bytes.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("this process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("its peak");
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().expect("a number") * 1024
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

/// Passes the bytes to every function that reads foreign files. Each must return a result or an error.
fn by_every_door(bytes: &[u8]) {
    if let Ok(book) = intake::read(bytes) {
        for sheet in &book.propose().sheets {
            let _ = book.read(&book.propose_sheet(&sheet.name).choices);
        }
    }
    let _ = intake::form_source_of(bytes);
    let _ = intake::pictures::page(bytes);
    let _ = intake::pdf_text(bytes);
    let _ = intake::word_text_of(Cursor::new(bytes));
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("started");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// A workbook with one part of a quarter of a gigabyte of spaces, made without holding them in memory.
fn grown(part: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).expect("started");
    zip.write_all(b"<workbook/>").expect("written");
    zip.start_file(part, SimpleFileOptions::default()).expect("started");
    std::io::copy(&mut std::io::repeat(b' ').take(250_000_000), &mut zip).expect("written");
    zip.finish().expect("finished").into_inner()
}

/// Two cells that span sixteen million.
fn two_far_cells() -> Vec<u8> {
    let cell = |row: u16, column: u8| {
        let place = [row.to_le_bytes(), [column, 0], [0; 2]].concat();
        [&[0x03, 0x02, 14, 0], place.as_slice(), &[0; 8]].concat()
    };
    let begin = [0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x0A, 0, 0, 0, 0x09, 0x08, 4, 0, 0, 6, 0x10, 0];
    let stream = [begin.as_slice(), &cell(0, 0), &cell(u16::MAX, u8::MAX)].concat();
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("made");
    file.create_stream("/Workbook").expect("a stream").write_all(&stream).expect("written");
    file.into_inner().into_inner()
}

/// A sheet of four billion rows in one line of XML.
fn repeated() -> Vec<u8> {
    let cell = r#"<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>Lò Văn Ba</text:p></table:table-cell>"#;
    let content = format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="4000000000">{cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let mime = b"application/vnd.oasis.opendocument.spreadsheet";
    zipped(&[("mimetype", mime), ("content.xml", content.as_bytes())])
}

#[test]
fn every_file_is_read_or_refused_within_300_megabytes() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let kept = ["tests/fixtures", "../../data/rosters", "../../tests/fuzz/seeds"];
    let files: Vec<PathBuf> = kept.iter().flat_map(|folder| files_in(&root.join(folder))).collect();
    assert!(files.len() > 60, "{} files", files.len());
    let before = peak();
    let within = |what: &str| {
        let grown = peak() - before;
        assert!(grown < MOST_MEMORY, "{what}: {grown} bytes more");
    };
    for file in files {
        let bytes = fs::read(&file).expect("read");
        by_every_door(&bytes);
        by_every_door(&bytes[..bytes.len() / 2]);
        within(&file.display().to_string());
    }

    let part = grown("xl/sharedStrings.xml");
    let sheet = grown("xl/worksheets/sheet1.xml");
    for (what, bytes) in
        [("shared texts", part), ("a sheet", sheet), ("two far cells", two_far_cells()), ("repeated", repeated())]
    {
        by_every_door(&bytes);
        within(what);
    }
}
