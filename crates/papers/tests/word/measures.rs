//! The measures of the guidance, read back from every paper.

use papers::{Block, End, Paper, Top, latest, shipped};

use super::common;
use super::opened::{Opened, attribute, open, printed};

fn every() -> Vec<(&'static str, Paper, Opened)> {
    common::every().into_iter().map(|(name, paper)| (name, paper.clone(), printed(paper))).collect()
}

/// The words that a style must have.
fn has(opened: &Opened, text: &str, words: &[&str]) {
    let style = opened.style_of(text);
    for word in words {
        assert!(style.contains(word), "{word} is not in the style of {text}: {style}");
    }
}

#[test]
fn the_page_is_a4_with_the_margins_of_the_guidance() {
    for (name, paper, opened) in every() {
        let page = |attribute_name| attribute(&opened.document, "<w:pgSz", attribute_name);
        let upright = ["11906", "16838", "portrait"];
        let wanted = if paper.landscape { ["16838", "11906", "landscape"] } else { upright };
        assert_eq!(["w:w", "w:h", "w:orient"].map(page), wanted, "{name}");
        // 20, 20, 30 and 15 mm in twentieths of a point.
        let margin = |side| attribute(&opened.document, "<w:pgMar", side);
        assert_eq!(["w:top", "w:bottom", "w:left", "w:right"].map(margin), ["1134", "1134", "1701", "850"], "{name}");
    }
}

