//! The grading of one essay as one grader sees it. **Invariant:** what another grader gave is shown only once every grader of the
//! essay has given theirs, and then only to those who settle.

use domain::Id;
use domain::essays::Grade;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::give::{Opened, may_give};
use super::given::GradeWithRemark;
use super::people::{GraderName, GradersByKey};
use super::round::{GradingState, content};
use crate::accounts::Person;
use crate::clock::rfc3339;
use crate::failure::Failure;
use crate::storage::accounts::key_of;
use crate::storage::essay_grades::{EssayGrader, SealedGrade, SentGrade};

#[derive(Debug, Serialize, JsonSchema)]
pub struct GradingOfEssay {
    pub state: GradingState,
    /// Names what the essay says now; it goes back with a grade.
    pub content: Id,
    pub graders: Vec<GraderName>,
    pub lead: Option<GraderName>,
    /// Those who may be given it.
    pub choices: Vec<GraderName>,
    /// What the person who asks gave.
    pub own: Option<GivenEssayGrade>,
    /// What every grader gave; absent until all have, and to those who do not settle.
    pub all: Option<Vec<GivenEssayGrade>>,
    pub differs: bool,
    pub settled: Option<GivenEssayGrade>,
    /// What was sent home, latest first.
    pub sent: Vec<SentEssayGrade>,
    pub may_give: bool,
    pub may_settle: bool,
    pub may_take_back: bool,
    /// It is settled on as it is given, because nobody else grades it.
    pub settles_by_giving: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct GivenEssayGrade {
    pub by: String,
    pub at: String,
    /// Absent: sealed to a key that the person who asks does not hold.
    pub grade: Option<Grade>,
    pub remark: String,
    /// The cell has changed the essay since.
    pub changed: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct SentEssayGrade {
    pub by: String,
    pub at: String,
    pub grade: Option<Grade>,
    pub remark: String,
    pub taken_back_at: Option<String>,
    pub taken_back_by: String,
    pub reason: String,
}

pub fn of_essay(sql: &dyn Sql, one: &Opened<'_>, person: &Person) -> Result<GradingOfEssay, Failure> {
    let (grading, account) = (one.grading, key_of(&person.name));
    let (people, content) = (GradersByKey::read(sql)?, content(sql, one.essay)?);
    let shown = |by: String, value: &SealedGrade| {
        let opened = GradeWithRemark::open(&value.sealed, one.by);
        GivenEssayGrade {
            by,
            at: rfc3339(value.at),
            grade: opened.as_ref().map(|opened| opened.grade),
            remark: opened.map(|opened| opened.remark).unwrap_or_default(),
            changed: value.content != content,
        }
    };
    let given =
        |grader: &EssayGrader| grader.given.as_ref().map(|value| shown(people.named(&grader.account).person, value));
    let sees = grading.may_see_all(&account);
    let all: Option<Vec<_>> = sees.then(|| grading.graders.iter().filter_map(given).collect());
    let grades: Vec<Grade> = all.iter().flatten().filter_map(|one| one.grade).collect();
    let settled = grading.settled.as_ref();
    Ok(GradingOfEssay {
        state: grading.state(),
        content,
        graders: grading.graders.iter().map(|grader| people.named(&grader.account)).collect(),
        lead: grading.lead().map(|lead| people.named(lead)),
        choices: people.open(),
        own: grading.grader(&account).and_then(given),
        differs: grades.windows(2).any(|two| two[0] != two[1]),
        all,
        settled: settled.and_then(|row| row.settled.as_ref().map(|value| shown(row.by.clone(), value))),
        sent: grading.sent.iter().rev().map(|sent| of_sent(one, sent)).collect(),
        may_give: may_give(one, &account),
        may_settle: sees,
        may_take_back: grading.is_at_cell(),
        settles_by_giving: grading.is_settled_by_giving(),
    })
}

fn of_sent(one: &Opened<'_>, sent: &SentGrade) -> SentEssayGrade {
    let opened = GradeWithRemark::open(&sent.sealed, one.by);
    let back = sent.taken_back.as_ref();
    SentEssayGrade {
        by: sent.by.clone(),
        at: rfc3339(sent.at),
        grade: opened.as_ref().map(|opened| opened.grade),
        remark: opened.map(|opened| opened.remark).unwrap_or_default(),
        taken_back_at: back.map(|back| rfc3339(back.at)),
        taken_back_by: back.map(|back| back.by.clone()).unwrap_or_default(),
        reason: back.map(|back| back.reason.clone()).unwrap_or_default(),
    }
}
