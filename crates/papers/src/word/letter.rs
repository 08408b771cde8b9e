//! Head and foot of a Party paper.

use docx_rs::{
    BorderType, LineSpacing, Paragraph, Table, TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders,
    TableCellMargins, TableLayoutType, TableRow, VMergeType, WidthType,
};

use super::{SIZE_BODY, TEXT_WIDTH, centred, run};
use crate::head::{DocumentHead, Signature, dateline};

const PARTY: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";
/// The Party's name in bold 15 pt Times New Roman is 207 pt wide, and the rule below it has that width and 3 pt on each side: where
/// another font stands in for a letter such as Ệ, the name must not break in two.
const RULE: usize = 4260;
/// Space on both sides of the rule, so that a long place and date fit on one line.
const SIDE: usize = 480;

/// Superior and issuing body, asterisk and number on the left; the Party's name over its rule, place and date on
/// the right.
pub fn letterhead(head: &DocumentHead) -> Table {
    let date = run(&dateline(&head.place, head.date), SIZE_BODY).italic();
    letterhead_with(head, centred(date).line_spacing(LineSpacing::new().before(160)))
}

/// The head of minutes, in whose text place and date stand.
pub fn undated_letterhead(head: &DocumentHead) -> Table {
    letterhead_with(head, Paragraph::new())
}

fn letterhead_with(head: &DocumentHead, date: Paragraph) -> Table {
    let left = TEXT_WIDTH - RULE - 2 * SIDE;
    let names = [
        centred(run(&head.superior.to_uppercase(), SIZE_BODY)),
        centred(run(&head.issuer.to_uppercase(), SIZE_BODY).bold()),
        centred(run("*", SIZE_BODY)),
        centred(run(&head.number_line(), SIZE_BODY)),
    ]
    .into_iter()
    .fold(cell(left).vertical_merge(VMergeType::Restart), TableCell::add_paragraph);
    let rule =
        TableCellBorder::new(TableCellBorderPosition::Bottom).border_type(BorderType::Single).size(6).color("000000");
    let party =
        cell(RULE).set_borders(TableCellBorders::with_empty().set(rule)).add_paragraph(centred(run(PARTY, 30).bold()));
    let side = || cell(SIDE).add_paragraph(Paragraph::new());
    let below = cell(left).vertical_merge(VMergeType::Continue).add_paragraph(Paragraph::new());
    bare(
        vec![
            TableRow::new(vec![names, side(), party, side()]).cant_split(),
            TableRow::new(vec![below, cell(RULE + 2 * SIDE).grid_span(3).add_paragraph(date)]).cant_split(),
        ],
        vec![left, SIDE, RULE, SIDE],
    )
}

/// "Nơi nhận" on the left, the signature on the right, kept together on one page.
pub fn recipients_and_signature(recipients: &[String], archive: &str, signature: &Signature) -> Table {
    let mut lines = vec![Paragraph::new().add_run(run("Nơi nhận:", SIZE_BODY).underline("single"))];
    for recipient in recipients {
        lines.push(Paragraph::new().add_run(run(&format!("- {},", recipient.trim_end_matches([',', '.', ';'])), 24)));
    }
    lines.push(Paragraph::new().add_run(run(&format!("- {}.", archive.trim_end_matches([',', '.', ';'])), 24)));
    let mut signed = Vec::new();
    if !signature.on_behalf.is_empty() {
        signed.push(centred(run(&signature.on_behalf.to_uppercase(), SIZE_BODY).bold()));
    }
    signed.push(centred(run(&signature.role.to_uppercase(), SIZE_BODY)));
    signed.extend((0..4).map(|_| centred(run("", SIZE_BODY))));
    signed.push(centred(run(&signature.name, SIZE_BODY).bold()));
    two_columns(lines, signed, TEXT_WIDTH * 11 / 20)
}

/// Two blocks side by side without borders; the left one has the given width.
pub fn two_columns(left: Vec<Paragraph>, right: Vec<Paragraph>, left_width: usize) -> Table {
    let right_width = TEXT_WIDTH - left_width;
    let filled = |width, lines: Vec<Paragraph>| lines.into_iter().fold(cell(width), TableCell::add_paragraph);
    let row = TableRow::new(vec![filled(left_width, left), filled(right_width, right)]).cant_split();
    bare(vec![row], vec![left_width, right_width])
}

fn cell(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa)
}

fn bare(rows: Vec<TableRow>, widths: Vec<usize>) -> Table {
    Table::without_borders(rows)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .width(TEXT_WIDTH, WidthType::Dxa)
        .align(docx_rs::TableAlignmentType::Left)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}
