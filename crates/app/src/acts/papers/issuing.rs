//! Giving a paper its number when it is issued, and its code where the template set asks for one. Printing a draft takes no
//! number; printing an issued paper again takes none either.

use crate::messages::CallError;
use crate::messages::papers::Issued;
use crate::paper_numbers::{Numbers, is_withdrawn, named, of_paper, standing};
use crate::{AppSession, template_sets};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{PaperType, issued_paper as i};
use domain::finalising::Cut;
use domain::issued::{Printed, PrintedFigure, Subject, TraceCode};
use domain::value::FieldValue;
use journal::{Record, Value};
use papers::{Block, End, OfficeSet, Paper, Top};
use store::{Book, OpDraft, Row};

/// The figures of a paper, and from what they were counted.
pub struct Traced {
    pub at_ms: u64,
    pub as_of: NaiveDate,
    pub figures: Vec<PrintedFigure>,
    pub cut: Cut,
}

/// A paper that can be issued.
pub struct Issuable {
    pub paper: Paper,
    pub subject: Subject,
    /// The fields of the subject's own record that hold number and day, if it has any.
    pub kept_at: Option<(u16, Option<u16>)>,
    pub traced: Option<Traced>,
}

/// A paper as it goes to the printer, and what has to be saved before.
pub struct Prepared {
    pub paper: Paper,
    pub issued: Option<Issued>,
    pub drafts: Vec<OpDraft>,
    pub id: Option<Id>,
}

/// Prepares a paper. `issue`: it takes a number now.
pub fn issued(app: &AppSession, book: &Book, of: Issuable, issue: bool) -> Result<Prepared, CallError> {
    let (Some(paper_type), Some(day)) = (of_paper(of.paper.kind), of.paper.day()) else {
        return Ok(Prepared { paper: of.paper, issued: None, drafts: Vec::new(), id: None });
    };
    let before = of_subject(book, paper_type, &of.subject)?;
    let set = template_sets::of_day(app, day)?;
    match before {
        Some(row) if issue => Err(CallError::new("already_issued", already(&row))),
        Some(row) => again(of, &row, &set),
        None if issue => Taking { book, set: &set, paper_type, day }.take(of),
        None => Ok(Prepared { paper: of.paper, issued: None, drafts: Vec::new(), id: None }),
    }
}

fn already(row: &Row) -> String {
    format!("{} đã lấy số rồi. In lại bản ấy, hoặc thu hồi trong Sổ văn bản đi rồi lấy số mới.", named(row))
}

/// The paper about this that was issued and not withdrawn.
fn of_subject(book: &Book, paper: PaperType, subject: &Subject) -> Result<Option<Row>, CallError> {
    let is_about = |row: &Row| {
        row.text(i::PAPER) == paper.as_str()
            && row.int(i::OF_KIND) == Some(subject.kind.into())
            && row.id_ref(i::OF_RECORD).unwrap_or_default() == subject.record
            && row.text(i::OF_PART) == subject.part
    };
    let mut rows = standing(book)?;
    rows.retain(|row| !is_withdrawn(row) && is_about(row));
    rows.sort_by_key(|row| row.id);
    Ok(rows.into_iter().next_back())
}

/// An issued paper is printed again with its number and code as long as its figures are the same; with other figures it is
/// a draft of another paper.
fn again(of: Issuable, row: &Row, set: &OfficeSet) -> Result<Prepared, CallError> {
    let printed = row.parts::<Printed>(i::PRINTED);
    let same = match (&printed, &of.traced) {
        (Some(printed), Some(traced)) => printed.figures == traced.figures && printed.as_of == traced.as_of,
        _ => true,
    };
    let mut paper = of.paper;
    let number = row.value(i::NUMBER).and_then(Value::as_count);
    let day = row.value(i::DAY).and_then(Value::as_day);
    if same && let (Top::Letterhead { head, .. }, Some(number), Some(day)) = (&mut paper.top, number, day) {
        (head.number, head.date) = (Some(number), day);
    }
    if let (true, Some(code)) = (same && asks_for_code(set), row.text(i::CODE).parse().ok()) {
        paper.blocks.push(block(code, row.id));
    }
    Ok(Prepared { paper, issued: None, drafts: Vec::new(), id: None })
}

fn asks_for_code(set: &OfficeSet) -> bool {
    set.set.wording.code
}

