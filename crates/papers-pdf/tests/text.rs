//! The text of a printed paper is the text that was given, read back by pdftotext.

mod common;

use common::{hd_05, made, paper, s};
use papers::{Block, Paper};
use papers_pdf::{PdfError, render};

#[path = "common/programs.rs"]
mod programs;

use programs::text_of;

fn printed(paper: &Paper) -> String {
    text_of(&render(paper, &hd_05(), made()).expect("a PDF"))
}

/// Without the spaces, line ends and places to break a long word that a page adds.
fn close(text: &str) -> String {
    text.split_whitespace().collect::<String>().replace('\u{200b}', "")
}

#[test]
fn every_figure_of_the_report_is_read_back() {
    let text = close(&printed(&common::report()));
    for figure in [
        "Số05-BC/CB",
        "ngày30tháng11năm2026",
        "78,95%",
        "94,74%",
        "129lượtngườinghe",
        "ĐẢNGCỘNGSẢNVIỆTNAM",
        "ĐẢNGỦYXÃNÀTĂM",
        "CHIBỘBẢNNÀTĂM",
        "T/MCHIBỘ",
        "BÍTHƯ",
        "ThàoADế",
        "-ĐảngủyxãNàTăm(báocáo);",
        "-LưuChibộ.",
    ] {
        assert!(text.contains(figure), "{figure} is not in {text}");
    }
    for chart in [common::grades(), common::rates(), common::channels()] {
        assert!(text.contains(&close(&chart.title)));
        for (at, label) in chart.labels.iter().enumerate() {
            let figures: String = chart.series.iter().map(|it| it.printed[at].as_str()).collect();
            assert!(text.contains(&close(&format!("{label}{figures}"))), "{label} {figures} is no row in {text}");
        }
    }
}

#[test]
fn all_vietnamese_letters_latin_mong_and_tai_viet_are_read_back() {
    let mut letters = String::new();
    for base in [
        "aàáảãạ",
        "ăằắẳẵặ",
        "âầấẩẫậ",
        "eèéẻẽẹ",
        "êềếểễệ",
        "iìíỉĩị",
        "oòóỏõọ",
        "ôồốổỗộ",
        "ơờớởỡợ",
        "uùúủũụ",
        "ưừứửữự",
        "yỳýỷỹỵ",
        "bcdđghklmnpqrstvx",
    ] {
        letters.push_str(base);
        letters.push_str(&base.to_uppercase());
        letters.push(' ');
    }
    let mong = "Chaur pav njuôz tshuôx cxưv Hmôngz Lênhx nhuz hâur xaz naox";
    let tai = "ꪼꪕ ꪎꪴ ꪀꪱꪣ ꪶꪔ ꪩꪫꪸꪙ ꪵꪖꪙꪒꪲꪙ ꫛ ꪹꪣꪉ";
    let sentences = [letters.as_str(), mong, tai];
    for block in [Block::Text as fn(String) -> Block, Block::Italic, Block::Note, Block::Centred] {
        let text = close(&printed(&paper(sentences.iter().map(|it| block(s(it))).collect())));
        for sentence in sentences {
            assert!(text.contains(&close(sentence)), "{sentence} is not in {text}");
        }
    }
}

#[test]
fn what_looks_like_markup_prints_as_itself() {
    let lines = [
        "#let x = 1; #panic(\"no\")",
        "*đậm* _nghiêng_ `mã` $x^2$",
        "= Tiêu đề",
        "// chú thích /* trong */",
        "<nhan> @nhan \\ ~ --- \"q\" 'q' #sys.inputs",
        "#read(\"/etc/passwd\") #import \"@preview/x:1.0.0\"",
    ];
    let text = close(&printed(&paper(lines.iter().map(|it| Block::Text(s(it))).collect())));
    for line in lines {
        assert!(text.contains(&close(line)), "{line} is not in {text}");
    }
}

#[test]
fn a_line_break_in_a_text_is_one_on_paper_and_words_too_long_break() {
    let address = "https://vi-du.invalid/".to_owned() + &"duong-dan-".repeat(30);
    let text = printed(&paper(vec![Block::Line(s("Dòng một\nDòng hai")), Block::Text(address.clone())]));
    assert!(text.lines().any(|line| line.trim() == "Dòng một"), "{text}");
    assert!(close(&text).contains(&address), "{text}");
}

#[test]
fn letters_that_no_font_has_are_refused_by_name() {
    let refused = render(&paper(vec![Block::Text(s("Tốt 👍 漢"))]), &hd_05(), made());
    assert_eq!(refused, Err(PdfError::Letters(s("漢 👍"))));
}
