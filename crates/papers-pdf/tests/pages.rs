//! The measures of HD 05 and the pages, read back from where the words stand.

mod common;

use common::{hd_05, heading, made, paper, s};
use papers::{Block, Column, Paper, Table};
use papers_pdf::{PdfError, render};

#[path = "common/programs.rs"]
mod programs;

use programs::{Word, asked, plain, text_of, words_of};

/// One millimetre in points.
const MM: f64 = 72.0 / 25.4;

fn printed(paper: &Paper) -> Vec<u8> {
    render(paper, &hd_05(), made()).expect("a PDF")
}

fn near(is: f64, wanted: f64) -> bool {
    (is - wanted).abs() < 1.0
}

fn find<'a>(words: &'a [Word], text: &str) -> &'a Word {
    words.iter().find(|word| word.text == text).unwrap_or_else(|| panic!("{text} is not in {words:?}"))
}

#[test]
fn paragraphs_are_indented_justified_and_have_lines_of_twenty_points() {
    let long = "chữ nghĩa ".repeat(60);
    let words = words_of(&printed(&paper(vec![Block::Text(format!("Đầu {long}")), Block::Text(s("Hai"))])));
    let first = find(&words, "Đầu");
    assert!(near(first.left, 40.0 * MM), "{first:?}");
    let body: Vec<&Word> = words.iter().filter(|word| word.page == 1 && word.text == "chữ").collect();
    let mut tops: Vec<f64> = body.iter().map(|word| word.top).collect();
    tops.dedup_by(|a, b| near(*a, *b));
    for pair in tops.windows(2) {
        assert!((pair[1] - pair[0] - 20.0).abs() < 0.05, "{tops:?}");
    }
    let ends = words.iter().filter(|word| near(word.top, first.top)).map(|word| word.right).fold(0.0, f64::max);
    assert!(near(ends, 195.0 * MM), "the first line ends at {ends}");
    let second = find(&words, "Hai");
    assert!(
        (second.top - tops.last().expect("a line") - 26.0).abs() < 0.05,
        "6 pt between paragraphs: {second:?} {tops:?}"
    );
}

#[test]
fn the_rule_below_the_partys_name_is_as_wide_as_it() {
    let bytes = printed(&paper(vec![Block::Text(s("Một."))]));
    let words = words_of(&bytes);
    let party: Vec<&Word> = words.iter().filter(|it| it.left > 100.0 * MM && it.text != "-----").take(5).collect();
    assert_eq!(party.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" "), "ĐẢNG CỘNG SẢN VIỆT NAM");
    let (left, right) = (party[0].left, party[4].right);
    // 207 pt in bold 15 pt letters as wide as those of Times New Roman.
    assert!((right - left - 207.0).abs() < 2.0, "{}", right - left);
    let text = plain(&bytes);
    let width = right - left;
    let rules = rules(&text);
    let fits = |(thick, length): &(f64, f64)| (thick - 0.75).abs() < 0.01 && (length - width).abs() < 0.5;
    assert!(rules.iter().any(fits), "{width} is none of {rules:?}");
}

/// The thickness and length of level lines that are drawn alone.
fn rules(content: &str) -> Vec<(f64, f64)> {
    let tokens: Vec<&str> = content.split_whitespace().collect();
    let rule = |of: &[&str]| match of {
        [thick, "w", _, "M", "0", "0", "m", length, "0", "l"] => Some((thick.parse().ok()?, length.parse().ok()?)),
        _ => None,
    };
    tokens.windows(10).filter_map(rule).collect()
}

