//! What closes a paper.

use super::ids as id;
use super::paragraph::paragraph;
use super::table::beside;
use super::xml::Xml;
use crate::paper::recipient_lines;
use crate::{End, Signature, Signer, Wording};

pub fn write(xml: &mut Xml, end: &End, wording: &Wording, text: i64) {
    match end {
        End::Recipients { recipients, archive, signature } => {
            let left = text * 11 / 20;
            let mark = wording.recipient_mark;
            let received = |xml: &mut Xml| self::recipients(xml, recipients, archive, mark);
            beside(xml, [left, text - left], [&received, &|xml| signed(xml, signature)]);
        }
        End::Signatures { left, right } => {
            beside(xml, [text / 2, text - text / 2], [&|xml| signer(xml, left), &|xml| signer(xml, right)]);
        }
        End::Signed(right) => {
            let nothing = |xml: &mut Xml| paragraph(xml, id::ROLE, "");
            beside(xml, [text / 2, text - text / 2], [&nothing, &|xml| signer(xml, right)]);
        }
        End::Nothing => {}
    }
}

fn recipients(xml: &mut Xml, recipients: &[String], archive: &str, mark: char) {
    paragraph(xml, id::RECIPIENTS_HEADING, "Nơi nhận:");
    for line in recipient_lines(recipients, archive, mark) {
        paragraph(xml, id::RECIPIENT, &line);
    }
}

fn signed(xml: &mut Xml, signature: &Signature) {
    if !signature.on_behalf.is_empty() {
        paragraph(xml, id::ON_BEHALF, &signature.on_behalf.to_uppercase());
    }
    paragraph(xml, id::ROLE, &signature.role.to_uppercase());
    paragraph(xml, id::SIGNER, &signature.name);
}

fn signer(xml: &mut Xml, signer: &Signer) {
    paragraph(xml, id::ON_BEHALF, &signer.role);
    if !signer.note.is_empty() {
        paragraph(xml, id::SIGN_NOTE, &signer.note);
    }
    paragraph(xml, id::SIGNER, &signer.name);
}
