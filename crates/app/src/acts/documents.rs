//! Documents that are studied in rounds. A document with a stamp of secrecy is never stored.

use super::undo::with_bin;
use crate::AppSession;
use crate::enrolment::{books_ever_received, committees};
use crate::messages::documents::{Document, Documents, ParseNumber, ParsedNumber, Save};
use crate::messages::exchange::FormerCommittee;
use crate::messages::{CallError, Nothing, Touched, Which};
use crate::reading::Target;
use crate::reading::{self, KeptRows};
use domain::Id;
use domain::catalogue::{document, round};
use domain::dates::{CivilDate, DateOf};
use domain::documents::{DocumentNumber, NumberError, refuse_classified};
use journal::{Record, Value};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::{Book, OpDraft, Row};

pub fn list(app: &AppSession, _: Nothing) -> Result<Documents, CallError> {
    app.with_book(|book| {
        let rounds = rounds_by_document(book)?;
        let mut rows = all(book)?;
        let date =
            |row: &Row| CivilDate::parse_optional(row.text(document::DATE)).ok().flatten().map(CivilDate::first_day);
        rows.sort_by(|(a, _), (b, _)| {
            date(b).cmp(&date(a)).then_with(|| a.text(document::NUMBER).cmp(b.text(document::NUMBER)))
        });
        let mut former = of_former(book)?;
        let mut describe = |(row, from_superior): &(Row, bool)| {
            let rounds = rounds.get(&row.id).map_or(&[][..], Vec::as_slice);
            Document { former: former.remove(&row.id), ..describe(row, *from_superior, rounds) }
        };
        Ok(Documents { documents: rows.iter().map(&mut describe).collect() })
    })
}

/// All documents that are not deleted; true if the superior sent it, or a committee that stood above the cell before.
pub(crate) fn all(book: &Book) -> Result<Vec<(Row, bool)>, CallError> {
    let (mut rows, mut seen) = (Vec::new(), HashSet::new());
    let own = book.own_book();
    for of in [own].into_iter().chain(books_ever_received(book)?) {
        for row in store::rows(book.connection(), of, document::KIND)? {
            // A document that was sent both to all cells and to this one appears once.
            if !row.flag(document::DELETED) && seen.insert(row.id) {
                rows.push((row, of != own));
            }
        }
    }
    Ok(rows)
}

/// The documents of committees that the cell stood under before, apart from those that the present one or the cell itself has too.
pub(crate) fn of_former(book: &Book) -> Result<HashMap<Id, FormerCommittee>, CallError> {
    let committees = committees(book)?;
    let (mut found, mut present) = (HashMap::new(), HashSet::new());
    if committees.iter().all(|committee| committee.former.is_none()) {
        return Ok(found);
    }
    present.extend(store::rows(book.connection(), book.own_book(), document::KIND)?.iter().map(|row| row.id));
    for committee in committees {
        for of in committee.books {
            for row in store::rows(book.connection(), of, document::KIND)? {
                match &committee.former {
                    None => {
                        present.insert(row.id);
                    }
                    Some(former) if !present.contains(&row.id) => {
                        found.entry(row.id).or_insert_with(|| former.clone());
                    }
                    Some(_) => {}
                }
            }
        }
    }
    Ok(found)
}

/// The rounds of our book that study a document.
pub(crate) fn rounds_by_document(book: &Book) -> Result<BTreeMap<Id, Vec<Id>>, CallError> {
    let mut by: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for row in KeptRows::of(book, round::KIND)?.iter().filter(|row| !row.flag(round::DELETED)) {
        for document in row.ids(round::DOCUMENTS) {
            by.entry(document).or_default().push(row.id);
        }
    }
    Ok(by)
}

fn describe(row: &Row, from_superior: bool, rounds: &[Id]) -> Document {
    let text = |field| row.text(field).to_owned();
    Document {
        id: row.id.to_string(),
        number: text(document::NUMBER),
        name: text(document::NAME),
        issuer: text(document::ISSUER),
        term: text(document::TERM),
        date: text(document::DATE),
        summary: text(document::SUMMARY),
        carries_out: row.id_ref(document::CARRIES_OUT).map(|id| id.to_string()),
        from_superior,
        former: None,
        rounds: rounds.iter().map(Id::to_string).collect(),
        label: domain::documents::Document::of(row).label(),
    }
}

pub fn save(app: &AppSession, request: Save) -> Result<Touched, CallError> {
    refuse_marked(&request)?;
    let target = Target::read(request.id.as_deref(), request.new_id.as_deref())?;
    let fields = fields(&request)?;
    let carries_out = reading::optional_id(request.carries_out.as_deref(), "carries_out")?;
    app.with_book(|book| {
        let known = all(book)?;
        if let Some(id) = target.standing(book, document::KIND)? {
            ours(&known, id)?;
        }
        let id = target.id();
        if carries_out.is_some_and(|other| other == id || !known.iter().any(|(row, _)| row.id == other)) {
            return Err(CallError::not_found("carries_out"));
        }
        refuse_again(&known, id, &fields)?;
        let mut draft = OpDraft::new(document::KIND, Record::One(id))
            .set(document::CARRIES_OUT, carries_out.map_or(Value::Null, Value::id));
        for (field, text) in fields {
            draft = draft.set(field, Value::text(text));
        }
        app.save(book, Some(id), &[draft])
    })
}

