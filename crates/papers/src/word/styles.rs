//! The named styles of a paper: one for each of its parts, so that a clerk changes a part everywhere at once.

use super::ids as id;
use super::page::{Page, half_points, of_mm, of_points};
use super::style::{Align, Style};
use super::table::margins;
use super::xml::Xml;
use super::{LANGUAGE, WORD};
use crate::TemplateSet;

pub fn part(set: &TemplateSet, page: &Page) -> String {
    Xml::part("w:styles", &[("xmlns:w", &WORD)], |xml| {
        defaults(xml, set);
        xml.element("w:style", &[("w:type", &"paragraph"), ("w:default", &1), ("w:styleId", &"Normal")], |xml| {
            xml.value("w:name", "Normal");
            xml.empty("w:qFormat", &[]);
        });
        let groups = [head(set), title(set), body(set), tables(set), foot(set)];
        for style in groups.into_iter().flatten() {
            style.write(xml);
        }
        dots(set, page).write(xml);
        table_styles(xml);
    })
}

fn defaults(xml: &mut Xml, set: &TemplateSet) {
    let font = &set.measures.font;
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                xml.empty("w:rFonts", &[("w:ascii", font), ("w:eastAsia", font), ("w:hAnsi", font), ("w:cs", font)]);
                xml.value("w:sz", half_points(set.measures.body));
                xml.value("w:szCs", half_points(set.measures.body));
                xml.empty("w:lang", &[("w:val", &LANGUAGE), ("w:eastAsia", &LANGUAGE), ("w:bidi", &"ar-SA")]);
            });
        });
        xml.element("w:pPrDefault", &[], |_| {});
    });
}

fn head(set: &TemplateSet) -> Vec<Style> {
    let m = &set.measures;
    let centred = |id, name, size| Style::new(id, name, size).align(Align::Centre);
    vec![
        centred(id::PAGE_NUMBER, "header", m.page_number),
        centred(id::PARTY, "Tên Đảng", m.party).bold(),
        centred(id::SUPERIOR, "Cấp ủy cấp trên", m.superior),
        centred(id::ISSUER, "Cơ quan ban hành", m.issuer).bold(),
        centred(id::ASTERISK, "Dấu sao", m.issuer),
        centred(id::NUMBER, "Số và ký hiệu", m.number),
        centred(id::DATELINE, "Địa danh, ngày tháng", m.dateline).italic().before(8.0),
    ]
}

fn title(set: &TemplateSet) -> Vec<Style> {
    let m = &set.measures;
    let centred = |id, name, size| Style::new(id, name, size).align(Align::Centre).keep_next();
    vec![
        centred(id::TITLE, "Title", m.type_name).bold().before(16.0),
        centred(id::SUMMARY, "Trích yếu", m.summary).bold(),
        centred(id::SUMMARY_PLAIN, "Dòng dưới tên giấy", m.summary),
        centred(id::SUMMARY_ITALIC, "Dòng nghiêng dưới tên giấy", m.summary).italic(),
        centred(id::TITLE_RULE, "Vạch dưới trích yếu", m.summary).after(6.0),
    ]
}

fn body(set: &TemplateSet) -> Vec<Style> {
    let m = &set.measures;
    let body = |id, name| {
        let style = Style::new(id, name, m.body).align(Align::Both).before(m.between).exactly(m.line);
        style.first_line(of_mm(m.first_line))
    };
    let mut ground = body(id::GROUND, "Căn cứ");
    if set.wording.grounds_in_italics {
        ground = ground.italic();
    }
    vec![
        body(id::BODY, "Body Text"),
        body(id::BODY_ITALIC, "Nội dung nghiêng").italic(),
        ground,
        body(id::HEADINGS[0], "heading 1").bold().keep_next().outline(0).followed_by(id::BODY),
        body(id::HEADINGS[1], "heading 2").bold().keep_next().outline(1).followed_by(id::BODY),
        body(id::HEADINGS[2], "heading 3").italic().keep_next().outline(2).followed_by(id::BODY),
        Style::new(id::LINE, "Dòng không thụt", m.body).before(m.between).exactly(m.line),
        Style::new(id::NOTE, "Ghi chú", m.table - 1.0).italic().before(4.0),
        Style::new(id::CENTRED, "Dòng giữa", m.body).align(Align::Centre).bold().before(m.between).exactly(m.line),
        Style::new(id::CODE, "Mã tra cứu", m.table).align(Align::Centre).keep_next(),
        Style::new(id::GAP, "Khoảng cách", m.body),
    ]
}

fn dots(set: &TemplateSet, page: &Page) -> Style {
    let m = &set.measures;
    let style = Style::new(id::DOTS, "Dòng kẻ chấm", m.body).before(m.between).exactly(m.line);
    style.first_line(of_mm(m.first_line)).dots_to(page.text())
}

fn tables(set: &TemplateSet) -> Vec<Style> {
    let m = &set.measures;
    let cell = |id, name, size| Style::new(id, name, size).before(1.0).after(1.0);
    let figure = |id, name, size| cell(id, name, size).align(Align::Centre);
    vec![
        Style::new(id::CAPTION, "caption", m.body).italic().before(8.0).after(4.0).keep_next(),
        figure(id::TABLE_HEADING, "Đầu bảng", m.table).bold(),
        cell(id::TABLE_TEXT, "Chữ trong bảng", m.table),
        figure(id::TABLE_FIGURE, "Số trong bảng", m.table),
        cell(id::SMALL_TEXT, "Chữ nhỏ trong bảng", m.table - 1.0),
        figure(id::SMALL_FIGURE, "Số nhỏ trong bảng", m.table - 1.0),
        cell(id::LARGE_TEXT, "Chữ lớn trong bảng", m.table + 4.0),
        figure(id::LARGE_FIGURE, "Số lớn trong bảng", m.table + 4.0),
    ]
}

fn foot(set: &TemplateSet) -> Vec<Style> {
    let m = &set.measures;
    let centred = |id, name, size| Style::new(id, name, size).align(Align::Centre);
    let role = centred(id::ROLE, "Chức vụ người ký", m.signature);
    vec![
        Style::new(id::RECIPIENTS_HEADING, "Nơi nhận", m.recipients_heading).underlined(),
        Style::new(id::RECIPIENT, "Từng nơi nhận", m.recipients),
        centred(id::ON_BEHALF, "Thay mặt", m.signature).bold(),
        if set.wording.role_in_bold { role.bold() } else { role },
        centred(id::SIGN_NOTE, "Chỉ dẫn ký", m.recipients).italic(),
        centred(id::SIGNER, "Họ tên người ký", m.signature).bold().before(4.0 * m.signature),
    ]
}

/// Tables without lines, and with lines around every cell.
fn table_styles(xml: &mut Xml) {
    xml.element("w:style", &[("w:type", &"table"), ("w:default", &1), ("w:styleId", &"TableNormal")], |xml| {
        xml.value("w:name", "Normal Table");
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
            margins(xml, [0, 0]);
        });
    });
    xml.element("w:style", &[("w:type", &"table"), ("w:styleId", &"TableGrid")], |xml| {
        xml.value("w:name", "Table Grid");
        xml.value("w:basedOn", "TableNormal");
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    xml.line(side, 4);
                }
            });
            margins(xml, [of_points(1.5), of_points(4.0)]);
        });
    });
}
