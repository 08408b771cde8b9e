//! Closes a unit, opens it again, or hides one that was added by mistake. **Invariant:** a unit that has sent anything
//! is never hidden, and whatever is done here is undone by the opposite.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use domain::Id;
use domain::language::tidy;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sql::Sql;

use super::scope;
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::storage::acts::{Act, What};
use crate::storage::books::Books;
use crate::storage::committee::Committees;
use crate::storage::invites::{Invites, InvitesMut};
use crate::storage::laptops::{LaptopState, Laptops};
use crate::storage::tree::{Former, Tree, TreeMut};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "UnitStanding")]
pub enum Standing {
    Open,
    Closed,
    Removed,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct NewStanding {
    standing: Standing,
    /// The first day on which a closed unit no longer exists; today if it is left out.
    #[serde(default)]
    on: Option<NaiveDate>,
    /// Why a unit is closed or removed.
    #[serde(default)]
    reason: String,
}

fn refuse<T>(field: &'static str, why: &'static str) -> Result<T, Failure> {
    Err(Failure::Invalid { field, why })
}

/// Returns what was done, for the log. `by`: the officer, for the invites that are cancelled with the unit.
pub fn stand(sql: &dyn Sql, id: Id, asked: &NewStanding, by: &str, now: Moment) -> Result<Act, Failure> {
    match asked.standing {
        Standing::Open => open(sql, id, day(now)),
        Standing::Closed => {
            let (on, reason) = (asked.on.unwrap_or(day(now)), reason(&asked.reason)?);
            if on > day(now) {
                return refuse("on", "Ngày đóng chưa tới. Ghi ngày hôm nay hoặc trước đó.");
            }
            leave(sql, id, by, now)?;
            TreeMut(sql).close(id, Some(on))?;
            Ok(Act::of_unit(What::UnitClosed, id).with("closed_on", "", &on.to_string()).with("reason", "", &reason))
        }
        Standing::Removed => {
            let reason = reason(&asked.reason)?;
            if who_has_sent(sql)?.contains(&id) {
                return refuse("standing", "Đơn vị đã nối máy hoặc đã gửi về, nên chỉ đóng được, không gỡ được.");
            }
            leave(sql, id, by, now)?;
            TreeMut(sql).remove(id, Some(now))?;
            Ok(Act::of_unit(What::UnitRemoved, id).with("reason", "", &reason))
        }
    }
}

fn reason(text: &str) -> Result<String, Failure> {
    let reason = tidy(text);
    if reason.is_empty() || reason.chars().count() > 300 {
        return refuse("reason", "Xin ghi lý do, không quá 300 chữ.");
    }
    Ok(reason)
}

/// Units of which a laptop was admitted, waits to be, or brought something.
pub fn who_has_sent(sql: &dyn Sql) -> Result<HashSet<Id>, Failure> {
    let known = Laptops(sql).all()?.into_iter().filter(|laptop| laptop.state != LaptopState::Refused);
    Ok(known.map(|laptop| laptop.unit).chain(Books(sql).units()?).collect())
}

/// A unit can leave if it is ours and nothing is below it. Its invites admit nobody from then on.
fn leave(sql: &dyn Sql, id: Id, by: &str, now: Moment) -> Result<(), Failure> {
    let ours = Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit;
    let scope = scope(sql, day(now))?;
    if id == ours || !scope.iter().any(|unit| unit.id == id) {
        return Err(Failure::NotFound);
    }
    if scope.iter().any(|unit| unit.parent == Some(id)) {
        return refuse("standing", "Còn đơn vị trực thuộc. Chuyển hoặc đóng các đơn vị ấy trước.");
    }
    for invite in Invites(sql).open(now)?.iter().filter(|invite| invite.unit == id) {
        InvitesMut(sql).cancel(invite, by, now)?;
    }
    Ok(())
}

fn open(sql: &dyn Sql, id: Id, today: NaiveDate) -> Result<Act, Failure> {
    let former: Option<Former> = Tree(sql).former()?.into_iter().find(|former| former.unit.id == id);
    let Some(Former { unit, closed_on, removed }) = former else { return Err(Failure::AlreadyAnswered) };
    let scope = scope(sql, today)?;
    if !scope.iter().any(|other| Some(other.id) == unit.parent) {
        return refuse("standing", "Đơn vị cấp trên của nơi này không còn. Mở lại đơn vị cấp trên trước.");
    }
    if scope.iter().any(|other| other.parent == unit.parent && other.name == unit.name) {
        return refuse("standing", "Đã có đơn vị khác mang tên này trong cùng cấp trên.");
    }
    if removed {
        TreeMut(sql).remove(id, None)?;
        return Ok(Act::of_unit(What::UnitTakenBack, id));
    }
    TreeMut(sql).close(id, None)?;
    let closed_on = closed_on.map(|day| day.to_string()).unwrap_or_default();
    Ok(Act::of_unit(What::UnitReopened, id).with("closed_on", &closed_on, ""))
}

/// The last day of a unit, if it is closed.
pub fn last_day(sql: &dyn Sql, id: Id) -> Result<Option<NaiveDate>, Failure> {
    let former = Tree(sql).former()?.into_iter().find(|former| former.unit.id == id);
    Ok(former.and_then(|former| former.closed_on).and_then(|day| day.checked_sub_days(Days::new(1))))
}
