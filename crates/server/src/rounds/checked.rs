//! The text of a round, checked and ready to be written. **Invariant:** what is corrected is checked as what is issued.

use chrono::NaiveDate;
use domain::catalogue::{document, round};
use domain::dates::CivilDate;
use domain::documents::{Document, DocumentNumber, refuse_classified, secret_stamp};
use domain::language::{tidy, tidy_lines};
use domain::rounds::{EssayOwers, EssayRule};
use domain::{FieldValue, Id};
use journal::{Record, Value};
use journal_sql::OpDraft;
use sql::Sql;

use super::asked::{NewDocument, NewRound};
use crate::failure::Failure;
use crate::random;
use crate::reason::MARKED;
use crate::storage::grading::GradingKeys;

/// A checked document.
pub(crate) struct Paper {
    pub id: Id,
    pub document: Document,
}

/// Checks documents that are issued together. `known`: those that a round has already.
pub(crate) fn papers(asked: &[NewDocument], known: &[Id]) -> Result<Vec<Paper>, Failure> {
    if asked.is_empty() || asked.len() > 30 {
        return Err(Failure::Invalid {
            field: "documents", why: "Xin ghi ít nhất một văn bản, không quá 30."
        });
    }
    asked.iter().map(|one| paper(one, known)).collect()
}

/// A checked round.
pub(super) struct Checked {
    pub title: String,
    papers: Vec<Paper>,
    dates: [Option<NaiveDate>; 3],
    questions: String,
    essay_questions: Vec<String>,
    owers: EssayOwers,
    hand_in: bool,
}

impl Checked {
    /// `known`: the documents that the round has already.
    pub fn of(sql: &dyn Sql, asked: &NewRound, known: &[Id]) -> Result<Checked, Failure> {
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
        let papers = papers(&asked.documents, known)?;
        let dates = [day_of(&asked.from, "from")?, day_of(&asked.to, "to")?, day_of(&asked.deadline, "deadline")?];
        if matches!(dates, [Some(from), Some(to), _] if to < from) {
            return refuse("to", "Ngày kết thúc trước ngày bắt đầu.");
        }
        let owers = match asked.essay_owers.parse() {
            Ok(EssayOwers::Named) | Err(_) => return refuse("essay_owers", "Xin chọn ai phải viết bài thu hoạch."),
            Ok(owers) => owers,
        };
        if asked.hand_in && owers == EssayOwers::Nobody {
            return refuse(
                "hand_in",
                "Đợt không ai phải viết bài thu hoạch thì không yêu cầu nộp bài về cấp trên được.",
            );
        }
        if asked.hand_in && GradingKeys(sql).stated()?.is_none() {
            return refuse("hand_in", "Chưa có ai chấm bài, nên chưa yêu cầu nộp bài về cấp trên được.");
        }
        if asked.guiding_questions.len() > 20_000 {
            return refuse("guiding_questions", "Câu hỏi gợi ý dài quá.");
        }
        let essay_questions = essay_questions(asked, owers)?;
        Ok(Checked {
            title,
            papers,
            dates,
            essay_questions,
            questions: tidy_lines(asked.guiding_questions.trim()),
            owers,
            hand_in: asked.hand_in,
        })
    }

    /// The records to write: its documents, and the round itself.
    pub fn drafts(&self, id: Id) -> Vec<OpDraft> {
        let mut drafts: Vec<OpDraft> = self.papers.iter().map(Paper::draft).collect();
        let [from, to, deadline] =
            self.dates.map(|date| Value::text(date.map(|date| date.to_string()).unwrap_or_default()));
        let record = OpDraft::new(round::KIND, Record::One(id))
            .set(round::TITLE, Value::text(&self.title))
            .set(round::DOCUMENTS, self.papers.iter().map(|paper| paper.id).collect::<Vec<_>>().to_value())
            .set(round::FROM, from)
            .set(round::TO, to)
            .set(round::DEADLINE, deadline)
            .set(round::GUIDING_QUESTIONS, Value::text(&self.questions))
            .set(round::ESSAY_QUESTIONS, self.essay_questions.to_value())
            .set(round::ESSAY_RULE, EssayRule::new(self.owers, Vec::new()).to_value())
            // false and never set are stored in the same way
            .set(round::HAND_IN, if self.hand_in { Value::flag(true) } else { Value::Null });
        drafts.push(record);
        drafts
    }
}

/// How many questions an essay may have, and how long each may be.
const MOST_QUESTIONS: usize = 30;
const LONGEST_QUESTION: usize = 1_000;

/// The questions of the essay, without empty lines; none if nobody writes one.
fn essay_questions(asked: &NewRound, owers: EssayOwers) -> Result<Vec<String>, Failure> {
    let refuse = |why| Err(Failure::Invalid { field: "essay_questions", why });
    if owers == EssayOwers::Nobody {
        return Ok(Vec::new());
    }
    let questions: Vec<String> =
        asked.essay_questions.iter().map(|line| tidy(line)).filter(|line| !line.is_empty()).collect();
    if questions.len() > MOST_QUESTIONS || questions.iter().any(|line| line.chars().count() > LONGEST_QUESTION) {
        return refuse("Bài thu hoạch có nhiều nhất 30 câu hỏi, mỗi câu không quá 1.000 chữ.");
    }
    if questions.iter().any(|line| secret_stamp(line).is_some()) {
        return refuse(MARKED);
    }
    Ok(questions)
}

fn paper(asked: &NewDocument, known: &[Id]) -> Result<Paper, Failure> {
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
    let id = asked.id.filter(|id| known.contains(id)).map_or_else(random::id, Ok)?;
    Ok(Paper { id, document })
}

impl Paper {
    /// The record to write.
    pub fn draft(&self) -> OpDraft {
        let Paper { id, document } = self;
        let number = document.number.as_ref().map(DocumentNumber::normal).unwrap_or_default();
        let date = document.date.map(|date| date.to_string()).unwrap_or_default();
        OpDraft::new(document::KIND, Record::One(*id))
            .set(document::NUMBER, Value::text(number))
            .set(document::NAME, Value::text(&document.name))
            .set(document::ISSUER, Value::text(&document.issuer))
            .set(document::DATE, Value::text(date))
            .set(document::SUMMARY, Value::text(&document.summary))
    }
}

fn day_of(text: &str, field: &'static str) -> Result<Option<NaiveDate>, Failure> {
    match text.trim() {
        "" => Ok(None),
        said => NaiveDate::parse_from_str(said, "%Y-%m-%d")
            .map(Some)
            .map_err(|_| Failure::Invalid { field, why: "Ngày này không có trong lịch." }),
    }
}
