//! Values, changes and rows in words, to be read or chosen from.

use super::{Composite, Counted, Field, FieldType, Fields, Format, Kind, Piece, What, kind as lookup, person, unpack};
use crate::awareness::{AnswerKey, Question, choice_letter};
use crate::dates::CivilDate;
use crate::documents::Document;
use crate::finalising::FinalCut;
use crate::id::Id;
use crate::inspections::StepPaper;
use crate::make_ups::MakeUp;
use crate::members::{Left, Period};
use crate::roll_call::{AbsenceReason, SealedMark, Status};
use crate::rounds::{EssayRule, PlanText};
use crate::sessions::NonMembers;
use crate::superior_forms::SentAnswers;
use crate::value::{FieldValue, Value};

/// The words for a value in a form that this program does not know.
pub const UNKNOWN: &str = "chưa biết";

/// How many characters of a long text are shown.
const SHOWN: usize = 80;

/// What can't be derived from a value alone.
pub trait Context {
    type Error;

    /// The name of a record; empty if it is not here.
    fn name(&self, kind: u16, id: Id) -> Result<String, Self::Error>;

    /// Opens a short value sealed to the cell's ring; `None` if it can't be opened.
    fn open(&self, sealed: &[u8]) -> Option<Vec<u8>>;

    /// Opens a sealed text; `None` if it can't be opened.
    fn open_text(&self, sealed: &[u8]) -> Option<String>;

    /// The names of the connection points of the session a mark belongs to.
    fn points(&self, roll_call: Id) -> Result<Vec<String>, Self::Error>;

    /// A time in milliseconds since 1970 UTC, formatted in local time.
    fn moment(&self, ms: i64) -> String;

    /// Whether the words are for somebody who has to choose: long texts complete, and only what distinguishes
    /// two values.
    fn to_choose(&self) -> bool;
}

fn is_on(value: &Value) -> bool {
    value.is_set() && value.as_int() != Some(0)
}

/// A field's value in words; empty if there is nothing to say.
pub fn display<C: Context>(context: &C, record: Id, field: &Field, value: &Value) -> Result<String, C::Error> {
    if matches!(value, Value::Unknown(_)) {
        return Ok(UNKNOWN.to_owned());
    }
    let is_flag = matches!(field.format, Format::Flag | Format::Deleted);
    let on = if is_flag { is_on(value) } else { value.is_set() };
    let said = if on { field.when_set } else { field.when_empty };
    match said {
        Some(said) => Ok(said.to_owned()),
        None if !on && !is_flag => Ok(String::new()),
        None => formatted(context, record, field.format, value),
    }
}

fn formatted<C: Context>(context: &C, record: Id, format: Format, value: &Value) -> Result<String, C::Error> {
    let text = value.as_text().unwrap_or_default();
    Ok(match format {
        Format::Line | Format::Block | Format::Time => long(context, text),
        Format::Date | Format::DayOrYear => date(text),
        Format::Moment => value.as_int().map(|ms| context.moment(ms)).unwrap_or_default(),
        Format::Count => value.as_int().map(|count| count.to_string()).unwrap_or_default(),
        Format::Share => value.as_int().map(share).unwrap_or_default(),
        Format::Flag | Format::Deleted => if is_on(value) { "có" } else { "không" }.to_owned(),
        Format::Word(vocabulary) => vocabulary.word(text).map_or(UNKNOWN, |word| word.vietnamese).to_owned(),
        Format::Reference(kind) => value.as_id().map(|id| name(context, kind, id)).transpose()?.unwrap_or_default(),
        Format::List(of) => {
            let items = value.as_list().unwrap_or_default().iter();
            let said: Vec<String> =
                items.map(|item| formatted(context, record, *of, item)).collect::<Result<_, _>>()?;
            said.into_iter().filter(|item| !item.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Format::Parts(composite) => parts(context, record, composite, value)?,
        Format::Sealed(of) => match value.as_bytes().and_then(|sealed| context.open(sealed)) {
            Some(opened) => formatted(context, record, *of, &unpack(*of, &opened))?,
            None => String::new(),
        },
        Format::SealedText => {
            let opened = value.as_bytes().and_then(|sealed| context.open_text(sealed));
            long(context, &opened.unwrap_or_default())
        }
        Format::DeletedKnowing => String::new(),
        Format::Internal(..) => value.as_int().map_or(text.to_owned(), |number| number.to_string()),
    })
}

fn long<C: Context>(context: &C, text: &str) -> String {
    if context.to_choose() {
        return text.trim().to_owned();
    }
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN).chain(['…']).collect() }
}

