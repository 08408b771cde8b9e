use clap::{Args, Subcommand};
use domain::Id;

use super::{Place, Said, find_unit};
use crate::clock::rfc3339;
use crate::failure::Failure;
use crate::storage::acts::{Act, What};
use crate::storage::invites::{Invites as Kept, InvitesMut, OpenInvite};
use crate::tree::unit_names::named;

#[derive(Subcommand)]
pub enum Invites {
    /// List the invites that can still be used
    List(Place),
    /// Cancel invites: they admit nobody any more
    Cancel(Cancel),
}

#[derive(Args)]
pub struct Cancel {
    #[command(flatten)]
    place: Place,
    /// One invite, by its id in `invites list`
    #[arg(long, required_unless_present = "unit", conflicts_with = "unit")]
    id: Option<String>,
    /// Every open invite of a cell: its id, or its exact name if only one unit has it
    #[arg(long)]
    unit: Option<String>,
}

impl Invites {
    pub fn run(self) -> anyhow::Result<Said> {
        match self {
            Invites::List(place) => list(&place),
            Invites::Cancel(verb) => verb.run(),
        }
    }
}

fn list(place: &Place) -> anyhow::Result<Said> {
    let now = place.now();
    let rows = place.read(|sql| {
        let open = Kept(sql).open(now)?.into_iter();
        open.map(|one| Ok((named(sql, one.unit)?.name, one))).collect::<Result<Vec<_>, Failure>>()
    })?;
    let words: Vec<String> =
        rows.iter().map(|(unit, one)| format!("{}\t{unit}\t{}", one.id, rfc3339(one.expires_at))).collect();
    let row = |(unit, one): &(String, OpenInvite)| {
        serde_json::json!({ "id": one.id, "unit": one.unit, "unit_name": unit, "made_at": rfc3339(one.made_at),
            "made_by": one.made_by, "expires_at": rfc3339(one.expires_at) })
    };
    let value = serde_json::json!({ "invites": rows.iter().map(row).collect::<Vec<_>>() });
    Said::new(words.join("\n"), value)
}

impl Cancel {
    fn run(self) -> anyhow::Result<Said> {
        let cancelled = self.place.act(|sql, now| {
            let wanted = match (&self.id, &self.unit) {
                (Some(id), _) => {
                    let id: Id = id.parse().map_err(|_| Failure::NotFound)?;
                    vec![Kept(sql).find(id)?.ok_or(Failure::NotFound)?]
                }
                (None, unit) => {
                    let unit = find_unit(sql, unit.as_deref().unwrap_or_default())?.id;
                    Kept(sql).open(now)?.into_iter().filter(|one| one.unit == unit).collect()
                }
            };
            let mut acts = Vec::new();
            for one in &wanted {
                if InvitesMut(sql).cancel(one, "sochibo-server invites", now)? {
                    acts.push(Act::of_unit(What::InviteCancelled, one.unit));
                }
            }
            Ok((acts.len(), acts))
        })?;
        Said::new(format!("Đã thu hồi {cancelled} mã mời."), serde_json::json!({ "cancelled": cancelled }))
    }
}
