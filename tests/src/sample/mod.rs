//! Sample data for `make run`: a commune's committee and ten cells in different states. Each book is made
//! through `sochibo` and sent by real exchanges.

mod cells;
mod names;
mod registers;

use crate::cell::Cell;
use crate::district::{District, NewCell};
use crate::study::{self, Study, issue_round};
use anyhow::Context;
use chrono::{Days, Local, NaiveDate};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

pub use cells::{CELLS, Plan, State};

pub const TITLE: &str = "Học tập, quán triệt Nghị quyết Đại hội XIV của Đảng";
const ESSAY: &str =
    "Qua học tập, tôi nhận thức rõ hơn việc của đảng viên ở bản: làm trước, nói sau, và giữ lời với bà con.";
/// How many books are built at the same time, for two cores.
const AT_ONCE: usize = 2;

pub struct Sample {
    pub district: District,
    /// The committee's round.
    pub round: String,
    /// The cell whose book the window opens on.
    pub shown: Shown,
}

pub struct Shown {
    pub unit: String,
    pub profile: PathBuf,
    pub study: Study,
}

/// Builds the cells of `plans` in `folder`, which is emptied first, and reports each one when done. The first
/// plan is the cell to show.
pub fn build(folder: &Path, listen: &str, plans: &[&Plan], say: &(dyn Fn(String) + Sync)) -> anyhow::Result<Sample> {
    if folder.is_dir() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    let today = Local::now().date_naive();
    let district = District::found_at(&folder.join("cap-tren"), listen)?;
    // A round is addressed to the cells that exist when it is issued.
    let units = plans.iter().map(|plan| add_unit(&district, plan)).collect::<anyhow::Result<Vec<_>>>()?;
    let round = issue_round(&district.log_in()?, TITLE, &Calendar::of(today).deadline)?;
    let queue = Mutex::new(plans.iter().copied().zip(units).enumerate());
    let shown = Mutex::new(None);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE)
            .map(|_| {
                scope.spawn(|| -> anyhow::Result<()> {
                    while let Some((index, (plan, unit))) = next(&queue) {
                        let made = one_cell(folder, &district, &round, (index, unit), plan, today)
                            .with_context(|| plan.name.to_owned())?;
                        say(format!("{} – {}", plan.name, plan.state.said()));
                        if let (0, Some(made)) = (index, made) {
                            *shown.lock().map_err(|_| anyhow::anyhow!("a worker died"))? = Some(made);
                        }
                    }
                    Ok(())
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow::anyhow!("a worker died"))?)
    })?;
    let shown = shown.into_inner().ok().flatten().context("the cell to show")?;
    Ok(Sample { district, round, shown })
}

fn next<'a>(queue: &Mutex<impl Iterator<Item = (usize, (&'a Plan, String))>>) -> Option<(usize, (&'a Plan, String))> {
    queue.lock().ok()?.next()
}

fn add_unit(district: &District, plan: &Plan) -> anyhow::Result<String> {
    district.add(&NewCell { name: plan.name, contact: plan.secretary, phone: plan.phone, expected: plan.expected })
}

/// The dates of the sample, close enough to today to look current.
struct Calendar {
    session: String,
    deadline: String,
}

impl Calendar {
    fn of(today: NaiveDate) -> Calendar {
        let before = |days| (today - Days::new(days)).to_string();
        Calendar { session: before(9), deadline: before(1) }
    }
}

fn one_cell(
    folder: &Path,
    district: &District,
    round: &str,
    (index, unit): (usize, String),
    plan: &Plan,
    today: NaiveDate,
) -> anyhow::Result<Option<Shown>> {
    if plan.state == State::NotEnrolled {
        return Ok(None);
    }
    let cell = Cell::at(&folder.join(format!("chi-bo-{:02}", index + 1)))?;
    cell.init(plan.name, crate::district::COMMITTEE, plan.secretary, true)?;
    let list = folder.join(format!("danh-sach-{:02}.xlsx", index + 1));
    names::write_list(&list, plan, index as u64)?;
    cell.run(&["members", "import", &list.to_string_lossy()])?;
    let invite = folder.join(format!("moi-{:02}.json", index + 1));
    district.invite(&unit, &invite, true)?;
    cell.run(&["enrol", "--file", &invite.to_string_lossy()])?;
    cell.run(&["exchange"])?;
    if plan.state == State::Silent {
        return Ok(None);
    }
    let study = study::open_round(&cell, TITLE, &Calendar::of(today).session, Some(round))?;
    record(&cell, &study, plan)?;
    registers::write(&cell, plan.present, today)?;
    if plan.state == State::Working {
        registers::guest(&cell, &study.session)?;
    }
    cell.run(&["exchange"])?;
    Ok(Some(Shown { unit, profile: cell.profile.clone(), study }))
}

fn record(cell: &Cell, study: &Study, plan: &Plan) -> anyhow::Result<()> {
    let reasons = ["absent_work", "absent_far_away", "absent_personal"];
    study::mark(cell, &study.session, &["present"], plan.present)?;
    if plan.state == State::Working {
        study::mark(cell, &study.session, &reasons, 1)?;
    } else {
        study::mark(cell, &study.session, &reasons, usize::MAX)?;
        cell.call("roll_call.confirm", json!({ "id": study.session }))?;
    }
    study::write_essays(cell, &study.round, plan.essays, ESSAY)?;
    if plan.state == State::Final {
        cell.call("rounds.finalise", json!({ "id": study.round }))?;
    }
    Ok(())
}
