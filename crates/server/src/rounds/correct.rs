//! Corrects a round that was issued, or gives it another deadline: further changes in the same books, so that they
//! reach every cell that has the round.

use domain::Id;
use domain::rounds::EssayOwers;
use ed25519_dalek::SigningKey;
use schemars::JsonSchema;
use serde::Deserialize;
use sql::Sql;

use super::asked::{NewDocument, NewRound};
use super::checked::Checked;
use super::issue::write;
use super::read::{RoundDetail, detail};
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::storage::acts::{Act, ActsMut, What};

/// Fields that are left out stay as they are. Whom a round is addressed to can't be changed.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct RoundChange {
    pub title: Option<String>,
    pub documents: Option<Vec<NewDocument>>,
    pub deadline: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub guiding_questions: Option<String>,
    pub essay_questions: Option<Vec<String>>,
    #[schemars(with = "Option<EssayOwers>")]
    pub essay_owers: Option<String>,
    pub hand_in: Option<bool>,
}

impl RoundChange {
    /// The whole round with these changes.
    fn over(self, stands: &RoundDetail) -> NewRound {
        let or = |asked: Option<String>, stands: &String| asked.unwrap_or_else(|| stands.clone());
        NewRound {
            title: or(self.title, &stands.title),
            documents: self.documents.unwrap_or_else(|| stands.documents.iter().map(NewDocument::from).collect()),
            deadline: or(self.deadline, &stands.deadline),
            from: or(self.from, &stands.from),
            to: or(self.to, &stands.to),
            guiding_questions: or(self.guiding_questions, &stands.guiding_questions),
            essay_questions: self.essay_questions.unwrap_or_else(|| stands.essay_questions.clone()),
            essay_owers: or(self.essay_owers, &stands.essay_owers),
            hand_in: self.hand_in.unwrap_or(stands.hand_in),
            addressed: stands.addressed.clone(),
        }
    }
}

/// Checks the round as it will be, then writes what differs.
pub fn correct(
    sql: &dyn Sql,
    key: &SigningKey,
    (id, asked): (Id, RoundChange),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let (issued, stands) = detail(sql, id)?;
    if issued.withdrawn.is_some() {
        let why = "Đợt đã thu hồi. Khôi phục đợt trước khi sửa.";
        return Err(Failure::Invalid { field: "withdrawn", why });
    }
    let known: Vec<Id> = stands.documents.iter().map(|document| document.id).collect();
    let checked = Checked::of(sql, &asked.over(&stands), &known)?;
    write(sql, key, (&issued, person), &checked.drafts(id), now)?;
    let act = differences(id, &stands, &detail(sql, id)?.1);
    if act.changes.is_empty() {
        return Err(Failure::Invalid { field: "title", why: "Chưa sửa mục nào của đợt." });
    }
    ActsMut(sql).add(&person.signed(), now, &act)
}

fn differences(id: Id, before: &RoundDetail, after: &RoundDetail) -> Act {
    let papers = |of: &RoundDetail| {
        let words = of.documents.iter().map(|one| [one.label.as_str(), &one.issuer, &one.summary].join(" · "));
        words.collect::<Vec<_>>().join("; ")
    };
    let hand_in = |of: &RoundDetail| if of.hand_in { "1" } else { "" };
    let act = Act::of_round(What::RoundCorrected, id)
        .with("title", &before.title, &after.title)
        .with("documents", &papers(before), &papers(after))
        .with("from", &before.from, &after.from)
        .with("to", &before.to, &after.to)
        .with("deadline", &before.deadline, &after.deadline)
        .with("guiding_questions", &before.guiding_questions, &after.guiding_questions)
        .with("essay_questions", &before.essay_questions.join("\n"), &after.essay_questions.join("\n"))
        .with("essay_owers", &before.essay_owers, &after.essay_owers)
        .with("hand_in", hand_in(before), hand_in(after));
    let only_later = act.changes.len() == 1 && before.deadline != after.deadline;
    if only_later { Act { what: What::RoundExtended, ..act } } else { act }
}
