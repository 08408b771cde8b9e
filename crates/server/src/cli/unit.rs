use clap::{Args, Subcommand};

use super::{Place, Said, find_unit, now};
use crate::clock::day;
use crate::failure::Failure;
use crate::http::units::{NewUnit, add_unit};
use crate::storage::acts::{Act, What};
use crate::tree::scope;

#[derive(Subcommand)]
pub enum Unit {
    /// Add a unit, a cell unless another level is given
    Add(Add),
    /// The units of our committee today
    List(Place),
}

#[derive(Args)]
pub struct Add {
    #[command(flatten)]
    place: Place,
    #[arg(long)]
    name: String,
    /// The unit above: its id, code or exact name
    #[arg(long)]
    under: String,
    #[arg(long, default_value = "cell")]
    level: String,
    /// Its id at a server that is gone and that this one replaces: a laptop of the cell shows it
    #[arg(long)]
    id: Option<String>,
    /// How the cell sends: "USB hằng tháng"
    #[arg(long, default_value = "")]
    expected_contact: String,
    #[arg(long, default_value = "")]
    contact_person: String,
    #[arg(long, default_value = "")]
    contact_phone: String,
}

impl Unit {
    pub fn run(self) -> anyhow::Result<Said> {
        match self {
            Unit::Add(verb) => add(verb),
            Unit::List(place) => list(place),
        }
    }
}

fn add(verb: Add) -> anyhow::Result<Said> {
    let id = verb.place.act(|sql, now| {
        let asked = NewUnit {
            name: verb.name.clone(),
            level: verb.level.clone(),
            parent: find_unit(sql, &verb.under)?.id,
            expected_contact: verb.expected_contact.clone(),
            contact_person: verb.contact_person.clone(),
            contact_phone: verb.contact_phone.clone(),
        };
        let known = verb.id.as_deref().map(str::parse).transpose();
        let known =
            known.map_err(|_| Failure::Invalid { field: "id", why: "Mã đơn vị gồm 32 chữ số hex." })?;
        let id = add_unit(sql, &asked, known, day(now))?;
        Ok((id, vec![Act::of_unit(What::UnitAdded, id)]))
    })?;
    Said::new(format!("Đã thêm {} ({id}).", verb.name), serde_json::json!({ "id": id }))
}

fn list(place: Place) -> anyhow::Result<Said> {
    let units = place.read(|sql| scope(sql, day(now())))?;
    let words: Vec<String> = units.iter().map(|unit| format!("{}\t{}\t{}", unit.id, unit.level, unit.name)).collect();
    let rows: Vec<_> = units
        .iter()
        .map(|unit| serde_json::json!({ "id": unit.id, "code": unit.code, "name": unit.name, "level": unit.level, "parent": unit.parent }))
        .collect();
    Said::new(words.join("\n"), serde_json::json!({ "units": rows }))
}
