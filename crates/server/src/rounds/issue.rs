//! Issues a round: one change in the book of everybody addressed, or none at all.

use chrono::NaiveDate;
use domain::catalogue::{document, round};
use domain::dates::CivilDate;
use domain::documents::{Document, DocumentNumber, refuse_classified, secret_stamp};
use domain::language::{tidy, tidy_lines};
use domain::rounds::{EssayOwers, EssayRule};
use domain::{FieldValue, Id};
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sql::Sql;

use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::random;
use crate::storage::grading::GradingKeys;
use crate::storage::rounds::{IssuedRound, IssuedRoundsMut};
use crate::storage::tree::Tree;
use crate::sync::server_writer::ServerWriter;
use crate::tree::{CELL, scope};

/// A round as an officer enters it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct NewRound {
    pub title: String,
    pub documents: Vec<NewDocument>,
    /// Empty: there is no deadline.
    #[serde(default)]
    pub deadline: String,
    #[serde(default)]
    pub from: String,
    #[serde(default)]
    pub to: String,
    #[serde(default)]
    pub guiding_questions: String,
    #[serde(default = "nobody")]
    #[schemars(with = "EssayOwers")]
    pub essay_owers: String,
    /// The essays themselves are to be handed in.
    #[serde(default)]
    pub hand_in: bool,
    pub addressed: Addressed,
}

fn nobody() -> String {
    EssayOwers::Nobody.as_str().into()
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct NewDocument {
    #[serde(default)]
    pub number: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub issuer: String,
    #[serde(default)]
    pub date: String,
    #[serde(default)]
    pub summary: String,
}

/// For whom a round is.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Addressed {
    /// The word "all": every cell, including those added later.
    Word(String),
    /// Cells, or units that stand for their cells.
    Units(Vec<Id>),
}

const MARKED: &str = "Văn bản có dấu mật không được nhập vào chương trình. Văn bản mật ghi vào sổ riêng theo quy định.";

/// A checked document, ready to be written.
struct Paper {
    id: Id,
    document: Document,
}

/// Checks everything, then writes it; returns the round's id.
pub fn issue(sql: &dyn Sql, key: &SigningKey, asked: &NewRound, officer: &str, now: Moment) -> Result<Id, Failure> {
    let title = tidy(&asked.title);
    let refuse = |field, why| Err(Failure::Invalid { field, why });
    if title.is_empty() || title.chars().count() > 300 {
        return refuse("title", "Xin ghi tên đợt học tập, không quá 300 chữ.");
    }
    if refuse_classified(false, &[&title]).is_err() {
        return refuse("title", MARKED);
    }
    if secret_stamp(&asked.guiding_questions).is_some() {
        return refuse("guiding_questions", MARKED);
    }
    if asked.documents.is_empty() || asked.documents.len() > 30 {
        return refuse("documents", "Một đợt học ít nhất một văn bản.");
    }
    let papers = asked.documents.iter().map(paper).collect::<Result<Vec<_>, _>>()?;
    let dates = [day_of(&asked.from, "from")?, day_of(&asked.to, "to")?, day_of(&asked.deadline, "deadline")?];
    if matches!(dates, [Some(from), Some(to), _] if to < from) {
        return refuse("to", "Ngày kết thúc trước ngày bắt đầu.");
    }
    let owers = match asked.essay_owers.parse() {
        Ok(EssayOwers::Named) | Err(_) => return refuse("essay_owers", "Xin chọn ai phải viết bài thu hoạch."),
        Ok(owers) => owers,
    };
    if asked.hand_in && owers == EssayOwers::Nobody {
        return refuse("hand_in", "Đợt không ai phải viết bài thu hoạch thì không yêu cầu nộp bài về cấp trên được.");
    }
    if asked.hand_in && GradingKeys(sql).stated()?.is_none() {
        return refuse("hand_in", "Chưa có ai chấm bài, nên chưa yêu cầu nộp bài về cấp trên được.");
    }
    if asked.guiding_questions.len() > 20_000 {
        return refuse("guiding_questions", "Câu hỏi gợi ý dài quá.");
    }
    let units = addressed(sql, &asked.addressed, now)?;
    let issued = IssuedRound {
        id: random::id()?,
        issued_at: now,
        issued_by: officer.to_owned(),
        to_all: units.is_none(),
        units: units.unwrap_or_default(),
    };
    let mut drafts: Vec<OpDraft> = papers.iter().map(document_draft).collect();
    drafts.push(round_draft(issued.id, &title, asked, &papers, dates, owers));
    let mut server_writer = ServerWriter::new(sql, key, now)?;
    let person = server_writer.officer(officer);
    let books = if issued.to_all {
        vec![server_writer.to_all()]
    } else {
        issued.units.iter().map(|unit| server_writer.to(*unit)).collect()
    };
    for one in books {
        server_writer.write(one, person, &drafts)?;
    }
    IssuedRoundsMut(sql).add(&issued)?;
    Ok(issued.id)
}

