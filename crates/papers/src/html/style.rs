//! How printed pages look: the measures of a template set as a style sheet, and the form of the sheet of paper.

use crate::{Margins, TemplateSet};

/// The form of the sheets on which papers of one kind are printed, and the style they are shown with.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedForm {
    pub landscape: bool,
    /// Millimetres.
    pub margins: Margins,
    pub style: String,
}

#[must_use]
pub fn of(set: &TemplateSet, landscape: bool) -> PrintedForm {
    PrintedForm { landscape, margins: set.measures.margins, style: style(set, landscape) }
}

fn style(set: &TemplateSet, landscape: bool) -> String {
    let m = &set.measures;
    let Margins { top, right, bottom, left } = m.margins;
    let turned = if landscape { " landscape" } else { "" };
    let role = if set.wording.role_in_bold { "bold" } else { "normal" };
    let ground = if set.wording.grounds_in_italics { "italic" } else { "normal" };
    let fonts =
        format!("'{}',Tinos,'Liberation Serif','Noto Sans Tai Viet',serif", m.font.replace(['\'', '<', '\\'], ""));
    let mut css = format!("@page{{size:A4{turned};margin:{top}mm {right}mm {bottom}mm {left}mm}}");
    css.push_str("*{box-sizing:border-box}p,h1,h2,h3,h4{margin:0}");
    css.push_str(&format!("body{{font:{}pt/1.2 {fonts};color:#000;background:#fff;margin:0}}", m.body));
    css.push_str(".paper{break-after:page}.paper:last-child{break-after:auto}.new-page{break-after:page}");
    css.push_str(".beside{display:flex;gap:6mm;break-inside:avoid;text-align:center}.beside>div{flex:1}");
    css.push_str(".paper>.beside:last-child{margin-top:14pt}.paper>.beside:first-child{margin-top:0}");
    css.push_str(".bold,.party,.issuer,.on-behalf,.signer,.centred,th{font-weight:bold}.plain{font-weight:normal}");
    css.push_str(".italic,.caption,.note,.dateline,.sign-note{font-style:italic}");
    css.push_str("h1,.summary,.centred,.figure,th{text-align:center}h1,h2,h3,h4,.caption{break-after:avoid}");
    css.push_str(".recipients-heading,.recipient{text-align:left}.recipients-heading{text-decoration:underline}");
    css.push_str(&format!(".party{{font-size:{}pt}}.party span{{border-bottom:{}pt solid #000}}", m.party, m.rule));
    for (part, size) in [
        (".superior", m.superior),
        (".issuer", m.issuer),
        (".number", m.number),
        (".dateline", m.dateline),
        ("h1", m.type_name),
        (".summary", m.summary),
        ("h2,h3,h4", m.body),
        ("table,.on-table", m.table),
        ("table.small,.note", m.table - 1.0),
        ("table.large", m.table + 4.0),
        (".on-behalf,.role,.signer", m.signature),
        (".recipients-heading", m.recipients_heading),
        (".recipient,.sign-note", m.recipients),
    ] {
        css.push_str(&format!("{part}{{font-size:{size}pt}}"));
    }
    let (line, between, indent) = (m.line, m.between, m.first_line);
    css.push_str(&format!(
        "h1{{margin-top:16pt}}h2,h3,h4,.text,.line,.centred{{line-height:{line}pt;margin-top:{between}pt}}"
    ));
    css.push_str(&format!(".text{{text-align:justify;text-indent:{indent}mm}}h2,h3,h4{{text-indent:{indent}mm}}"));
    css.push_str(&format!(
        "h4{{font-style:italic;font-weight:normal}}.ground{{font-style:{ground}}}.role{{font-weight:{role}}}"
    ));
    css.push_str(&format!(".dots{{height:{line}pt;margin-top:{between}pt;border-bottom:1.2pt dotted #000}}"));
    css.push_str(".note{margin-top:4pt}.caption{margin:8pt 0 4pt}.dateline{margin-top:8pt}");
    css.push_str(&format!(".signer{{margin-top:{}pt}}", 4.0 * m.signature));
    css.push_str("table{border-collapse:collapse;width:100%;table-layout:fixed;margin-top:6pt}");
    css.push_str("thead{display:table-header-group}tr{break-inside:avoid}");
    css.push_str("td,th{border:.5pt solid #000;padding:1.5pt 4pt;vertical-align:middle;overflow-wrap:anywhere}");
    css
}
