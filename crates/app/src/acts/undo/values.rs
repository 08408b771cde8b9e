//! Stored values in words.

use super::fields::Words;
use crate::reading;
use domain::catalogue::{document, essay, make_up, member, person, roll_call, round, session};
use domain::dates::CivilDate;
use domain::essays::{EssayForm, Grade};
use domain::members::LeftKind;
use domain::rights::Role;
use domain::roll_call::{AbsenceReason, Status};
use domain::rounds::EssayOwers;
use domain::sessions::{SessionForm, SpeakerFrom};
use journal::Value;
use store::{Book, HistoryEntry};

/// A long text is told by its beginning.
const SHOWN: usize = 80;

pub(super) fn shown(book: &Book, words: &Words, kind: u16, field: u16, value: &Value) -> String {
    let list = value.as_list().unwrap_or_default();
    match (kind, field) {
        (member::KIND, member::NOTE) => told(words, &reading::sealed_line(book, value.as_bytes())),
        (roll_call::KIND, roll_call::NOTE) => {
            let opened = value.as_bytes().and_then(|sealed| book.ring().open_text(sealed).ok());
            told(words, &opened.unwrap_or_default())
        }
        (member::KIND, member::BORN | member::JOINED | member::OFFICIAL)
        | (document::KIND, document::DATE)
        | (round::KIND, round::FROM | round::TO | round::DEADLINE | round::ESSAY_DUE)
        | (session::KIND, session::DATE)
        | (essay::KIND, essay::HANDED_IN) => date(Some(value)),
        (member::KIND, member::EXEMPT | member::AWAY) => period(list),
        (member::KIND, member::LEFT) => {
            format!("{} từ {}", word::<LeftKind>(list.first(), LeftKind::vietnamese), date(list.get(1)))
        }
        (round::KIND, round::DOCUMENTS) => names(words, list),
        (session::KIND, session::SUMMONED) if value.is_set() => names(words, list),
        (session::KIND, session::SUMMONED) => "mọi đảng viên".to_owned(),
        (round::KIND, round::ESSAY_RULE) => essay_rule(words, list),
        (round::KIND, round::PLAN_PURPOSE..=round::PLAN_IMPLEMENTATION) => plan_part(words, list),
        (session::KIND, session::POINTS) => list.iter().filter_map(Value::as_text).collect::<Vec<_>>().join(", "),
        (session::KIND, session::NON_MEMBERS) => list.iter().map(group).collect::<Vec<_>>().join(", "),
        (session::KIND, session::FORM) => word(Some(value), SessionForm::vietnamese),
        (session::KIND, session::SPEAKER_FROM) => word(Some(value), SpeakerFrom::vietnamese),
        (essay::KIND, essay::FORM) => word(Some(value), EssayForm::vietnamese),
        (essay::KIND, essay::GRADE) => word(Some(value), Grade::vietnamese),
        (roll_call::KIND, roll_call::MARK) => mark(book, list),
        (make_up::KIND, make_up::DONE) => make_up_done(words, list),
        (person::KIND, person::ROLE) => word(Some(value), Role::vietnamese),
        (round::KIND, round::FAILED_GRADE) => if value.as_int() == Some(1) { "có" } else { "không" }.to_owned(),
        _ => plain(words, value),
    }
}

fn plain(words: &Words, value: &Value) -> String {
    match value {
        Value::Text(text) => told(words, text),
        Value::Int(number) => number.to_string(),
        other => other.as_id().map(|id| words.any(id)).unwrap_or_default(),
    }
}

fn told(words: &Words, text: &str) -> String {
    if words.in_full { text.trim().to_owned() } else { short(text) }
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN).chain(['…']).collect() }
}

fn date(value: Option<&Value>) -> String {
    let text = value.and_then(Value::as_text).unwrap_or_default();
    CivilDate::parse(text).map_or_else(|_| text.to_owned(), CivilDate::vietnamese)
}

fn word<T: std::str::FromStr>(value: Option<&Value>, vietnamese: fn(T) -> &'static str) -> String {
    let text = value.and_then(Value::as_text).unwrap_or_default();
    text.parse().map_or_else(|_| text.to_owned(), |word| vietnamese(word).to_owned())
}

fn period(list: &[Value]) -> String {
    match list {
        [] => String::new(),
        [from, until, ..] if until.is_set() => format!("từ {} đến {}", date(Some(from)), date(Some(until))),
        [from, ..] => format!("từ {}", date(Some(from))),
    }
}

fn names(words: &Words, list: &[Value]) -> String {
    list.iter().filter_map(Value::as_id).map(|id| words.any(id)).collect::<Vec<_>>().join(", ")
}

fn essay_rule(words: &Words, list: &[Value]) -> String {
    let rule = word(list.first(), EssayOwers::vietnamese);
    let named = list.get(1).and_then(Value::as_list).unwrap_or_default();
    if named.is_empty() { rule } else { format!("{rule}: {}", names(words, named)) }
}

fn plan_part(words: &Words, list: &[Value]) -> String {
    let text = told(words, list.first().and_then(Value::as_text).unwrap_or_default());
    let done = list.get(1).and_then(Value::as_int) == Some(1);
    if done { format!("{text} (xong)").trim().to_owned() } else { text }
}

fn group(value: &Value) -> String {
    let parts = value.as_list().unwrap_or_default();
    let count = |place: usize| parts.get(place).and_then(Value::as_int).unwrap_or_default();
    format!("{} {}/{}", parts.first().and_then(Value::as_text).unwrap_or_default(), count(2), count(1))
}

fn mark(book: &Book, list: &[Value]) -> String {
    let status = list.first().and_then(Value::as_int).and_then(Status::from_code);
    let reason = list.get(3).and_then(Value::as_bytes).and_then(|sealed| book.ring().open_small(sealed).ok());
    let reason = reason.and_then(|plain| AbsenceReason::from_code(*plain.first()?));
    let bulk = if list.get(2).and_then(Value::as_int) == Some(1) { " (đánh dấu hàng loạt)" } else { "" };
    match (status, reason) {
        (Some(status), Some(reason)) => {
            format!("{}: {}{bulk}", status.vietnamese(), reason.vietnamese().to_lowercase())
        }
        (Some(status), None) => format!("{}{bulk}", status.vietnamese()),
        (None, _) => Status::Unmarked.vietnamese().to_owned(),
    }
}

fn make_up_done(words: &Words, list: &[Value]) -> String {
    let at = match (list.get(1).and_then(Value::as_id), list.get(2).and_then(Value::as_text)) {
        (Some(session), _) => words.any(session),
        (None, unit) => unit.unwrap_or_default().to_owned(),
    };
    let on = date(list.first());
    if at.is_empty() { format!("ngày {on}") } else { format!("ngày {on}, tại {at}") }
}

/// Why a cut was drawn again, when it was.
pub(super) fn cut_reason(value: Option<&Value>) -> Option<&str> {
    value?.as_list()?.get(3)?.as_text()
}

/// Only what is left out of the figures has changed.
pub(super) fn same_cut(value: Option<&Value>, before: Option<&HistoryEntry>) -> bool {
    let cut = |value: Option<&Value>| value.and_then(Value::as_list).and_then(|parts| parts.get(2)).cloned();
    let (now, was) = (cut(value), cut(before.and_then(|before| before.value.as_ref())));
    now.is_some() && now == was
}