fn paper(asked: &NewDocument) -> Result<Paper, Failure> {
    let refuse = |why| Err(Failure::Invalid { field: "documents", why });
    let texts = [&asked.number, &asked.name, &asked.issuer, &asked.summary].map(String::as_str);
    if refuse_classified(false, &texts).is_err() {
        return refuse(MARKED);
    }
    if texts.iter().any(|text| text.len() > 4_000) {
        return refuse("Có mục của văn bản dài quá.");
    }
    let number = match tidy(&asked.number) {
        typed if typed.is_empty() => None,
        typed => match DocumentNumber::parse(&typed) {
            Ok(number) => Some(number),
            Err(_) => return refuse("Số, ký hiệu văn bản chưa đúng. Ví dụ: 01-CT/TW, 1039-CV/HU."),
        },
    };
    let name = tidy(&asked.name);
    if number.is_none() && name.is_empty() {
        return refuse("Văn bản không có số thì cần có tên.");
    }
    let Ok(date) = CivilDate::parse_optional(&asked.date) else {
        return refuse("Ngày văn bản không có trong lịch.");
    };
    let document = Document {
        number,
        name,
        issuer: tidy(&asked.issuer),
        date,
        summary: tidy_lines(asked.summary.trim()),
        ..Document::default()
    };
    Ok(Paper { id: random::id()?, document })
}

fn document_draft(paper: &Paper) -> OpDraft {
    let Paper { id, document } = paper;
    let number = document.number.as_ref().map(DocumentNumber::normal).unwrap_or_default();
    let date = document.date.map(|date| date.to_string()).unwrap_or_default();
    OpDraft::new(document::KIND, Record::One(*id))
        .set(document::NUMBER, Value::text(number))
        .set(document::NAME, Value::text(&document.name))
        .set(document::ISSUER, Value::text(&document.issuer))
        .set(document::DATE, Value::text(date))
        .set(document::SUMMARY, Value::text(&document.summary))
}

fn round_draft(
    id: Id,
    title: &str,
    asked: &NewRound,
    papers: &[Paper],
    dates: [Option<NaiveDate>; 3],
    owers: EssayOwers,
) -> OpDraft {
    let hand_in = asked.hand_in.then(|| Value::flag(true));
    let [from, to, deadline] = dates.map(|date| Value::text(date.map(|date| date.to_string()).unwrap_or_default()));
    let record = OpDraft::new(round::KIND, Record::One(id))
        .set(round::TITLE, Value::text(title))
        .set(round::DOCUMENTS, papers.iter().map(|paper| paper.id).collect::<Vec<_>>().to_value())
        .set(round::FROM, from)
        .set(round::TO, to)
        .set(round::DEADLINE, deadline)
        .set(round::GUIDING_QUESTIONS, Value::text(tidy_lines(asked.guiding_questions.trim())))
        .set(round::ESSAY_RULE, EssayRule::new(owers, Vec::new()).to_value());
    hand_in.into_iter().fold(record, |record, asked| record.set(round::HAND_IN, asked))
}

fn day_of(text: &str, field: &'static str) -> Result<Option<NaiveDate>, Failure> {
    match text.trim() {
        "" => Ok(None),
        said => NaiveDate::parse_from_str(said, "%Y-%m-%d")
            .map(Some)
            .map_err(|_| Failure::Invalid { field, why: "Ngày này không có trong lịch." }),
    }
}

/// `None`: everybody. Otherwise the addressed cells, each once.
fn addressed(sql: &dyn Sql, asked: &Addressed, now: Moment) -> Result<Option<Vec<Id>>, Failure> {
    let refuse = |why| Err(Failure::Invalid { field: "addressed", why });
    let units = match asked {
        Addressed::Word(word) if word == "all" => return Ok(None),
        Addressed::Word(_) => return refuse("Xin chọn chi bộ nhận."),
        Addressed::Units(units) => units,
    };
    let (today, mut cells) = (day(now), Vec::new());
    let ours = scope(sql, today)?;
    for unit in units {
        if !ours.iter().any(|one| one.id == *unit) {
            return refuse("Có đơn vị không thuộc cấp ủy này.");
        }
        let below = Tree(sql).below(*unit, today)?;
        cells.extend(below.into_iter().filter(|one| one.level == CELL).map(|one| one.id));
    }
    cells.sort_unstable();
    cells.dedup();
    if cells.is_empty() {
        return refuse("Xin chọn ít nhất một chi bộ.");
    }
    Ok(Some(cells))
}