#[test]
fn pages_are_numbered_in_the_middle_from_the_second_on() {
    let blocks = (0..120).map(|at| Block::Text(format!("Đoạn {at}."))).collect();
    let words = words_of(&printed(&paper(blocks)));
    let last = words.iter().map(|word| word.page).max().expect("pages");
    assert!(last >= 4);
    for page in 1..=last {
        let above: Vec<&Word> = words.iter().filter(|it| it.page == page && it.top < 20.0 * MM - 4.0).collect();
        if page == 1 {
            assert!(above.is_empty(), "{above:?}");
            continue;
        }
        assert_eq!(above.len(), 1, "{above:?}");
        assert_eq!(above[0].text, page.to_string());
        assert!(near((above[0].left + above[0].right) / 2.0, 112.5 * MM), "{above:?}");
    }
}

#[test]
fn a_tables_heading_repeats_on_every_page_and_rows_are_not_cut() {
    let text = text_of(&printed(&common::large_report(100)));
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| page.contains("Lò Văn Số")).collect();
    assert!(pages.len() >= 3, "{} pages", pages.len());
    for page in pages {
        assert!(page.contains("Họ và tên") && page.contains("Tỷ lệ dự"), "{page}");
    }
    for member in 1..=100 {
        assert!(text.contains(&format!("Lò Văn Số {member}")), "{member}");
        let rate = format!("{},{:02}", member % 100, member * 7 % 100);
        assert!(text.contains(&rate), "{rate}");
    }
}

#[test]
fn a_row_taller_than_a_page_loses_no_word() {
    let long: Vec<String> = (0..900).map(|at| format!("từ{at}")).collect();
    let table = Table::new(vec![Column::text("A", 1), Column::text("B", 1)], vec![vec![s("x"), long.join(" ")]]);
    let words = words_of(&printed(&paper(vec![Block::Table(table)])));
    for word in long {
        let at = find(&words, &word);
        assert!(at.bottom < 277.5 * MM, "{at:?}");
    }
}

#[test]
fn a_table_beyond_the_bound_is_refused_before_it_is_laid_out() {
    let table = Table::new(vec![Column::text("A", 1); 10], vec![Vec::new(); 5_001]);
    assert_eq!(render(&paper(vec![Block::Table(table)]), &hd_05(), made()), Err(PdfError::TooManyCells(50_010)));
    let blocks = vec![Block::Dots(usize::MAX), Block::Space(u32::MAX), Block::Text(s("Sau."))];
    assert_eq!(find(&words_of(&printed(&paper(blocks))), "Sau.").page, 5);
}

#[test]
fn a_communes_year_of_ninety_cells_is_landscape_and_has_every_figure() {
    let paper = common::commune_year(90);
    let bytes = printed(&paper);
    assert!(asked("pdfinfo", &[], &bytes, &[]).contains("841.89 x 595.276"));
    let text = text_of(&bytes);
    for cell in 1..=90 {
        let row = format!("Chi bộ bản số {cell} ");
        let line = text.lines().find(|line| format!("{line} ").contains(&row)).unwrap_or_else(|| panic!("{row}"));
        for column in 0..8 {
            let figure = (cell * 13 + column * 7).to_string();
            assert!(line.split_whitespace().any(|it| it == figure), "{figure} is not in {line}");
        }
    }
}

#[test]
fn a_heading_does_not_stand_alone_at_the_foot_of_a_page() {
    for before in 20..32 {
        let mut blocks: Vec<Block> = (0..before).map(|_| Block::Text(s("Đoạn."))).collect();
        blocks.push(heading(1, "I- MỤCCUỐI"));
        blocks.push(Block::Text(s("Nốitiếp.")));
        let words = words_of(&printed(&paper(blocks)));
        assert_eq!(find(&words, "MỤCCUỐI").page, find(&words, "Nốitiếp.").page, "{before} paragraphs before");
    }
}

#[test]
fn rows_to_fill_in_are_as_high_as_asked() {
    let words = words_of(&printed(&common::roll_call()));
    let (one, two) = (find(&words, "Ánh"), find(&words, "Quẩy"));
    assert!((two.top - one.top - 9.0 * MM).abs() < 1.0, "{one:?} {two:?}");
}
