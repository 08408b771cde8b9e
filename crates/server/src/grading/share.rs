//! Shares the essays of a round out to graders: evenly, or one by one.

use std::collections::HashMap;

use domain::Id;
use schemars::JsonSchema;
use serde::Deserialize;
use sql::Sql;

use super::people::GradersByKey;
use super::round::{EssayGrading, RoundGrading, essays_of_cell};
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::rounds::table::table;
use crate::storage::accounts::key_of;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::essay_grades::{EssayGrader, EssayGradesMut, EssayKey, SettledGrade};

/// The most graders of one essay.
const MOST: usize = domain::grading::GRADERS;

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct ShareEssays {
    /// Accounts.
    pub graders: Vec<String>,
    /// How many grade each essay: one or two.
    pub each: usize,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct AssignEssay {
    /// Accounts, at most two.
    pub graders: Vec<String>,
    /// Who settles, if not one of them.
    #[serde(default)]
    pub lead: Option<String>,
}

fn refuse<T>(field: &'static str, why: &'static str) -> Result<T, Failure> {
    Err(Failure::Invalid { field, why })
}

/// `stays`: whoever grades the essay already, also with an account that was closed since.
fn keys(people: &GradersByKey, names: &[String], stays: &[EssayGrader]) -> Result<Vec<String>, Failure> {
    let mut keys: Vec<String> = Vec::new();
    for name in names {
        let known = stays.iter().find(|known| known.account == key_of(name));
        let key = known.map_or_else(|| people.key(name, "graders"), |known| Ok(known.account.clone()))?;
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    Ok(keys)
}

/// Shares out what nobody was given yet; whoever has the fewest essays gets the next one. What was shared out before stays.
pub fn evenly(sql: &dyn Sql, round: Id, asked: &ShareEssays, person: &Person, now: Moment) -> Result<(), Failure> {
    let graders = keys(&GradersByKey::read(sql)?, &asked.graders, &[])?;
    if !(1..=MOST).contains(&asked.each) {
        return refuse("each", "Mỗi bài do một hoặc hai người chấm.");
    }
    if graders.len() < asked.each {
        return refuse("graders", "Chọn ít nhất bằng số người chấm mỗi bài.");
    }
    let grading = RoundGrading::read(sql, round)?;
    let mut load: HashMap<String, usize> = graders.iter().map(|key| (key.clone(), grading.load(key))).collect();
    let mut shared = false;
    for line in table(sql, round, now)?.rows {
        for (_, one) in essays_of_cell(sql, line.unit.id, &grading)? {
            if !one.graders.is_empty() || one.revision() > 0 {
                continue;
            }
            let mut least = graders.clone();
            least.sort_by_key(|key| load.get(key).copied().unwrap_or_default());
            for account in least.into_iter().take(asked.each) {
                *load.entry(account.clone()).or_default() += 1;
                put(sql, one.of, account, person, now)?;
                shared = true;
            }
        }
    }
    if !shared {
        return refuse("graders", "Không còn bài nào chưa phân công. Muốn đổi người chấm, sửa ở từng bài.");
    }
    ActsMut(sql).add(&person.signed(), now, &Act::of_round(What::EssaysShared, round))
}

fn put(sql: &dyn Sql, of: EssayKey, account: String, person: &Person, now: Moment) -> Result<(), Failure> {
    let one = EssayGrader { of, account, shared_at: now, shared_by: person.signed(), given: None };
    Ok(EssayGradesMut(sql).put_grader(&one)?)
}

/// Says who grades one essay, and who leads. Nothing that somebody gave is taken away.
pub fn by_hand(
    sql: &dyn Sql,
    one: &EssayGrading,
    asked: &AssignEssay,
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let people = GradersByKey::read(sql)?;
    let wanted = keys(&people, &asked.graders, &one.graders)?;
    let lead = match asked.lead.as_deref() {
        Some(name) if one.lead() == Some(key_of(name).as_str()) => Some(key_of(name)),
        Some(name) => Some(people.key(name, "lead")?),
        None => None,
    };
    if wanted.len() > MOST {
        return refuse("graders", "Mỗi bài do một hoặc hai người chấm.");
    }
    if one.revision() > 0 {
        return refuse("graders", "Bài này đã thống nhất điểm. Muốn sửa điểm, ghi lại ở phần thống nhất.");
    }
    let gone: Vec<&EssayGrader> = one.graders.iter().filter(|known| !wanted.contains(&known.account)).collect();
    if gone.iter().any(|known| known.given.is_some()) {
        return refuse("graders", "Người đã chấm bài này thì không bỏ ra được.");
    }
    for known in gone {
        EssayGradesMut(sql).remove_grader(one.of, &known.account)?;
    }
    for account in wanted.into_iter().filter(|account| one.grader(account).is_none()) {
        put(sql, one.of, account, person, now)?;
    }
    if one.lead() != lead.as_deref() {
        let settled = SettledGrade { of: one.of, lead, revision: 0, settled: None, by: String::new() };
        EssayGradesMut(sql).put_settled(&settled)?;
    }
    let act = Act { round: Some(one.of.round), ..Act::of_unit(What::EssayGradersChanged, one.of.unit) };
    ActsMut(sql).add(&person.signed(), now, &act)
}
