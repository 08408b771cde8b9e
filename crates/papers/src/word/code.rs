//! The picture of a code, drawn as one shape: a picture in a file of its own could not stand in the document of an office.

use super::ids as id;
use super::xml::Xml;
use crate::code::CodePicture;
use std::fmt::Write as _;

const DRAWN: &str = "urn:schemas-microsoft-com:vml";
/// Of the picture, in points: 24 mm, as in the PDF.
const SIDE: u32 = 68;
/// Units of the drawing to a dot. Edges lie on whole units, so that no light shows between two rows.
const DOT: u32 = 10;

/// A paragraph with the picture, on the page of what follows. Nothing where the content is too long for a code.
pub fn picture(xml: &mut Xml, content: &str) {
    let Some(code) = CodePicture::of(content) else { return };
    let side = u32::from(code.side) * DOT;
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", id::CODE));
        xml.element("w:r", &[], |xml| {
            xml.element("w:pict", &[], |xml| {
                let (size, units) = (format!("width:{SIDE}pt;height:{SIDE}pt"), format!("{side},{side}"));
                let drawn: &[(&str, &dyn std::fmt::Display)] = &[
                    ("xmlns:v", &DRAWN),
                    ("id", &"MaKiemTra"),
                    ("alt", &"Mã kiểm tra"),
                    ("style", &size),
                    ("coordsize", &units),
                    ("path", &path(&code)),
                    ("fillcolor", &"black"),
                    ("stroked", &"f"),
                ];
                xml.empty("v:shape", drawn);
            });
        });
    });
}

/// One rectangle for each run of black dots.
fn path(code: &CodePicture) -> String {
    let mut path = String::new();
    for (column, row, length) in &code.runs {
        let at = |dots: u16| u32::from(dots) * DOT;
        let (left, right, top, bottom) = (at(*column), at(column + length), at(*row), at(row + 1));
        let _ = write!(path, "m{left},{top}l{right},{top},{right},{bottom},{left},{bottom}x");
    }
    path.push('e');
    path
}
