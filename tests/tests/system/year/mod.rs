//! A year of a cell in the real window, from January to December, with a picture of each month in `out/year`. The cell is
//! offline from January to May; a second laptop of the cell records at the commune in June.

mod autumn;
mod spring;
mod summer;
mod winter;

use crate::laptops::give_key;
use serde_json::{Value, json};
use system_tests::cell::Cell;
use system_tests::commune::{CELL_NAME, DEPUTY, SECRETARY, let_in};
use system_tests::district::{COMMITTEE, District};
use system_tests::look::Album;
use system_tests::programs::root;
use system_tests::screen::Screen;
use system_tests::window::{Place, Window};
use tempfile::TempDir;

/// The people who are left after January, none of them real.
const DUE: usize = 19;

struct Year {
    folder: TempDir,
    district: District,
    unit: String,
    /// The secretary's laptop.
    cell: Cell,
    /// The other laptop of the cell.
    deputy: Cell,
    /// The words of the recovery sheet.
    sheet: String,
    screen: Screen,
    place: Place,
    album: Album,
    /// In the order of lists.
    people: Vec<Value>,
    round: String,
    session: String,
}

impl Year {
    /// Both laptops are admitted and hold the cell's key; then the network is gone.
    fn begin() -> anyhow::Result<Year> {
        let folder = tempfile::tempdir()?;
        let mut district = District::found(&folder.path().join("xa"))?;
        let unit = district.add_cell(CELL_NAME, SECRETARY)?;
        let cell = Cell::at(&folder.path().join("so"))?;
        let sheet = cell.init(CELL_NAME, COMMITTEE, SECRETARY, false)?.join(" ");
        let_in(&district, &unit, &cell)?;
        let deputy = Cell::at(&folder.path().join("so-may-hai"))?;
        deputy.init(CELL_NAME, COMMITTEE, DEPUTY, false)?;
        let_in(&district, &unit, &deputy)?;
        cell.run(&["exchange"])?;
        give_key(&cell, &deputy)?;
        cell.run(&["exchange"])?;
        deputy.run(&["exchange"])?;
        district.kill();
        let place = Place::new(folder.path(), &cell.profile);
        let album = Album::begin(&root().join("out/year"))?;
        let (screen, none) = (Screen::open()?, String::new);
        Ok(Year {
            folder,
            district,
            unit,
            cell,
            deputy,
            sheet,
            screen,
            place,
            album,
            people: Vec::new(),
            round: none(),
            session: none(),
        })
    }

    async fn picture(&mut self, window: &Window, name: &str) -> anyhow::Result<()> {
        self.album.look(window, name).await
    }

    /// What a call says about one member's essay.
    fn essay(&self, place: usize) -> Value {
        json!({ "round": self.round, "member": self.people[place] })
    }
}

/// One object with the parts of both.
fn with(mut one: Value, other: Value) -> Value {
    if let (Some(parts), Value::Object(more)) = (one.as_object_mut(), other) {
        parts.extend(more);
    }
    one
}

/// The number of rows that a table has, of which the window renders only those in sight.
async fn rows_of(window: &Window, table: &str) -> anyhow::Result<u64> {
    let script = "const table = document.querySelector(`[data-testid=\"${arguments[0]}\"]`);
        return table ? Number(table.getAttribute('aria-rowcount')) - 1 : false;";
    let rows = window.until(table, script, vec![json!(table)]).await?;
    rows.as_u64().ok_or_else(|| anyhow::anyhow!("{table} has {rows} rows"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_is_kept_in_the_window_from_january_to_december() -> anyhow::Result<()> {
    let mut year = Year::begin()?;
    let window = winter::january(&mut year).await?;
    winter::february(&mut year, &window).await?;
    let window = winter::march(&mut year, window).await?;
    spring::april(&mut year, &window).await?;
    spring::may(&mut year, &window).await?;
    spring::june(&mut year, &window).await?;
    summer::july(&mut year, &window).await?;
    let (window, own_words) = summer::august(&mut year, window).await?;
    let window = summer::september(&mut year, window, &own_words).await?;
    autumn::october(&mut year, &window).await?;
    autumn::november(&mut year, &window).await?;
    autumn::december(&mut year, &window).await?;
    window.close().await?;
    year.album.judge()
}
