//! Pages for the printer: they say what the Word file says, and what a person typed stays text.

mod common;

use common::said::said;
use papers::{latest, printed_form, to_html};

/// The text between the tags.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for letter in html.replace("<br>", "\n").chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            letter if !in_tag => text.push(letter),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("")
}

#[test]
fn every_paper_says_on_the_printed_page_what_it_says_in_its_file() {
    let set = latest();
    for (name, paper) in common::every() {
        let page = squeezed(&text(&to_html(&paper, set)));
        for part in said(&set.applied_to(paper)) {
            assert!(page.contains(&squeezed(&part)), "{name}: {part}\n{page}");
        }
    }
}

#[test]
fn what_a_person_typed_never_becomes_an_element() {
    let mut held = common::sheets::held();
    held.name = "Lò <script>alert(1)</script> & \"Xuân\"".to_owned();
    let html = to_html(&held.paper(), latest());
    assert!(!html.contains("<script"), "{html}");
    assert!(text(&html).contains("Lò <script>alert(1)</script> & \"Xuân\""));
}

#[test]
fn the_form_of_the_sheet_is_that_of_the_template_set() {
    let set = latest();
    let form = printed_form(set, false);
    assert_eq!(form.margins, set.measures.margins);
    assert!(form.style.starts_with("@page{size:A4;margin:20mm 15mm 20mm 30mm}"), "{}", form.style);
    assert!(printed_form(set, true).style.starts_with("@page{size:A4 landscape;"));
    assert!(!form.style.contains('<'));
}