/// Must be called before anything is kept, even in memory.
fn refuse_marked(request: &Save) -> Result<(), CallError> {
    let texts = [&request.number, &request.name, &request.issuer, &request.term, &request.summary].map(String::as_str);
    refuse_classified(request.classified, &texts).map_err(|_| classified())
}

fn classified() -> CallError {
    crate::stamps::refused("classified")
}

fn fields(request: &Save) -> Result<Vec<(u16, String)>, CallError> {
    let number = match request.number.trim() {
        "" => String::new(),
        typed => parse(typed, "number")?.normal(),
    };
    let name = reading::line(&request.name, "name")?;
    if number.is_empty() && name.is_empty() {
        return Err(CallError::at(
            "required",
            "number",
            "Gõ số, ký hiệu; hoặc chọn “Văn bản không có số” rồi gõ tên văn bản.",
        ));
    }
    Ok(vec![
        (document::NUMBER, number),
        (document::NAME, name),
        (document::ISSUER, reading::line(&request.issuer, "issuer")?),
        (document::TERM, reading::line(&request.term, "term")?),
        (document::DATE, reading::date(&request.date, DateOf::Event, "date")?),
        (document::SUMMARY, reading::lines(&request.summary, "summary")?.trim().to_owned()),
    ])
}

fn ours(known: &[(Row, bool)], id: Id) -> Result<(), CallError> {
    match known.iter().find(|(row, _)| row.id == id) {
        Some((_, false)) => Ok(()),
        Some((_, true)) => {
            Err(CallError::at("not_ours", "id", "Văn bản này do cấp trên gửi xuống nên không sửa, xóa ở chi bộ."))
        }
        None => Err(CallError::not_found("id")),
    }
}

/// Refuses a duplicate. A document is identified by number, issuer and date, or without a number by name, term
/// and date.
fn refuse_again(known: &[(Row, bool)], id: Id, fields: &[(u16, String)]) -> Result<(), CallError> {
    let text =
        |field| fields.iter().find(|(known, _)| *known == field).map(|(_, text)| text.clone()).unwrap_or_default();
    let identity = domain::documents::Document {
        number: DocumentNumber::parse(&text(document::NUMBER)).ok(),
        name: text(document::NAME),
        issuer: text(document::ISSUER),
        term: text(document::TERM),
        date: CivilDate::parse_optional(&text(document::DATE)).ok().flatten(),
        summary: String::new(),
    }
    .identity();
    let same =
        known.iter().find(|(row, _)| row.id != id && domain::documents::Document::of(row).identity() == identity);
    let Some((row, from_superior)) = same else { return Ok(()) };
    let field = if text(document::NUMBER).is_empty() { "name" } else { "number" };
    let label = domain::documents::Document::of(row).label();
    let sentence = if *from_superior {
        format!("Cấp trên đã gửi xuống {label}. Dùng văn bản đó, không cần nhập lại.")
    } else {
        format!("Trong sổ đã có {label}. Nếu là văn bản khác, ghi rõ cơ quan ban hành và ngày.")
    };
    Err(CallError::at("same_document", field, sentence))
}

pub fn delete(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        ours(&all(book)?, id)?;
        let draft = OpDraft::new(document::KIND, Record::One(id)).set(document::DELETED, Value::flag(true));
        with_bin(app, app.save(book, Some(id), &[draft])?)
    })
}

pub fn parse_number(_: &AppSession, request: ParseNumber) -> Result<ParsedNumber, CallError> {
    let read = parse(&request.text, "text")?;
    Ok(ParsedNumber {
        number: read.number.to_string(),
        kind: read.symbol.clone(),
        kind_name: read.kind_name().to_owned(),
        issuer: read.issuer.clone(),
        normal: read.normal(),
    })
}

fn parse(text: &str, field: &str) -> Result<DocumentNumber, CallError> {
    DocumentNumber::parse(text).map_err(|error| {
        let text = text.trim();
        let sentence = match error {
            NumberError::Classified(_) => return classified(),
            NumberError::Empty => "Gõ số, ký hiệu của văn bản, ví dụ 01-CT/TW.".to_owned(),
            NumberError::NoNumber(_) => {
                format!("“{text}” thiếu số ở đầu. Gõ như 01-CT/TW; văn bản không có số thì chọn “Văn bản không có số”.")
            }
            NumberError::NoSymbol(_) => format!("“{text}” thiếu ký hiệu loại văn bản sau số. Gõ như 01-CT/TW."),
            NumberError::NoIssuer(_) => format!("“{text}” thiếu cơ quan ban hành sau dấu gạch chéo. Gõ như 01-CT/TW."),
            NumberError::NotANumber(_) => format!("“{text}” không đọc được thành số và ký hiệu. Gõ như 01-CT/TW."),
        };
        CallError::at("bad_number", field, sentence)
    })
}
