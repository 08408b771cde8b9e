//! When and where a joint session is held, and by whom.

use chrono::NaiveDate;
use domain::catalogue::joint_session as j;
use domain::dates::read_time;
use domain::documents::{refuse_classified, secret_stamp};
use domain::language::{tidy, tidy_lines};
use domain::sessions::SessionForm;
use domain::{FieldValue, Id};
use journal::{Record, Value};
use journal_sql::{OpDraft, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::reason::MARKED;

/// A joint session as an officer enters it, and as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JointSessionWords {
    pub date: String,
    /// Empty: not decided yet.
    pub time: String,
    /// From 1; sessions of one part are parallel classes.
    pub part: u32,
    pub form: SessionForm,
    pub place: String,
    /// Connection points; the first is the main one.
    pub points: Vec<String>,
    pub speaker: String,
    pub agenda: String,
}

const MOST_POINTS: usize = 300;

fn refuse<T>(field: &'static str, why: &'static str) -> Result<T, Failure> {
    Err(Failure::Invalid { field, why })
}

impl JointSessionWords {
    pub fn of(row: &Row) -> JointSessionWords {
        JointSessionWords {
            date: row.text(j::DATE).to_owned(),
            time: row.text(j::TIME).to_owned(),
            part: row.int(j::PART).and_then(|part| u32::try_from(part).ok()).unwrap_or(1),
            form: row.text(j::FORM).parse().unwrap_or(SessionForm::InPerson),
            place: row.text(j::PLACE).to_owned(),
            points: row.lines(j::POINTS),
            speaker: row.text(j::SPEAKER).to_owned(),
            agenda: row.text(j::AGENDA).to_owned(),
        }
    }

    /// The words as they are stored, or the first thing that is wrong with them.
    pub fn checked(self) -> Result<JointSessionWords, Failure> {
        let line = |text: &str| tidy(text);
        let words = JointSessionWords {
            date: self.date.trim().to_owned(),
            time: match self.time.trim() {
                "" => String::new(),
                typed => match read_time(typed) {
                    Some(time) => time,
                    None => return refuse("time", "Giờ chưa đúng. Gõ như 19:30 hoặc 19 giờ 30."),
                },
            },
            part: self.part.max(1),
            place: line(&self.place),
            points: self.points.iter().map(|point| line(point)).filter(|point| !point.is_empty()).collect(),
            speaker: line(&self.speaker),
            agenda: tidy_lines(self.agenda.trim()),
            form: self.form,
        };
        words.check()?;
        Ok(words)
    }

    fn check(&self) -> Result<(), Failure> {
        if NaiveDate::parse_from_str(&self.date, "%Y-%m-%d").is_err() {
            return refuse("date", "Xin ghi ngày học, ví dụ 12/03/2026.");
        }
        if self.part > 50 {
            return refuse("part", "Số phần không quá 50.");
        }
        if self.points.len() > MOST_POINTS {
            return refuse("points", "Một buổi không quá 300 điểm cầu.");
        }
        let points = self.points.iter().map(|point| ("points", point));
        for (field, text) in [("place", &self.place), ("speaker", &self.speaker)].into_iter().chain(points) {
            if text.chars().count() > 300 {
                return refuse(field, "Xin ghi không quá 300 chữ.");
            }
            if refuse_classified(false, &[text]).is_err() {
                return refuse(field, MARKED);
            }
        }
        if self.agenda.chars().count() > 20_000 {
            return refuse("agenda", "Chương trình dài quá. Xin rút ngắn lại.");
        }
        if secret_stamp(&self.agenda).is_some() { refuse("agenda", MARKED) } else { Ok(()) }
    }

    /// The record of a session of a round.
    pub fn record(&self, id: Id, round: Id) -> OpDraft {
        OpDraft::new(j::KIND, Record::One(id))
            .set(j::ROUND, Value::id(round))
            .set(j::DATE, Value::text(&self.date))
            .set(j::TIME, Value::text(&self.time))
            .set(j::PART, Value::Int(self.part.into()))
            .set(j::FORM, Value::text(self.form.as_str()))
            .set(j::PLACE, Value::text(&self.place))
            .set(j::POINTS, self.points.to_value())
            .set(j::SPEAKER, Value::text(&self.speaker))
            .set(j::AGENDA, Value::text(&self.agenda))
    }
}
