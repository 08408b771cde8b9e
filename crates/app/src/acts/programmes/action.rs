//! An action programme as an official paper, and a member's as a commitment.

use super::paper::line;
use super::read;
use crate::acts::papers;
use crate::acts::registers::own;
use crate::figures::{self, Roster};
use crate::messages::CallError;
use crate::messages::papers::Written;
use crate::messages::printing::SheetNamed;
use crate::messages::programmes::{Paper, Programme};
use crate::{AppSession, reading};
use ::papers::{ActionProgramme, Commitment, DocumentHead, Paper as Printed, TaskLine};
use domain::Id;
use domain::catalogue::{Fields, ProgrammeOf, programme as p};
use journal::Value;
use store::Book;

pub fn action(app: &AppSession, request: Paper) -> Result<Written, CallError> {
    let id = reading::id(&request.id, "id")?;
    let out = papers::printable(&request.out)?;
    let paper = app.with_book(|book| printed(app, book, id))?;
    papers::print(app, &out, paper)
}

/// The programme on paper; one of a member is a commitment.
pub fn printed(app: &AppSession, book: &Book, id: Id) -> Result<Printed, CallError> {
    let of = read(book, id, app.today())?;
    Ok(if said(&of, "of") == ProgrammeOf::Member.as_str() {
        commitment(book, &of)?.paper()
    } else {
        programme(app, book, &of)?.paper()
    })
}

/// The programmes of members: by name, and of one member the older first.
pub fn of_members(book: &Book) -> Result<Vec<SheetNamed>, CallError> {
    let roster = Roster::now(book)?;
    let mut programmes = Vec::new();
    for row in reading::own_rows(book, p::KIND)? {
        let row = own(book, &p::DESCRIBED, row.id)?;
        let text = |field| row.value(field).and_then(Value::as_text).unwrap_or_default().to_owned();
        let member = row.value(p::MEMBER).and_then(Value::as_id).and_then(|member| roster.person(member));
        if let Some(person) = member.filter(|_| text(p::OF) == ProgrammeOf::Member.as_str()) {
            programmes.push((person, row.id(), format!("{} – {}", roster.name(person), text(p::TITLE))));
        }
    }
    programmes.sort_by(|one, other| roster.order(one.0, other.0).then(one.1.cmp(&other.1)));
    Ok(programmes.into_iter().map(|(_, id, name)| SheetNamed { id: id.to_string(), name }).collect())
}

fn said(of: &Programme, field: &str) -> String {
    of.programme.values.get(field).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}

fn tasks(of: &Programme) -> Vec<TaskLine> {
    of.tasks.iter().map(line).collect()
}

fn programme(app: &AppSession, book: &Book, of: &Programme) -> Result<ActionProgramme, CallError> {
    let superior = papers::superior_name(book)?;
    let (number, symbol) = number(&said(of, "number"));
    let review = |what: &str, field: &str| {
        let day = of.programme.shown.get(field).filter(|day| !day.is_empty());
        day.map(|day| format!("{what} trước ngày {day}."))
    };
    let reported = Some(format!("{superior} (báo cáo)")).filter(|_| !superior.is_empty());
    Ok(ActionProgramme {
        head: DocumentHead {
            place: papers::seat(&superior),
            issuer: papers::cell_name(book)?,
            number,
            symbol,
            date: figures::day(&said(of, "issued")).unwrap_or_else(|| app.today()),
            superior,
        },
        summary: said(of, "title"),
        grounds: Vec::new(),
        goals: said(of, "goals"),
        tasks: tasks(of),
        reviews: [review("Sơ kết", "interim"), review("Tổng kết", "final")].into_iter().flatten().collect(),
        recipients: reported.into_iter().chain(["Các đồng chí đảng viên".to_owned()]).collect(),
        archive: "Lưu Chi bộ".to_owned(),
        signature: papers::signature(book)?,
    })
}

/// "03-CTr/CB" as it was typed; without a number there is room for one.
fn number(typed: &str) -> (Option<u32>, String) {
    let bare = typed.trim().trim_start_matches("Số ").trim_start_matches("số ");
    let parts = bare.split_once('-').and_then(|(number, symbol)| Some((number.trim().parse().ok()?, symbol.trim())));
    match parts {
        Some((number, symbol)) if !symbol.is_empty() => (Some(number), symbol.to_owned()),
        _ => (None, "CTr/CB".to_owned()),
    }
}

fn commitment(book: &Book, of: &Programme) -> Result<Commitment, CallError> {
    let roster = Roster::now(book)?;
    let member = reading::optional_id(Some(said(of, "member").as_str()).filter(|id| !id.is_empty()), "member")?;
    let person = member.and_then(|member| roster.person(member));
    Ok(Commitment {
        superior: papers::superior_name(book)?,
        cell: papers::cell_name(book)?,
        title: said(of, "title"),
        name: person.map(|person| roster.name(person).to_owned()).unwrap_or_default(),
        birth_year: person.map(|person| roster.birth_year(person)).unwrap_or_default(),
        goals: said(of, "goals"),
        tasks: tasks(of),
    })
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_is_read_as_people_type_it() {
        assert_eq!(number("03-CTr/CB"), (Some(3), "CTr/CB".to_owned()));
        assert_eq!(number("Số 12 - CTHĐ/CB"), (Some(12), "CTHĐ/CB".to_owned()));
        for odd in ["", "ba", "03", "x-CTr/CB"] {
            assert_eq!(number(odd), (None, "CTr/CB".to_owned()), "{odd}");
        }
    }
}
