//! What stands above the body of a paper and below it.

use super::element;
use crate::paper::recipient_lines;
use crate::{DocumentHead, End, Signature, Signer, Title, TitleStyle, Top, dateline};

const PARTY: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";

pub fn top(html: &mut String, top: &Top) {
    match top {
        Top::Letterhead { head, dated } => {
            beside(html, |html| issuer(html, head), |html| party(html, head, *dated));
        }
        Top::Names { superior, cell } if superior.is_empty() && cell.is_empty() => {}
        Top::Names { superior, cell } => beside(
            html,
            |html| {
                element(html, "p", "superior", &superior.to_uppercase());
                element(html, "p", "issuer", &cell.to_uppercase());
            },
            |_| {},
        ),
    }
}

fn issuer(html: &mut String, head: &DocumentHead) {
    element(html, "p", "superior", &head.superior.to_uppercase());
    element(html, "p", "issuer", &head.issuer.to_uppercase());
    element(html, "p", "issuer plain", "*");
    element(html, "p", "number", &head.number_line());
}

fn party(html: &mut String, head: &DocumentHead, dated: bool) {
    html.push_str(&format!("<p class=\"party\"><span>{PARTY}</span></p>"));
    if dated {
        element(html, "p", "dateline", &dateline(&head.place, head.date));
    }
}

pub fn title(html: &mut String, title: &Title) {
    if !title.name.is_empty() {
        element(html, "h1", "", &title.name);
    }
    for line in &title.lines {
        let style = match line.style {
            TitleStyle::Bold => "summary bold",
            TitleStyle::Plain => "summary",
            TitleStyle::Italic => "summary italic",
        };
        element(html, "p", style, &line.text);
    }
    if title.rule {
        element(html, "p", "summary", "-----");
    }
}

pub fn end(html: &mut String, end: &End, mark: char) {
    match end {
        End::Recipients { recipients, archive, signature } => beside(
            html,
            |html| {
                element(html, "p", "recipients-heading", "Nơi nhận:");
                for line in recipient_lines(recipients, archive, mark) {
                    element(html, "p", "recipient", &line);
                }
            },
            |html| signed(html, signature),
        ),
        End::Signatures { left, right } => beside(html, |html| signer(html, left), |html| signer(html, right)),
        End::Signed(right) => beside(html, |_| {}, |html| signer(html, right)),
        End::Nothing => {}
    }
}

fn signed(html: &mut String, signature: &Signature) {
    if !signature.on_behalf.is_empty() {
        element(html, "p", "on-behalf", &signature.on_behalf.to_uppercase());
    }
    element(html, "p", "role", &signature.role.to_uppercase());
    element(html, "p", "signer", &signature.name);
}

fn signer(html: &mut String, signer: &Signer) {
    element(html, "p", "on-behalf", &signer.role);
    if !signer.note.is_empty() {
        element(html, "p", "sign-note", &signer.note);
    }
    element(html, "p", "signer", &signer.name);
}

/// Two columns that no page break divides.
fn beside(html: &mut String, left: impl FnOnce(&mut String), right: impl FnOnce(&mut String)) {
    html.push_str("<div class=\"beside\"><div>");
    left(html);
    html.push_str("</div><div>");
    right(html);
    html.push_str("</div></div>");
}
