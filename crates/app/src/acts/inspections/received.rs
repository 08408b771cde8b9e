//! What the committee concluded about this cell when it inspected or supervised it. The committee writes it and says what was put
//! right; the cell reads it here and follows it in its own registers.

use crate::messages::exchange::FormerCommittee;
use crate::messages::inspections::{Received, ReceivedInspection};
use crate::messages::{CallError, Nothing};
use crate::{AppSession, enrolment, figures};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{InspectionKind, conclusion as c};
use std::collections::HashSet;
use store::{Book, Row};

struct Sent {
    row: Row,
    /// Set if the committee stands above the cell no more.
    former: Option<FormerCommittee>,
}

fn rows(book: &Book) -> Result<Vec<Sent>, CallError> {
    let (mut rows, mut seen) = (Vec::new(), HashSet::<Id>::new());
    for committee in enrolment::committees(book)? {
        for of in committee.books {
            let sent = store::rows(book.connection(), of, c::KIND)?.into_iter().filter(|row| seen.insert(row.id));
            rows.extend(sent.map(|row| Sent { row, former: committee.former.clone() }));
        }
    }
    Ok(rows)
}

/// Something has to be put right, and the committee has not recorded that it was. A former committee records nothing any more, and
/// asks for nothing.
fn is_open(sent: &Sent) -> bool {
    let row = &sent.row;
    let asks = !row.text(c::DEMANDS).is_empty() && row.text(c::PUT_RIGHT).is_empty();
    asks && row.text(c::WITHDRAWN).is_empty() && sent.former.is_none()
}

/// Open ones first, by the day by which something has to be put right; then the latest.
pub fn received(app: &AppSession, _: Nothing) -> Result<Received, CallError> {
    let today = app.today();
    app.with_book(|book| {
        let mut rows = rows(book)?;
        rows.sort_by(|a, b| {
            let by = |sent: &Sent| {
                if is_open(sent) { (false, sent.row.text(c::RIGHT_BY).to_owned()) } else { (true, String::new()) }
            };
            let latest = || b.row.text(c::CONCLUDED).cmp(a.row.text(c::CONCLUDED));
            by(a).cmp(&by(b)).then_with(latest).then(a.row.id.cmp(&b.row.id))
        });
        Ok(Received { inspections: rows.iter().map(|row| shown(row, today)).collect() })
    })
}

fn shown(sent: &Sent, today: NaiveDate) -> ReceivedInspection {
    let row = &sent.row;
    let text = |field| row.text(field).to_owned();
    let kind = InspectionKind::VOCABULARY.word(row.text(c::WHICH));
    ReceivedInspection {
        id: row.id.to_string(),
        kind_vietnamese: kind.map(|word| word.vietnamese.to_owned()).unwrap_or_default(),
        kind_english: kind.map(|word| word.english.to_owned()).unwrap_or_default(),
        what: text(c::WHAT),
        begun: text(c::BEGUN),
        concluded: text(c::CONCLUDED),
        merits: text(c::MERITS),
        faults: text(c::FAULTS),
        demands: text(c::DEMANDS),
        right_by: text(c::RIGHT_BY),
        put_right: text(c::PUT_RIGHT),
        withdrawn: text(c::WITHDRAWN),
        former: sent.former.clone(),
        open: is_open(sent),
        late: is_open(sent) && figures::day(row.text(c::RIGHT_BY)).is_some_and(|by| by < today),
    }
}

/// How many conclusions ask for something that was not put right, and the first day by which it has to be.
pub(crate) fn to_put_right(book: &Book) -> Result<(u32, String), CallError> {
    let mut open = rows(book)?;
    open.retain(is_open);
    let first =
        open.iter().map(|sent| sent.row.text(c::RIGHT_BY)).filter(|day| !day.is_empty()).min().unwrap_or_default();
    Ok((u32::try_from(open.len()).unwrap_or(u32::MAX), first.to_owned()))
}
