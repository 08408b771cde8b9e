//! The measures of a Party paper, in Word's units. Changed only when the guidance changes (HD 05-HD/VPTW,
//! 27/5/2026).

mod letter;
mod table;

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, FieldCharType, Header, InstrPAGE, InstrText, LineSpacing, LineSpacingType,
    PageMargin, Paragraph, Run, RunFonts, SpecialIndentType, Tab, TabLeaderType, TabValueType,
};

use crate::PaperError;
pub use letter::{letterhead, recipients_and_signature, two_columns, undated_letterhead};
pub use table::{Column, Rows, grid, grid_of};

/// 1 mm is 56,69 twentieths of a point.
pub const TOP: i32 = 1134;
pub const BOTTOM: i32 = 1134;
pub const LEFT: i32 = 1701;
pub const RIGHT: i32 = 850;
/// The width that the margins leave of 210 mm, in twentieths of a point.
pub const TEXT_WIDTH: usize = 9355;
const PAGE: (u32, u32) = (11906, 16838);
const FIRST_LINE: i32 = 567;
/// 6 pt between paragraphs, lines of exactly 20 pt.
const BETWEEN: u32 = 120;
const LINE: i32 = 400;

/// Where Times New Roman is not installed, a font with the same metrics is substituted; LibreOffice does so by
/// itself.
const FONT: &str = "Times New Roman";

/// Font sizes in half points, Word's unit.
pub const SIZE_BODY: usize = 28;
pub const SIZE_TABLE: usize = 24;

/// A4 portrait with the margins of a Party paper, and a page number at the top from the second page on.
pub fn document() -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    let margins = PageMargin::new().top(TOP).bottom(BOTTOM).left(LEFT).right(RIGHT).header(567).footer(567);
    Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margins)
        .default_fonts(fonts)
        .default_size(SIZE_BODY)
        .first_header(Header::new().add_paragraph(Paragraph::new()))
        .header(Header::new().add_paragraph(page_number()))
}

fn page_number() -> Paragraph {
    let run = Run::new()
        .size(SIZE_BODY)
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::PAGE(InstrPAGE::new()))
        .add_field_char(FieldCharType::Separate, false)
        .add_text("2")
        .add_field_char(FieldCharType::End, false);
    Paragraph::new().align(AlignmentType::Center).add_run(run)
}

/// The bytes of the file. Heading rows of tables repeat on every page.
pub fn bytes(docx: Docx) -> Result<Vec<u8>, PaperError> {
    let mut built = docx.build();
    built.document = table::repeat_headings(built.document);
    let mut file = Cursor::new(Vec::new());
    built.pack(&mut file).map_err(|e| PaperError::Word(Box::new(e)))?;
    Ok(file.into_inner())
}

pub fn run(text: &str, half_points: usize) -> Run {
    let mut run = Run::new().size(half_points);
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(unbroken(line));
    }
    run
}

/// A figure and its percent sign stay on one line.
fn unbroken(line: &str) -> String {
    line.replace(" %", "\u{a0}%")
}

/// A centred line without the spacing of body text.
pub fn centred(run: Run) -> Paragraph {
    Paragraph::new().align(AlignmentType::Center).add_run(run)
}

/// A paragraph of the body: justified, first line indented by 10 mm.
pub fn body(text: &str) -> Paragraph {
    body_run(run(text, SIZE_BODY))
}

pub fn body_run(run: Run) -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Both)
        .indent(None, Some(SpecialIndentType::FirstLine(FIRST_LINE)), None, None)
        .line_spacing(LineSpacing::new().before(BETWEEN).after(0).line_rule(LineSpacingType::Exact).line(LINE))
        .add_run(run)
}

/// A dotted line to write on.
pub fn dots() -> Paragraph {
    let tab = Tab::new().val(TabValueType::Right).leader(TabLeaderType::Dot).pos(TEXT_WIDTH);
    body_run(Run::new().size(SIZE_BODY).add_tab()).align(AlignmentType::Left).add_tab(tab)
}

/// A heading of the body, kept on the same page as the next paragraph.
pub fn heading(text: &str) -> Paragraph {
    body_run(run(text, SIZE_BODY).bold()).keep_next(true)
}

/// An empty line of the given height in points.
pub fn space(points: i32) -> Paragraph {
    let line = LineSpacing::new().before(0).after(0).line_rule(LineSpacingType::Exact).line(points * 20);
    Paragraph::new().line_spacing(line)
}