fn block(code: TraceCode, id: Id) -> Block {
    Block::Code {
        content: code.to_scan(id),
        characters: format!("Mã kiểm tra: {code}"),
        note: "Mã này dùng để đối chiếu số liệu của báo cáo với sổ của chi bộ.".to_owned(),
    }
}

struct Taking<'a> {
    book: &'a Book,
    set: &'a OfficeSet,
    paper_type: PaperType,
    day: NaiveDate,
}

impl Taking<'_> {
    fn take(&self, of: Issuable) -> Result<Prepared, CallError> {
        let mut paper = of.paper;
        let number = self.number(&mut paper, of.subject.record)?;
        let id = Id(store::random()?);
        let mut draft = self.draft(&paper, &of.subject, id, number);
        let mut drafts = Vec::new();
        let mut code = None;
        if let Some(traced) = of.traced {
            let printed = self.printed(&paper, &of.subject, number, traced);
            let made = printed.code(self.book.own_book());
            draft = draft.set(i::PRINTED, printed.to_value()).set(i::CODE, Value::text(made.to_string()));
            code = Some(made);
        }
        drafts.push(draft);
        if let Some((number_at, dated)) = of.kept_at {
            let own = OpDraft::new(of.subject.kind, Record::One(of.subject.record));
            let own = own.set(number_at, Value::Int(number.into()));
            drafts.push(dated.map_or_else(|| own.clone(), |dated| own.clone().set(dated, Value::day(self.day))));
        }
        let printed_code = code.filter(|_| asks_for_code(self.set));
        paper.blocks.extend(printed_code.map(|code| block(code, id)));
        let issued = Issued { id: id.to_string(), number, code: printed_code.map(|code| code.to_string()), undo: None };
        Ok(Prepared { paper, issued: Some(issued), drafts, id: Some(id) })
    }

    /// The number that the paper bears already, unless another has it; else the next one.
    fn number(&self, paper: &mut Paper, subject: Id) -> Result<u32, CallError> {
        let numbers = Numbers::of(self.book, self.paper_type, subject, self.day)?;
        let Top::Letterhead { head, .. } = &mut paper.top else { return Ok(numbers.next(self.day)) };
        let own = head.number.filter(|number| !numbers.is_taken(*number, self.day));
        let number = own.unwrap_or_else(|| numbers.next(self.day));
        head.number = Some(number);
        Ok(number)
    }

    fn draft(&self, paper: &Paper, subject: &Subject, id: Id, number: u32) -> OpDraft {
        let about = paper.title.lines.first().map(|line| line.text.clone()).unwrap_or_default();
        let about = if about.is_empty() { paper.title.name.clone() } else { about };
        let (to, signer) = match &paper.end {
            End::Recipients { recipients, signature, .. } => (recipients.join("; "), signature.name.clone()),
            _ => Default::default(),
        };
        let record = Some(subject.record).filter(|record| *record != Id::default());
        let part = Some(&subject.part).filter(|part| !part.is_empty());
        OpDraft::new(i::KIND, Record::One(id))
            .set(i::PAPER, Value::text(self.paper_type.as_str()))
            .set(i::NUMBER, Value::Int(number.into()))
            .set(i::SYMBOL, Value::text(symbol(paper)))
            .set(i::DAY, Value::day(self.day))
            .set(i::ABOUT, Value::text(about))
            .set(i::TO, Value::text(to))
            .set(i::SIGNER, Value::text(signer))
            .set(i::TEMPLATE, Value::text(template_sets::version(self.set)))
            .set(i::OF_KIND, Value::Int(subject.kind.into()))
            .set(i::OF_RECORD, Value::optional(record, Value::id))
            .set(i::OF_PART, Value::optional(part, Value::text))
    }

    fn printed(&self, paper: &Paper, subject: &Subject, number: u32, traced: Traced) -> Printed {
        Printed {
            paper: self.paper_type.as_str().to_owned(),
            subject: subject.clone(),
            number,
            symbol: symbol(paper),
            day: self.day,
            at_ms: traced.at_ms,
            as_of: traced.as_of,
            figures: traced.figures,
            cut: traced.cut,
        }
    }
}

fn symbol(paper: &Paper) -> String {
    match &paper.top {
        Top::Letterhead { head, .. } => head.symbol.clone(),
        Top::Names { .. } => String::new(),
    }
}
