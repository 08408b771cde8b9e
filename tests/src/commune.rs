//! A commune with one cell at work: its laptop enrolled, its member list imported, a round of the committee
//! open, and one session in it.

use crate::cell::Cell;
use crate::district::{COMMITTEE, District};
use crate::study::{Study, issue_round, issue_round_with_essays, open_round, roster};
use std::path::Path;

pub const CELL_NAME: &str = "Chi bộ bản Nà Hiềng";
pub const SECRETARY: &str = "Lò Thị Inh";
pub const DEPUTY: &str = "Vàng A Dế";
const TITLE: &str = "Học tập Nghị quyết Đại hội XIV";
const DEADLINE: &str = "2026-11-30";

pub struct Commune {
    pub district: District,
    pub unit: String,
    /// The id of the round that the committee sent.
    pub issued: String,
    /// The secretary's laptop.
    pub cell: Cell,
    pub study: Study,
}

impl Commune {
    pub fn begin(folder: &Path) -> anyhow::Result<Commune> {
        let district = District::found(&folder.join("xa"))?;
        let issued = issue_round(&district.log_in()?, TITLE, DEADLINE)?;
        Commune::with(folder, district, issued)
    }

    /// The same, with a grader at the committee to whom essays of the round are handed in.
    pub fn begin_with_grader(folder: &Path) -> anyhow::Result<Commune> {
        let district = District::found(&folder.join("xa"))?;
        district.add_grader()?;
        let issued = issue_round_with_essays(&district.log_in()?, TITLE, DEADLINE)?;
        Commune::with(folder, district, issued)
    }

    fn with(folder: &Path, district: District, issued: String) -> anyhow::Result<Commune> {
        let unit = district.add_cell(CELL_NAME, SECRETARY)?;
        let cell = Cell::at(&folder.join("so"))?;
        cell.init(CELL_NAME, COMMITTEE, SECRETARY, false)?;
        cell.run(&["members", "import", &roster("roster-clean.xlsx").to_string_lossy()])?;
        let_in(&district, &unit, &cell)?;
        let study = open_round(&cell, TITLE, "2026-11-12", Some(&issued))?;
        cell.run(&["exchange"])?;
        Ok(Commune { district, unit, issued, cell, study })
    }

    /// A second laptop of the same cell, enrolled by the committee and with the cell's book on it, but without
    /// the cell's key.
    pub fn further_laptop(&self, folder: &Path) -> anyhow::Result<Cell> {
        let laptop = Cell::at(&folder.join("so-may-hai"))?;
        laptop.init(CELL_NAME, COMMITTEE, DEPUTY, false)?;
        let_in(&self.district, &self.unit, &laptop)?;
        Ok(laptop)
    }
}

/// Enrols a laptop by an invite file without comparing words, and fetches everything.
pub fn let_in(district: &District, unit: &str, laptop: &Cell) -> anyhow::Result<()> {
    let invite = laptop.profile.with_extension("moi.json");
    district.invite(unit, &invite, true)?;
    laptop.run(&["enrol", "--file", &invite.to_string_lossy()])?;
    laptop.run(&["exchange"]).map(drop)
}
