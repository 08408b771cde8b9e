//! The grading of one round: which essay is with whom, and how far it has come.

use domain::Id;
use domain::catalogue::essay_version;
use domain::essays::content_of;
use journal_sql::rows_by;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::handed::{Handed, of_cell};
use crate::failure::Failure;
use crate::storage::essay_grades::{EssayGrader, EssayGrades, EssayKey, SentGrade, SettledGrade};

/// How far the grading of an essay has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GradingState {
    /// Nobody was given it yet.
    NotShared,
    /// Not every grader has graded it.
    Grading,
    /// Every grader has graded it; nothing is settled on.
    ToSettle,
    Settled,
    Sent,
    /// Settled on anew after it was sent.
    ToSendAgain,
    /// Taken back after it was sent.
    TakenBack,
}

/// Everything that is recorded of a round.
pub struct RoundGrading {
    pub round: Id,
    graders: Vec<EssayGrader>,
    settled: Vec<SettledGrade>,
    sent: Vec<SentGrade>,
}

/// What is recorded of one essay.
#[derive(Debug, Clone)]
pub struct EssayGrading {
    pub of: EssayKey,
    pub graders: Vec<EssayGrader>,
    pub settled: Option<SettledGrade>,
    /// In the order in which it was sent.
    pub sent: Vec<SentGrade>,
}

impl RoundGrading {
    pub fn read(sql: &dyn Sql, round: Id) -> Result<RoundGrading, Failure> {
        let grades = EssayGrades(sql);
        let (graders, settled, sent) = (grades.graders(round)?, grades.settled(round)?, grades.sent(round)?);
        Ok(RoundGrading { round, graders, settled, sent })
    }

    /// An essay by its records: entries of one member that a cell has joined are several records of one essay.
    pub fn of(&self, unit: Id, essay: &Handed) -> Option<EssayGrading> {
        let records: Vec<Id> = essay.records.iter().map(|row| row.id).collect();
        let is_it = |of: EssayKey| of.unit == unit && records.contains(&of.essay);
        let known = self.keys().find(|of| is_it(*of));
        let of = known.or_else(|| Some(EssayKey { round: self.round, unit, essay: essay.id()? }))?;
        Some(self.one(of))
    }

    /// Essays of a cell that are recorded here and not among those handed in: the cell has taken them back.
    pub fn no_longer_handed_in(&self, unit: Id, handed: &[Handed]) -> Vec<EssayGrading> {
        let is_handed = |of: EssayKey| handed.iter().any(|one| one.records.iter().any(|row| row.id == of.essay));
        let mut keys: Vec<EssayKey> = self.keys().filter(|of| of.unit == unit && !is_handed(*of)).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().map(|of| self.one(of)).collect()
    }

    fn keys(&self) -> impl Iterator<Item = EssayKey> {
        let graders = self.graders.iter().map(|one| one.of);
        graders.chain(self.settled.iter().map(|one| one.of))
    }

    fn one(&self, of: EssayKey) -> EssayGrading {
        EssayGrading {
            of,
            graders: self.graders.iter().filter(|one| one.of == of).cloned().collect(),
            settled: self.settled.iter().find(|one| one.of == of).cloned(),
            sent: self.sent.iter().filter(|one| one.of == of).cloned().collect(),
        }
    }

    /// How many essays each account has been given.
    pub fn load(&self, account: &str) -> usize {
        self.graders.iter().filter(|one| one.account == account).count()
    }
}

impl EssayGrading {
    pub fn find(sql: &dyn Sql, (round, unit, essay): (Id, Id, Id)) -> Result<(Handed, EssayGrading), Failure> {
        let found = super::handed::find(sql, unit, round, essay)?;
        let grading = RoundGrading::read(sql, round)?.of(unit, &found).ok_or(Failure::NotFound)?;
        Ok((found, grading))
    }

    pub fn state(&self) -> GradingState {
        let revision = self.revision();
        match self.sent.last() {
            _ if revision == 0 && self.graders.is_empty() => GradingState::NotShared,
            _ if revision == 0 && !self.all_given() => GradingState::Grading,
            _ if revision == 0 => GradingState::ToSettle,
            None => GradingState::Settled,
            Some(last) if last.taken_back.is_some() && last.revision == revision => GradingState::TakenBack,
            Some(last) if last.taken_back.is_some() => GradingState::Settled,
            Some(last) if last.revision == revision => GradingState::Sent,
            Some(_) => GradingState::ToSendAgain,
        }
    }

    /// Something of it is at the cell now.
    pub fn is_at_cell(&self) -> bool {
        self.sent.last().is_some_and(|last| last.taken_back.is_none())
    }

    pub fn all_given(&self) -> bool {
        !self.graders.is_empty() && self.graders.iter().all(|one| one.given.is_some())
    }

    pub fn revision(&self) -> i64 {
        self.settled.as_ref().map_or(0, |settled| settled.revision)
    }

    pub fn lead(&self) -> Option<&str> {
        self.settled.as_ref().and_then(|settled| settled.lead.as_deref())
    }

    pub fn grader(&self, account: &str) -> Option<&EssayGrader> {
        self.graders.iter().find(|one| one.account == account)
    }

    /// Sees what the graders gave once all have, and settles: those who graded it, and who leads.
    pub fn may_see_all(&self, account: &str) -> bool {
        self.all_given() && (self.grader(account).is_some() || self.lead() == Some(account))
    }

    /// A single grader's grade is settled on as it is given, unless somebody else leads.
    pub fn is_settled_by_giving(&self) -> bool {
        matches!(self.graders.as_slice(), [only] if self.lead().is_none_or(|lead| lead == only.account))
    }
}

/// What the essay says now: the versions that no other is based on, and its pages.
pub fn content(sql: &dyn Sql, essay: &Handed) -> Result<Id, Failure> {
    let mut versions = Vec::new();
    for record in &essay.records {
        versions.extend(rows_by(sql, essay.book, essay_version::KIND, essay_version::ESSAY, record.id)?);
    }
    let followed = |id: Id| {
        let mut others = versions.iter().filter(|row| row.id != id);
        others
            .any(|row| row.id_ref(essay_version::BASED_ON) == Some(id) || row.ids(essay_version::SETTLES).contains(&id))
    };
    let ends: Vec<Id> = versions.iter().map(|row| row.id).filter(|id| !followed(*id)).collect();
    let pages: Vec<Id> = essay.pages(sql)?.iter().map(|row| row.id).collect();
    Ok(content_of(&ends, &pages))
}

/// The essays of a cell with what is recorded of each, in the order of their ids.
pub fn essays_of_cell(sql: &dyn Sql, unit: Id, grading: &RoundGrading) -> Result<Vec<(Handed, EssayGrading)>, Failure> {
    let mut essays = Vec::new();
    for one in of_cell(sql, unit, grading.round)? {
        let recorded = grading.of(unit, &one);
        essays.extend(recorded.map(|recorded| (one, recorded)));
    }
    essays.sort_by_key(|(_, recorded)| recorded.of.essay);
    Ok(essays)
}