fn date(text: &str) -> String {
    CivilDate::parse(text).map_or_else(|_| text.to_owned(), CivilDate::vietnamese)
}

fn share(hundredths: i64) -> String {
    format!("{},{:02} %", hundredths / 100, hundredths % 100)
}

/// The name of a record, with words for one that is not here any more.
fn name<C: Context>(context: &C, kind: u16, id: Id) -> Result<String, C::Error> {
    let name = context.name(kind, id)?;
    let gone = || lookup(kind).map(|kind| format!("một {} không còn trong sổ", kind.name.vietnamese.to_lowercase()));
    Ok(if name.is_empty() { gone().unwrap_or_default() } else { name })
}

fn names<C: Context>(context: &C, kind: u16, ids: &[Id]) -> Result<String, C::Error> {
    let names: Vec<String> = ids.iter().map(|id| name(context, kind, *id)).collect::<Result<_, _>>()?;
    Ok(names.join(", "))
}

fn parts<C: Context>(context: &C, record: Id, composite: Composite, value: &Value) -> Result<String, C::Error> {
    Ok(match composite {
        Composite::Mark => mark(context, record, value)?,
        Composite::MakeUp => {
            MakeUp::from_value(value).map(|done| make_up(context, &done)).transpose()?.unwrap_or_default()
        }
        Composite::EssayRule => essay_rule(context, &EssayRule::from_value(value).unwrap_or_default())?,
        Composite::FinalCut => {
            FinalCut::from_value(value).map(|cut| closed(context, &cut)).transpose()?.unwrap_or_default()
        }
        Composite::Period => Period::from_value(value).map(Period::vietnamese).unwrap_or_default(),
        Composite::Left => Left::from_value(value).map(Left::vietnamese).unwrap_or_default(),
        Composite::PlanText => PlanText::from_value(value).map(|part| plan_text(context, &part)).unwrap_or_default(),
        Composite::NonMembers => {
            let groups = Vec::<NonMembers>::from_value(value).unwrap_or_default();
            groups.iter().map(NonMembers::vietnamese).collect::<Vec<_>>().join(", ")
        }
        // Their words are those of the field: what was counted is shown only as `awareness::shown` allows.
        Composite::Confirmed | Composite::SheetTotals => String::new(),
        Composite::Questions => questions(context, &Vec::<Question>::from_value(value).unwrap_or_default()),
        Composite::StepPapers => {
            let papers = Vec::<StepPaper>::from_value(value).unwrap_or_default();
            long(context, &papers.iter().map(StepPaper::vietnamese).collect::<Vec<_>>().join("; "))
        }
        Composite::SentAnswers => {
            let sent = SentAnswers::from_value(value).map(|sent| sent.vietnamese());
            long(context, &sent.unwrap_or_default())
        }
        Composite::AnswerKey => answer_key(&AnswerKey::from_value(value).unwrap_or_default()),
    })
}

/// "Câu 1. Nghị quyết có mấy nhóm nhiệm vụ? (Ba / Bốn)"
fn questions<C: Context>(context: &C, questions: &[Question]) -> String {
    let said = |(place, question): (usize, &Question)| {
        let choices =
            if question.choices.is_empty() { String::new() } else { format!(" ({})", question.choices.join(" / ")) };
        format!("Câu {}. {}{choices}", place + 1, question.text)
    };
    long(context, &questions.iter().enumerate().map(said).collect::<Vec<_>>().join("; "))
}

/// "Câu 1: A; Câu 3: B, D"
fn answer_key(key: &AnswerKey) -> String {
    let judged = key.0.iter().enumerate().filter(|(_, right)| !right.is_empty());
    let letters =
        |right: &[u32]| right.iter().map(|place| choice_letter(*place).to_string()).collect::<Vec<_>>().join(", ");
    judged.map(|(place, right)| format!("Câu {}: {}", place + 1, letters(right))).collect::<Vec<_>>().join("; ")
}

/// Whether a whole row of people was marked at once does not make it a different mark, but the connection point
/// does.
fn mark<C: Context>(context: &C, record: Id, value: &Value) -> Result<String, C::Error> {
    let Some(mark) = SealedMark::from_value(value) else { return Ok(Status::Unmarked.vietnamese().to_owned()) };
    let opened = mark.reason.as_ref().and_then(|sealed| context.open(sealed));
    let reason = opened.and_then(|code| AbsenceReason::from_code(*code.first()?));
    let mut said = mark.status.vietnamese().to_owned();
    if let Some(reason) = reason {
        said = format!("{said}: {}", reason.vietnamese().to_lowercase());
    }
    if !context.to_choose() {
        return Ok(if mark.bulk { format!("{said} (đánh dấu hàng loạt)") } else { said });
    }
    let points = if mark.status == Status::PresentElsewhere { context.points(record)? } else { Vec::new() };
    Ok(match points.get(mark.point as usize) {
        Some(point) => format!("{said}: {point}"),
        None => said,
    })
}

