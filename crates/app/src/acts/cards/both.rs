//! Keeping both: texts joined, lists united. A mark, a date or a name can only be one.

use crate::messages::CallError;
use crate::reading;
use domain::catalogue::{document, member, roll_call, round, session};
use journal::Value;
use store::Book;

/// One value that says what all of them say, the standing one's words first; none where that makes no sense.
pub(super) fn of(book: &Book, kind: u16, field: u16, values: &[&Value]) -> Result<Option<Value>, CallError> {
    if values.iter().any(|value| !value.is_set()) {
        return Ok(None);
    }
    Ok(match (kind, field) {
        (document::KIND, document::SUMMARY) => texts(values, "; ").map(Value::Text),
        (round::KIND, round::GUIDING_QUESTIONS) => texts(values, "\n").map(Value::Text),
        (session::KIND, session::SPEAKER) => texts(values, ", ").map(Value::Text),
        (round::KIND, round::PLAN_PURPOSE..=round::PLAN_IMPLEMENTATION) => plan_part(values),
        (member::KIND, member::NOTE) => {
            let opened: Vec<String> = values.iter().map(|value| reading::sealed_line(book, value.as_bytes())).collect();
            joined(opened, "; ").map(|note| reading::seal_line(book, &note)).transpose()?
        }
        (roll_call::KIND, roll_call::NOTE) => {
            let open = |value: &&Value| value.as_bytes().and_then(|sealed| book.ring().open_text(sealed).ok());
            let opened: Option<Vec<String>> = values.iter().map(open).collect();
            let note = opened.and_then(|opened| joined(opened, "; "));
            note.map(|note| book.ring().seal_text(&note).map(Value::Bytes)).transpose()?
        }
        (round::KIND, round::DOCUMENTS) | (session::KIND, session::POINTS | session::SUMMONED) => united(values),
        (session::KIND, session::NON_MEMBERS) => groups(values),
        (round::KIND, round::ESSAY_RULE) => named(values),
        _ => None,
    })
}

fn texts(values: &[&Value], between: &str) -> Option<String> {
    let texts = values.iter().map(|value| value.as_text().map(str::to_owned)).collect::<Option<Vec<_>>>()?;
    joined(texts, between)
}

/// What one says within another's words is not said twice.
fn joined(texts: Vec<String>, between: &str) -> Option<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts.into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()) {
        if kept.iter().any(|known| known.contains(&text)) {
            continue;
        }
        kept.retain(|known| !text.contains(known.as_str()));
        kept.push(text);
    }
    kept.into_iter().reduce(|said, text| {
        // A sentence that has ended needs no semicolon.
        let ended = between == "; " && said.ends_with(['.', '!', '?', '…']);
        format!("{said}{}{text}", if ended { " " } else { between })
    })
}

fn united(values: &[&Value]) -> Option<Value> {
    let mut all: Vec<Value> = Vec::new();
    for value in values {
        let new = value.as_list()?.iter().filter(|one| !all.contains(one)).cloned().collect::<Vec<_>>();
        all.extend(new);
    }
    Some(Value::List(all))
}

/// [text, done]: done only where both say so.
fn plan_part(values: &[&Value]) -> Option<Value> {
    let parts = values.iter().map(|value| value.as_list()).collect::<Option<Vec<_>>>()?;
    let text = |part: &&[Value]| part.first().and_then(Value::as_text).unwrap_or_default().to_owned();
    let done = parts.iter().all(|part| part.get(1).and_then(Value::as_int) == Some(1));
    let text = joined(parts.iter().map(text).collect(), "\n")?;
    Some(Value::List(vec![Value::text(text), Value::flag(done)]))
}

/// [[group, invited, attended]…]: a group counted twice with other numbers is for people to say.
fn groups(values: &[&Value]) -> Option<Value> {
    let all = united(values)?;
    let mut names: Vec<&str> = Vec::new();
    for group in all.as_list()? {
        let name = group.as_list()?.first()?.as_text()?;
        if names.contains(&name) {
            return None;
        }
        names.push(name);
    }
    Some(all)
}

/// [rule, [member id…]]: two lists of names are one; two rules are not.
fn named(values: &[&Value]) -> Option<Value> {
    let rules = values.iter().map(|value| value.as_list()).collect::<Option<Vec<_>>>()?;
    let rule = rules.first()?.first()?;
    let lists = rules
        .iter()
        .map(|parts| parts.get(1).filter(|_| parts.first() == Some(rule)))
        .collect::<Option<Vec<&Value>>>()?;
    Some(Value::List(vec![rule.clone(), united(&lists)?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_within_words_are_said_once() {
        let text = |texts: &[&str]| joined(texts.iter().map(|&text| text.to_owned()).collect(), "; ");
        assert_eq!(text(&["Ốm", "Ốm nặng, có giấy"]).as_deref(), Some("Ốm nặng, có giấy"));
        assert_eq!(text(&["Đi viện", "Ốm"]).as_deref(), Some("Đi viện; Ốm"));
        assert_eq!(text(&["Đi viện.", "Ốm"]).as_deref(), Some("Đi viện. Ốm"));
        assert_eq!(text(&[" ", ""]), None);
    }

    #[test]
    fn a_group_with_two_counts_is_not_united() {
        let group = |name: &str, came: i64| {
            Value::List(vec![Value::List(vec![Value::text(name), Value::Int(40), Value::Int(came)])])
        };
        assert!(groups(&[&group("Công chức", 30), &group("Công chức", 31)]).is_none());
        let both = groups(&[&group("Công chức", 30), &group("Người dân", 31)]).unwrap();
        assert_eq!(both.as_list().unwrap().len(), 2);
    }
}
