//! A paper as a page of a web view, to be printed from the window at once. Word and PDF files are for keeping and sending;
//! this is for the sheet that goes to the printer now.

mod blocks;
mod ends;
mod style;

use crate::page::escape;
use crate::{Paper, TemplateSet};

pub use style::{PrintedForm, of as form};

/// The paper between the tags of one element; [`PrintedForm::style`] is what it is shown with. What a person typed stays text.
#[must_use]
pub fn to_html(paper: &Paper, set: &TemplateSet) -> String {
    let paper = set.applied_to(paper.clone());
    let mut html = String::from("<article class=\"paper\">");
    ends::top(&mut html, &paper.top);
    ends::title(&mut html, &paper.title);
    for (at, block) in paper.blocks.iter().enumerate() {
        blocks::write(&mut html, block, paper.blocks.get(at + 1));
    }
    ends::end(&mut html, &paper.end, set.wording.recipient_mark);
    html.push_str("</article>");
    html
}

/// One element with a text, whose lines stay lines.
fn element(html: &mut String, tag: &str, class: &str, text: &str) {
    html.push_str(&format!("<{tag} class=\"{class}\">{}</{tag}>", lines(text)));
}

fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>")
}