fn make_up<C: Context>(context: &C, done: &MakeUp) -> Result<String, C::Error> {
    let at = match done.session {
        Some(session) => name(context, super::session::KIND, session)?,
        None => done.unit.clone(),
    };
    let on = CivilDate::Day(done.on).vietnamese();
    let confirmed = if done.confirmation.is_some() { " (cấp trên xác nhận)" } else { "" };
    Ok(if at.is_empty() { format!("ngày {on}{confirmed}") } else { format!("ngày {on}, tại {at}{confirmed}") })
}

fn essay_rule<C: Context>(context: &C, rule: &EssayRule) -> Result<String, C::Error> {
    let owers = rule.owers().vietnamese();
    let named = names(context, super::member::KIND, rule.named())?;
    Ok(if named.is_empty() { owers.to_owned() } else { format!("{owers}: {named}") })
}

fn closed<C: Context>(context: &C, cut: &FinalCut) -> Result<String, C::Error> {
    let at = context.moment(i64::try_from(cut.at_ms).unwrap_or(i64::MAX));
    Ok(format!("Đã chốt lúc {at} bởi {}", name(context, person::KIND, cut.by)?))
}

fn plan_text<C: Context>(context: &C, part: &PlanText) -> String {
    let text = long(context, &part.text);
    if part.done { format!("{text} (xong)").trim().to_owned() } else { text }
}

/// A change of one field of a record.
pub struct ChangedField<'v> {
    pub kind: &'static Kind,
    pub field: &'static Field,
    pub record: Id,
    /// What it replaced: nothing, or a value, which may no longer be stored.
    pub before: Option<Option<&'v Value>>,
    pub now: Option<&'v Value>,
}

/// What a change did to one field, in words; `None` for fields that are never shown.
pub fn describe_change<C: Context>(context: &C, change: &ChangedField<'_>) -> Result<Option<String>, C::Error> {
    let ChangedField { kind, field, record, before, now } = change;
    let on = now.is_some_and(is_on);
    if field.format == Format::Deleted {
        return Ok(deletion(kind, on, before.is_some()).map(str::to_owned));
    }
    if field.format == Format::Parts(Composite::FinalCut) {
        return Ok(Some(closing(*now, before.flatten())));
    }
    let act = match (on, before) {
        (true, None) => field.acts.first,
        (true, Some(_)) => field.acts.again,
        (false, _) => field.acts.cleared.filter(|_| before.is_some()),
    };
    if let Some(act) = act {
        return Ok(Some(act.to_owned()));
    }
    // What a record lies within is already clear from where its history is shown.
    if field.is_internal() || (field.within && before.is_none()) {
        return Ok(None);
    }
    let shown = |value: &Option<&Value>| match value {
        Some(value) => display(context, *record, field, value),
        None => Ok("(không còn lưu)".to_owned()),
    };
    let was = before.as_ref().map(shown).transpose()?.unwrap_or_default();
    let now = if now.is_some_and(|value| !value.is_set()) && before.is_none() { String::new() } else { shown(now)? };
    Ok(match (was.is_empty(), now.is_empty()) {
        (true, true) => None,
        (true, false) => Some(headed(field, &now)),
        (false, true) => Some(headed(field, &format!("{was} → (để trống)"))),
        (false, false) => Some(headed(field, &format!("{was} → {now}"))),
    })
}

/// A mark needs no label before it.
fn headed(field: &Field, words: &str) -> String {
    let bare = field.format == Format::Parts(Composite::Mark);
    if bare { words.to_owned() } else { format!("{}: {words}", field.label.vietnamese) }
}

fn deletion(kind: &Kind, deleted: bool, again: bool) -> Option<&'static str> {
    match (deleted, kind.counted == Counted::AsParent) {
        (true, false) => Some("Xóa, đưa vào thùng rác"),
        (true, true) => Some("Xóa một trang viết tay, đưa vào thùng rác"),
        (false, _) => again.then_some("Khôi phục từ thùng rác"),
    }
}

