//! Invites that can still be used, and cancelling them.

use axum::Json;
use axum::extract::State;
use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;

use super::done::Done;
use super::extract::PathParam;
use crate::accounts::Person;
use crate::clock::rfc3339;
use crate::failure::Failure;
use crate::state::Shared;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::invites::{Invites, InvitesMut};
use crate::tree::unit_names::{Named, UnitNames};

#[derive(Serialize, JsonSchema)]
pub struct OpenInvites {
    rows: Vec<OpenInvite>,
}

#[derive(Serialize, JsonSchema)]
struct OpenInvite {
    id: Id,
    unit: Named,
    made_at: String,
    made_by: String,
    expires_at: String,
}

pub async fn list(State(server): State<Shared>) -> Result<Json<OpenInvites>, Failure> {
    let answer = server.read(|server, sql| {
        let open = Invites(sql).open(server.now())?.into_iter();
        let units = UnitNames::read(sql)?;
        let rows = open.map(|invite| OpenInvite {
            id: invite.id,
            unit: units.named(invite.unit),
            made_at: rfc3339(invite.made_at),
            made_by: invite.made_by,
            expires_at: rfc3339(invite.expires_at),
        });
        Ok(OpenInvites { rows: rows.collect() })
    });
    Ok(Json(answer.await?))
}

pub async fn cancel(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
) -> Result<Json<Done>, Failure> {
    let work = server.write(move |server, sql| {
        let found = Invites(sql).find(id)?.ok_or(Failure::NotFound)?;
        if InvitesMut(sql).cancel(&found, &person.signed(), server.now())? {
            let act = Act::of_unit(What::InviteCancelled, found.unit);
            ActsMut(sql).add(&person.signed(), server.now(), &act)?;
            Ok(Done {})
        } else {
            Err(Failure::AlreadyAnswered)
        }
    });
    Ok(Json(work.await?))
}
