//! Essays that are like another: compared when somebody asks, with the essays of other members and of earlier rounds.
//! Nothing is stored or sent, and nothing is concluded.

use crate::AppSession;
use crate::acts::essays::{RoundEssays, note_opening, pieces, whole_text};
use crate::figures;
use crate::messages::CallError;
use crate::messages::grading::{Alike, AlikeEssay, SideBySide, TwoEssays, WhoseEssay};
use crate::reading;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::round;
use domain::grading::Passages;
use std::cmp::Reverse;
use store::Book;

/// A smaller share is everybody's common words, in basis points.
const SHOWN_FROM: u32 = 3_000;

pub fn alike(app: &AppSession, request: WhoseEssay) -> Result<Alike, CallError> {
    let (id, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    app.with_book(|book| {
        let opened = text(app, book, id, member)?.ok_or_else(no_text)?;
        let passages = Passages::of(&opened.text);
        let (mut rows, mut compared) = (Vec::new(), 0);
        for row in reading::own_rows(book, round::KIND)?.into_iter().filter(|row| !row.flag(round::DELETED)) {
            let essays = RoundEssays::read(book, row.id, app.today())?;
            for person in essays.people(book)? {
                let is_this = row.id == id && person == opened.person;
                let Some(other) = whole_text(book, &essays, person)?.filter(|_| !is_this) else { continue };
                compared += 1;
                let share = passages.likeness(&Passages::of(&other)).share().unwrap_or_default();
                if share >= SHOWN_FROM {
                    rows.push(AlikeEssay {
                        round: row.id.to_string(),
                        round_title: row.text(round::TITLE).to_owned(),
                        member: person.to_string(),
                        name: essays.roster.name(person).to_owned(),
                        born: essays.roster.born(person).to_owned(),
                        share,
                    });
                }
            }
        }
        rows.sort_by_key(|row| (Reverse(row.share), row.name.clone()));
        Ok(Alike { rows, compared })
    })
}

pub fn side_by_side(app: &AppSession, request: TwoEssays) -> Result<SideBySide, CallError> {
    let essay = |round: &str, member: &str, fields: [&str; 2]| {
        Ok::<_, CallError>((reading::id(round, fields[0])?, reading::id(member, fields[1])?))
    };
    let one = essay(&request.round, &request.member, ["round", "member"])?;
    let other = essay(&request.other_round, &request.other_member, ["other_round", "other_member"])?;
    app.with_book(|book| {
        let opened = text(app, book, one.0, one.1)?.ok_or_else(no_text)?;
        let beside = text(app, book, other.0, other.1)?.ok_or_else(no_text)?;
        Ok(SideBySide { pieces: pieces(&beside.text, &opened.text) })
    })
}

struct Text {
    person: Id,
    text: String,
}

/// The text of an essay, whose opening is recorded; `None` for an essay on paper.
fn text(app: &AppSession, book: &mut Book, round: Id, member: Id) -> Result<Option<Text>, CallError> {
    let today: NaiveDate = app.today();
    figures::own_round(book, round, "round")?;
    let essays = RoundEssays::read(book, round, today)?;
    let person = essays.person(member)?;
    note_opening(app, book, &essays, person)?;
    Ok(whole_text(book, &essays, person)?.map(|text| Text { person, text }))
}

fn no_text() -> CallError {
    CallError::at("no_text", "member", "Bài này không có chữ gõ trong máy nên không so được.")
}