fn closing(now: Option<&Value>, before: Option<&Value>) -> String {
    let cut = |value: Option<&Value>| value.and_then(FinalCut::from_value);
    match (cut(now), cut(before)) {
        (Some(now), Some(before)) if now.cut == before.cut => {
            "Để nguyên thay đổi muộn, không tính vào số liệu đã chốt".to_owned()
        }
        (Some(FinalCut { reason: Some(reason), .. }), _) => format!("Nhận thay đổi muộn vào số liệu: {reason}"),
        (Some(_), _) => "Chốt số liệu".to_owned(),
        (None, _) => "Mở lại số liệu".to_owned(),
    }
}

/// The name of a row.
pub fn title<C: Context>(context: &C, kind: &Kind, row: &dyn Fields) -> Result<String, C::Error> {
    titled(context, kind, row, kind.title)
}

/// The name of a row in a list of records of one kind, without the words with which all of them begin.
pub fn bare_title<C: Context>(context: &C, kind: &Kind, row: &dyn Fields) -> Result<String, C::Error> {
    let pieces: Vec<Piece> = short(kind).into_iter().filter(|piece| piece.what != What::Words).collect();
    titled(context, kind, row, &pieces)
}

/// The name of a row where it is already clear what the row lies within.
pub fn short_title<C: Context>(context: &C, kind: &Kind, row: &dyn Fields) -> Result<String, C::Error> {
    titled(context, kind, row, &short(kind))
}

/// The pieces that do not name what a row lies within, if any remain; otherwise all.
fn short(kind: &Kind) -> Vec<Piece> {
    let names_parent = |piece: &Piece| match piece.what {
        What::Field(number) => {
            kind.field(number).is_some_and(|field| field.within && field.format.stored() == FieldType::IdRef)
        }
        _ => false,
    };
    let pieces: Vec<Piece> = kind.title.iter().filter(|piece| !names_parent(piece)).copied().collect();
    if pieces.is_empty() { kind.title.to_vec() } else { pieces }
}

/// What is shown of a row in addition to its title.
pub fn detail<C: Context>(context: &C, kind: &Kind, row: &dyn Fields) -> Result<String, C::Error> {
    let said: Vec<String> =
        kind.detail.iter().map(|piece| titled(context, kind, row, &[*piece])).collect::<Result<_, _>>()?;
    Ok(said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" · "))
}

fn titled<C: Context>(context: &C, kind: &Kind, row: &dyn Fields, pieces: &[Piece]) -> Result<String, C::Error> {
    let mut said = String::new();
    for piece in pieces {
        let words = match piece.what {
            What::Words => String::new(),
            What::Field(number) => field_words(context, kind, row, number)?,
            What::YearOf(number) => {
                CivilDate::parse(row.text(number)).map(|date| date.year().to_string()).unwrap_or_default()
            }
            What::First => half(context, kind, row, true)?,
            What::Second => half(context, kind, row, false)?,
            What::Document => Document::of(row).label(),
        };
        let words = if words.is_empty() { piece.otherwise } else { &words };
        if !words.is_empty() || piece.what == What::Words {
            said.extend([piece.before, words, piece.after]);
        }
    }
    Ok(said.trim().trim_start_matches("– ").to_owned())
}

fn field_words<C: Context>(context: &C, kind: &Kind, row: &dyn Fields, number: u16) -> Result<String, C::Error> {
    let (Some(field), Some(value)) = (kind.field(number), row.value(number)) else { return Ok(String::new()) };
    match (field.format, value.as_id()) {
        (Format::Reference(to), Some(id)) => context.name(to, id),
        // A row may be given with its sealed values opened already.
        (Format::Sealed(Format::Reference(to)), Some(id)) => context.name(*to, id),
        (format, _) if format.is_sealed() && value.as_bytes().is_none() => {
            display(context, row.id(), &Field { format: format.opened(), ..*field }, value)
        }
        (Format::Sealed(Format::Reference(to)), _) => {
            let opened = value.as_bytes().and_then(|sealed| context.open(sealed));
            let id = opened.and_then(|bytes| Value::Bytes(bytes).as_id());
            id.map_or_else(|| Ok(String::new()), |id| context.name(*to, id))
        }
        _ => display(context, row.id(), field, value),
    }
}

fn half<C: Context>(context: &C, kind: &Kind, row: &dyn Fields, first: bool) -> Result<String, C::Error> {
    let kinds = kind.pair.and_then(|pair| pair.kinds);
    match kinds.zip(row.pair()) {
        Some(((kind, _), (id, _))) if first => context.name(kind, id),
        Some(((_, kind), (_, id))) => context.name(kind, id),
        None => Ok(String::new()),
    }
}
