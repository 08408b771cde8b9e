//! Admitting laptops and revoking them.

use axum::Json;
use axum::extract::State;
use domain::Id;
use domain::enrolment::DeviceState;
use domain::language::{fold, tidy};
use exchange::enrolment::InviteFile;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sql::Sql;

use super::done::Done;
use super::extract::{JsonBody, PathParam};
use crate::accounts::Person;
use crate::clock::{day, has_been, rfc3339};
use crate::failure::Failure;
use crate::figures::recount::recount_touched;
use crate::invites::issue::{Invite, Wish, issue};
use crate::rounds::workbook::moment;
use crate::state::{Server, Shared};
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::committee::Committees;
use crate::storage::comparisons::{Comparison, Comparisons};
use crate::storage::laptops::{Laptop, LaptopState, Laptops, LaptopsMut};
use crate::sync::enrol::comparison::words;
use crate::sync::server_writer::ServerWriter;
use crate::tree::unit_names::{Named, UnitNames};

#[derive(Serialize, JsonSchema)]
pub struct Enrolments {
    waiting: Vec<Waiting>,
    devices: Vec<Device>,
}

#[derive(Serialize, JsonSchema)]
struct Waiting {
    id: Id,
    unit: Named,
    device_name: String,
    person: String,
    asked_at: String,
    /// `None` until the laptop has revealed its number.
    four_words: Option<[&'static str; 4]>,
    /// The names of the cell and its superior in the laptop's own book.
    cell_name: String,
    superior_name: String,
    /// Whether that name differs from the unit's name here.
    other_name: bool,
}

#[derive(Serialize, JsonSchema)]
struct Device {
    id: Id,
    unit: Named,
    name: String,
    person: String,
    enrolled_at: Option<String>,
    last_seen_at: Option<String>,
    state: LaptopState,
}

pub async fn list(State(server): State<Shared>) -> Result<Json<Enrolments>, Failure> {
    let answer = server.read(|server, sql| {
        let units = UnitNames::read(sql)?;
        let mut answer = Enrolments { waiting: Vec::new(), devices: Vec::new() };
        for laptop in Laptops(sql).all()? {
            match laptop.state {
                LaptopState::Waiting => answer.waiting.push(waiting(server, sql, laptop, &units)?),
                LaptopState::Active | LaptopState::Revoked => answer.devices.push(device(server, laptop, &units)),
                LaptopState::Refused => {}
            }
        }
        Ok(answer)
    });
    Ok(Json(answer.await?))
}

fn waiting(server: &Server, sql: &dyn Sql, laptop: Laptop, units: &UnitNames) -> Result<Waiting, Failure> {
    let unit = units.named(laptop.unit);
    let comparison = Comparisons(sql).of(laptop.id)?;
    let four_words = comparison.as_ref().map(|known| shown(server, sql, &laptop, known)).transpose()?.flatten();
    let (cell_name, superior_name) = comparison.map(|known| (known.cell_name, known.superior_name)).unwrap_or_default();
    let other_name = !cell_name.is_empty() && fold(&cell_name) != fold(&unit.name);
    Ok(Waiting {
        id: laptop.id,
        unit,
        device_name: laptop.name,
        person: laptop.person,
        asked_at: rfc3339(laptop.asked_at),
        four_words,
        cell_name,
        superior_name,
        other_name,
    })
}

/// The words to compare, if the laptop has revealed its number.
fn shown(
    server: &Server,
    sql: &dyn Sql,
    laptop: &Laptop,
    comparison: &Comparison,
) -> Result<Option<[&'static str; 4]>, Failure> {
    let ours = Committees(sql).ours()?.ok_or(Failure::NotFound)?;
    Ok(words(server, ours.unit, laptop, &comparison.answerer))
}

fn device(server: &Server, laptop: Laptop, units: &UnitNames) -> Device {
    Device {
        id: laptop.id,
        unit: units.named(laptop.unit),
        name: laptop.name,
        person: laptop.person,
        enrolled_at: laptop.answered_at.map(rfc3339),
        last_seen_at: laptop.last_seen_at.filter(|at| has_been(*at, server.now())).map(rfc3339),
        state: laptop.state,
    }
}

#[derive(Deserialize, JsonSchema)]
pub struct Compared {
    /// The words that were shown when the officer compared them.
    four_words: Vec<String>,
}

/// Admits a laptop whose words were compared, unless another comparison has started since they were shown.
pub async fn confirm(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<Compared>,
) -> Result<Json<Done>, Failure> {
    let work = server.write(move |server, sql| {
        let laptop = answered(server, sql, &person, id, LaptopState::Active)?;
        note(server, sql, &person, laptop_act(What::LaptopAdmitted, &laptop))?;
        let comparison = Comparisons(sql).of(id)?.ok_or(Failure::OtherWords)?;
        let words = shown(server, sql, &laptop, &comparison)?.ok_or(Failure::OtherWords)?;
        if asked.four_words != words {
            return Err(Failure::OtherWords);
        }
        let mut server_writer = ServerWriter::new(sql, &server.key, server.now())?;
        let officer = server_writer.officer(&person.name);
        server_writer.let_in(&laptop, officer)?;
        // changes of this laptop that others carried have waited for this
        recount_touched(sql, laptop.unit, server_writer.chain_store.touched_fields(), day(server.now()))?;
        Ok(Done {})
    });
    Ok(Json(work.await?))
}

pub async fn refuse(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
) -> Result<Json<Done>, Failure> {
    let work = server.write(move |server, sql| {
        let laptop = answered(server, sql, &person, id, LaptopState::Refused)?;
        note(server, sql, &person, laptop_act(What::LaptopRefused, &laptop))?;
        Ok(Done {})
    });
    Ok(Json(work.await?))
}

fn laptop_act(what: What, laptop: &Laptop) -> Act {
    Act::of_unit(what, laptop.unit).with("laptop", "", &laptop.name).with("person", "", &laptop.person)
}

fn note(server: &Server, sql: &dyn Sql, person: &Person, act: Act) -> Result<(), Failure> {
    ActsMut(sql).add(&person.signed(), server.now(), &act)
}

/// Stores the officer's answer to a laptop that waits for one.
fn answered(server: &Server, sql: &dyn Sql, person: &Person, id: Id, state: LaptopState) -> Result<Laptop, Failure> {
    let laptop = Laptops(sql).find(id)?.ok_or(Failure::NotFound)?;
    if !LaptopsMut(sql).answer(id, state, &person.signed(), server.now())? {
        return Err(Failure::AlreadyAnswered);
    }
    Ok(laptop)
}

#[derive(Deserialize, JsonSchema)]
pub struct Reason {
    reason: String,
}

pub async fn revoke(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<Reason>,
) -> Result<Json<Done>, Failure> {
    if asked.reason.trim().is_empty() || asked.reason.len() > 2_000 {
        return Err(Failure::Invalid { field: "reason", why: "Xin ghi lý do thu hồi." });
    }
    let work = server.write(move |server, sql| {
        let laptop = Laptops(sql).find(id)?.ok_or(Failure::NotFound)?;
        if laptop.state != LaptopState::Active {
            return Err(Failure::AlreadyAnswered);
        }
        let mut server_writer = ServerWriter::new(sql, &server.key, server.now())?;
        let officer = server_writer.officer(&person.name);
        // a key derived from this one by renewal, or from which it was derived, could otherwise renew itself
        // again
        for one in Laptops(sql).family(id)? {
            LaptopsMut(sql).revoke(one.id, &tidy(&asked.reason), server.now())?;
            server_writer.laptop(&one, DeviceState::Revoked, officer)?;
        }
        let act = laptop_act(What::LaptopRevoked, &laptop).with("reason", "", &tidy(&asked.reason));
        note(server, sql, &person, act)?;
        Ok(Done {})
    });
    Ok(Json(work.await?))
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Invite")]
pub struct InviteAnswer {
    code: String,
    file_name: String,
    file: String,
    expires_at: String,
    url: String,
    /// The printable sheet, as a page of its own.
    sheet_html: String,
}

pub async fn invite(
    State(server): State<Shared>,
    person: Person,
    PathParam(unit): PathParam<Id>,
) -> Result<Json<InviteAnswer>, Failure> {
    let invite = server
        .write(move |server, sql| {
            let by = person.signed();
            let made = issue(sql, Wish { unit, by: &by, pin: server.tls.pin(), auto_confirm: false }, server.now())?;
            note(server, sql, &person, Act::of_unit(What::InviteMade, unit))?;
            Ok(made)
        })
        .await?;
    let file = serde_json::to_string_pretty(&invite.file).map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(Json(InviteAnswer {
        sheet_html: sheet(&invite).to_html(),
        file_name: file_name(&invite.file),
        code: invite.code,
        file,
        expires_at: rfc3339(invite.expires_at),
        url: invite.file.url,
    }))
}

fn sheet(invite: &Invite) -> papers::InviteSheet {
    papers::InviteSheet {
        superior: invite.file.superior_name.clone(),
        cell: invite.file.unit_name.clone(),
        server_address: invite.file.url.clone(),
        code: invite.code.clone(),
        expires: moment(invite.expires_at),
        contact: invite.by.clone(),
    }
}

/// A file name that every stick and mail program accepts: without diacritics and spaces.
pub fn file_name(invite: &InviteFile) -> String {
    let plain = domain::language::fold(&invite.unit_name);
    let words: Vec<&str> =
        plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("moi-{}.sochibo-invite.json", words.join("-"))
}
