//! The picture of a code in a Word file.

#![allow(clippy::unwrap_used)]

use papers::{Block, End, Paper, PaperKind, Title, Top, latest};
use std::io::Read;

const SAYS: &str = "SOCHIBO1:0123456789AB:0123456789ABCDEF0123456789ABCDEF";

fn paper(content: &str) -> Paper {
    Paper {
        kind: PaperKind::RoundReport,
        top: Top::Names {
            superior: "Đảng ủy xã Nà Tăm".to_owned(), cell: "Chi bộ bản Nà Hiềng".to_owned()
        },
        title: Title::default(),
        blocks: vec![Block::Code {
            content: content.to_owned(),
            characters: "Mã kiểm tra: 0123-4567-89AB".to_owned(),
            note: String::new(),
        }],
        end: End::Nothing,
        landscape: false,
    }
}

fn document(content: &str) -> String {
    let bytes = paper(content).to_docx(latest()).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    xml
}

/// Draws the rectangles of the shape, ten units to a dot, and reads the code in them.
fn scanned(xml: &str) -> String {
    let attribute =
        |name: &str| xml.split_once(&format!(" {name}=\"")).unwrap().1.split_once('"').unwrap().0.to_owned();
    let side: usize = attribute("coordsize").split_once(',').unwrap().0.parse().unwrap();
    let (path, edge) = (attribute("path"), 40);
    let mut black = vec![vec![false; side + 2 * edge]; side + 2 * edge];
    for rectangle in path.trim_end_matches('e').split('x').filter(|rectangle| !rectangle.is_empty()) {
        let numbers: Vec<usize> =
            rectangle.split(|sign: char| !sign.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
        let (left, top, right, bottom) = (numbers[0], numbers[1], numbers[2], numbers[5]);
        for row in &mut black[top + edge..bottom + edge] {
            row[left + edge..right + edge].fill(true);
        }
    }
    let grey = |x: usize, y: usize| if black[y][x] { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(black.len(), black.len(), grey);
    picture.detect_grids()[0].decode().unwrap().1
}

#[test]
fn the_code_of_a_word_file_can_be_scanned_and_read() {
    let xml = document(SAYS);
    assert_eq!(scanned(&xml), SAYS);
    assert!(xml.contains("Mã kiểm tra: 0123-4567-89AB"));
}

#[test]
fn what_is_too_long_for_a_picture_is_still_written_in_characters() {
    let xml = document(&"A".repeat(10_000));
    assert!(!xml.contains("v:shape") && xml.contains("0123-4567-89AB"));
}
