//! Gives a grade, blind to the other graders, and settles on one once all have given theirs.

use domain::Id;
use domain::grading::names_author;
use schemars::JsonSchema;
use sealing::GradingIdentity;
use serde::Deserialize;
use sql::Sql;

use super::given::GradeWithRemark;
use super::handed::Handed;
use super::round::{EssayGrading, content};
use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::storage::accounts::key_of;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::essay_grades::{EssayGrader, EssayGradesMut, SealedGrade, SettledGrade};

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct GiveEssayGrade {
    pub given: GradeWithRemark,
    /// That of the page on which the essay was read.
    pub content: Id,
    /// The remark holds the author's name, and a person has said that it may.
    #[serde(default)]
    pub names_author: bool,
}

/// An essay with what is recorded of it, for a grader who holds these keys.
pub struct Opened<'a> {
    pub essay: &'a Handed,
    pub grading: &'a EssayGrading,
    pub by: &'a [GradingIdentity],
}

fn refuse<T>(field: &'static str, why: &'static str) -> Result<T, Failure> {
    Err(Failure::Invalid { field, why })
}

/// The own grade. A single grader's grade is settled on as well.
pub fn give(
    sql: &dyn Sql,
    one: &Opened<'_>,
    asked: GiveEssayGrade,
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let account = key_of(&person.name);
    let Some(own) = one.grading.grader(&account) else {
        return refuse("grade", "Bài này không phân công cho đồng chí. Nhờ người phân công thêm tên, rồi chấm.");
    };
    if !may_give(one, &account) {
        return refuse("grade", "Bài này đã đủ điểm và người chấm đã thấy điểm của nhau. Sửa ở phần thống nhất.");
    }
    let alone = one.grading.is_settled_by_giving();
    let sealed = checked(sql, one, &asked, alone, now)?;
    EssayGradesMut(sql).put_grader(&EssayGrader { given: Some(sealed.clone()), ..own.clone() })?;
    if alone { put_settled(sql, one.grading, sealed, person, now) } else { Ok(()) }
}

/// Until the others' grades can be seen, or if the own one can't be opened any more. What was sent is corrected by settling anew.
pub fn may_give(one: &Opened<'_>, account: &str) -> bool {
    let Some(own) = one.grading.grader(account) else { return false };
    let lost = own.given.as_ref().is_some_and(|given| GradeWithRemark::open(&given.sealed, one.by).is_none());
    let alone = one.grading.is_settled_by_giving() && one.grading.sent.is_empty();
    alone || one.grading.revision() == 0 && (lost || !one.grading.all_given())
}

/// Settles on a grade and a remark, also anew after it was sent.
pub fn settle(
    sql: &dyn Sql,
    one: &Opened<'_>,
    asked: GiveEssayGrade,
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    if !one.grading.all_given() {
        return refuse("grade", "Chưa đủ người chấm bài này. Thống nhất khi mọi người được phân công đã chấm.");
    }
    if !one.grading.may_see_all(&key_of(&person.name)) {
        return refuse("grade", "Chỉ người được phân công chấm bài này, hoặc người chủ trì, thống nhất điểm.");
    }
    let sealed = checked(sql, one, &asked, true, now)?;
    put_settled(sql, one.grading, sealed, person, now)
}

/// `reaches_cell`: the remark goes to the cell as it is, so a name in it is asked about.
fn checked(
    sql: &dyn Sql,
    one: &Opened<'_>,
    asked: &GiveEssayGrade,
    reaches_cell: bool,
    now: Moment,
) -> Result<SealedGrade, Failure> {
    let given = asked.given.clone().checked()?;
    let stands = content(sql, one.essay)?;
    if stands != asked.content {
        return refuse("content", "Chi bộ vừa sửa bài này. Mở lại để đọc bản mới, rồi chấm.");
    }
    let author = one.essay.writer(one.by).map(|writer| writer.name).unwrap_or_default();
    if reaches_cell && !asked.names_author && names_author(&given.remark, &author) {
        return refuse(
            "names_author",
            "Nhận xét có tên người viết. Nhận xét về tận chi bộ: bỏ tên đi, hoặc xác nhận là cứ để tên.",
        );
    }
    Ok(SealedGrade { sealed: given.seal(sql)?, content: stands, at: now })
}

fn put_settled(
    sql: &dyn Sql,
    grading: &EssayGrading,
    value: SealedGrade,
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let settled = SettledGrade {
        of: grading.of,
        lead: grading.lead().map(str::to_owned),
        revision: grading.revision() + 1,
        settled: Some(value),
        by: person.signed(),
    };
    EssayGradesMut(sql).put_settled(&settled)?;
    let act = Act { round: Some(grading.of.round), ..Act::of_unit(What::EssayGradeSettled, grading.of.unit) };
    ActsMut(sql).add(&person.signed(), now, &act)
}