#[test]
fn pages_are_numbered_on_top_in_fourteen_points_but_not_the_first() {
    for (name, _, opened) in every() {
        assert!(opened.document.contains("<w:titlePg/>"), "{name}");
        assert!(opened.numbered.contains(" PAGE ") && !opened.first.contains(" PAGE "), "{name}");
        let style = opened.style("Header");
        assert!(style.contains(r#"<w:jc w:val="center"/>"#) && style.contains(r#"<w:sz w:val="28"/>"#), "{style}");
    }
}

#[test]
fn every_paper_is_vietnamese_in_times_new_roman_and_bears_its_title() {
    for (name, paper, opened) in every() {
        assert!(opened.styles.contains(r#"<w:lang w:val="vi-VN""#), "{name}");
        assert!(opened.settings.contains(r#"<w:themeFontLang w:val="vi-VN"/>"#), "{name}");
        assert!(opened.styles.contains(r#"w:ascii="Times New Roman""#), "{name}");
        assert!(opened.core.contains(&format!("<dc:title>{}", paper.title.name)), "{name}: {}", opened.core);
        assert!(opened.core.contains("<dc:language>vi-VN</dc:language>"), "{name}");
    }
}

#[test]
fn every_paragraph_names_a_style_that_there_is_and_sets_no_letters_of_its_own() {
    for (name, _, opened) in every() {
        for style in opened.named_styles() {
            assert!(!opened.style(&style).is_empty(), "{name}: {style}");
        }
        let paragraphs = opened.document.matches("<w:p>").count();
        assert_eq!(opened.named_styles().len(), paragraphs, "{name}");
        assert!(!opened.document.contains("<w:rPr>"), "{name}");
    }
}

#[test]
fn the_head_of_an_official_paper_has_its_parts_in_their_sizes() {
    for (name, paper, opened) in every() {
        let Top::Letterhead { head, dated } = &paper.top else { continue };
        let bold = "<w:b/>";
        let party = "ĐẢNG CỘNG SẢN VIỆT NAM";
        has(&opened, party, &[bold, r#"<w:sz w:val="30"/>"#, r#"<w:jc w:val="center"/>"#]);
        // A rule of 0,75 pt below the cell, which is as wide as the name and 3 pt on each side.
        let cell = opened.document.split("<w:tc>").find(|cell| cell.contains(party)).expect("the cell");
        assert!(cell.contains(r#"<w:tcBorders><w:bottom w:val="single" w:sz="6""#), "{name}: {cell}");
        assert_eq!(attribute(cell, "<w:tcW", "w:w"), "4260", "{name}");
        has(&opened, &head.issuer.to_uppercase(), &[bold, r#"<w:sz w:val="28"/>"#]);
        has(&opened, &head.superior.to_uppercase(), &[r#"<w:sz w:val="28"/>"#]);
        assert!(!opened.style_of(&head.superior.to_uppercase()).contains(bold), "{name}");
        let texts = opened.texts();
        let at = |text: &str| texts.iter().position(|t| t == text).unwrap_or_else(|| panic!("{name}: {text}"));
        assert_eq!(at("*"), at(&head.issuer.to_uppercase()) + 1, "{name}");
        assert_eq!(at(&head.number_line()), at("*") + 1, "{name}");
        let day = papers::dateline(&head.place, head.date);
        assert_eq!(texts.contains(&day), *dated, "{name}");
        if *dated {
            has(&opened, &day, &["<w:i/>", r#"<w:sz w:val="28"/>"#]);
        }
        has(&opened, &format!(">{}<", paper.title.name), &[bold, r#"<w:sz w:val="32"/>"#, r#"<w:jc w:val="center"/>"#]);
        assert_eq!(at("-----"), at(&paper.title.name) + 1 + paper.title.lines.len(), "{name}");
    }
}

#[test]
fn the_body_is_justified_ten_millimetres_in_with_lines_of_twenty_points() {
    for (name, paper, opened) in every() {
        let Some(Block::Text(text)) = paper.blocks.iter().find(|block| matches!(block, Block::Text(_))) else {
            continue;
        };
        let text = text.replace(" %", "\u{a0}%");
        let words = [
            r#"<w:jc w:val="both"/>"#,
            r#"w:firstLine="567""#,
            r#"w:line="400" w:lineRule="exact""#,
            r#"w:before="120""#,
            r#"<w:sz w:val="28"/>"#,
        ];
        has(&opened, &text, &words);
        assert!(!text.ends_with("./."), "{name}");
    }
}

#[test]
fn headings_stay_with_what_follows_and_are_real_ones() {
    for (name, paper, opened) in every() {
        for block in &latest().applied_to(paper).blocks {
            let Block::Heading { level, text } = block else { continue };
            let style = opened.style_of(&text.replace(" %", "\u{a0}%"));
            assert!(style.contains(&format!(r#"<w:name w:val="heading {level}"/>"#)), "{name}: {style}");
            assert!(style.contains("<w:keepNext/>"), "{name}");
            assert!(style.contains(&format!(r#"<w:outlineLvl w:val="{}"/>"#, level - 1)), "{name}");
        }
    }
}

#[test]
fn tables_repeat_their_heading_row_and_no_row_is_divided() {
    for (name, _, opened) in every() {
        for table in opened.document.split("<w:tbl>").skip(1).filter(|table| table.contains("TableGrid")) {
            let rows: Vec<&str> = table.split("<w:tr>").skip(1).collect();
            assert!(rows[0].contains("<w:tblHeader/>"), "{name}");
            assert_eq!(table.matches("<w:tblHeader/>").count(), 1, "{name}");
            assert!(rows.iter().all(|row| row.contains("<w:cantSplit/>")), "{name}");
        }
    }
}

#[test]
fn the_foot_names_who_receives_and_who_signs() {
    for (name, paper, opened) in every() {
        let End::Recipients { recipients, archive, signature } = &paper.end else { continue };
        let texts = opened.texts();
        let mut wanted = vec!["Nơi nhận:".to_owned()];
        wanted.extend(recipients.iter().map(|recipient| format!("- {recipient};")));
        wanted.push(format!("- {archive}."));
        let at = texts.iter().position(|text| text == "Nơi nhận:").unwrap_or_else(|| panic!("{name}"));
        assert_eq!(texts[at..at + wanted.len()], wanted, "{name}");
        let signed = [signature.on_behalf.to_uppercase(), signature.role.to_uppercase(), signature.name.clone()];
        assert_eq!(texts[at + wanted.len()..at + wanted.len() + 3], signed, "{name}");
        has(&opened, "Nơi nhận:", &[r#"<w:u w:val="single"/>"#, r#"<w:sz w:val="28"/>"#]);
        has(&opened, &format!("- {archive}."), &[r#"<w:sz w:val="24"/>"#]);
        has(&opened, &format!(">{}", signed[0]), &["<w:b/>", r#"<w:sz w:val="28"/>"#]);
        assert!(!opened.style_of(&format!(">{}<", signed[1])).contains("<w:b/>"), "{name}");
        has(&opened, &format!(">{}<", signed[2]), &["<w:b/>", r#"<w:sz w:val="28"/>"#]);
    }
}

#[test]
fn grounds_stand_upright_and_the_last_one_ends_the_sentence() {
    let mut paper = common::meetings::resolution().paper();
    let grounds = ["Căn cứ Điều lệ Đảng;", "- Căn cứ Quy chế làm việc của Chi bộ"].map(str::to_owned).to_vec();
    paper.blocks.insert(0, Block::Grounds(grounds.clone()));
    let opened = printed(paper.clone());
    let texts = opened.texts();
    let at = texts.iter().position(|text| text == "- Căn cứ Điều lệ Đảng;").expect("the first ground");
    assert_eq!(texts[at + 1], "- Căn cứ Quy chế làm việc của Chi bộ.");
    assert!(!opened.style_of("- Căn cứ Điều lệ").contains("<w:i/>"));
    paper.blocks.insert(1, Block::Centred("CHI BỘ QUYẾT ĐỊNH".to_owned()));
    assert!(printed(paper).texts().contains(&"- Căn cứ Quy chế làm việc của Chi bộ,".to_owned()));
}

#[test]
fn an_older_set_prints_its_own_marks() {
    let old = shipped().iter().find(|set| set.name == "hd-36-2018").expect("the older set");
    let opened = open(old.applied_to(common::report().paper()).to_docx(old).expect("made"));
    assert!(opened.texts().contains(&"- Các đồng chí chi ủy viên,".to_owned()));
    has(&opened, "Số 05-BC/CB", &[r#"<w:sz w:val="26"/>"#]);
    assert!(opened.core.contains("<dc:description>Bộ mẫu hd-36-2018: "), "which set printed it is kept with the paper");
}
