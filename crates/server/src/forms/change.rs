//! Corrects the title of a form, or gives it another deadline. Other questions are a new version.

use domain::Id;
use domain::catalogue::form as f;
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use sql::Sql;

use super::asked::FormChange;
use super::checked::{self, refuse};
use super::issue::write;
use super::read;
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::storage::acts::{Act, ActsMut, What};

pub fn change(
    sql: &dyn Sql,
    key: &SigningKey,
    (id, asked): (Id, &FormChange),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let (issued, stands) = read::text(sql, id)?;
    read::refuse_withdrawn(&issued)?;
    let title = asked.title.as_deref().map_or_else(|| Ok(stands.title.clone()), checked::title)?;
    let deadline = asked.deadline.as_deref().map_or_else(|| Ok(stands.deadline.clone()), checked::deadline)?;
    let act = Act::of_form(What::FormCorrected, id).with("form_title", &stands.title, &title).with(
        "form_deadline",
        &stands.deadline,
        &deadline,
    );
    if act.changes.is_empty() {
        return refuse("title", "Chưa sửa mục nào của mẫu.");
    }
    let record = OpDraft::new(f::KIND, Record::One(id))
        .set(f::TITLE, Value::text(title))
        .set(f::DEADLINE, Value::text(deadline));
    write(sql, key, (&issued, person), &[record], now)?;
    ActsMut(sql).add(&person.signed(), now, &act)
}
