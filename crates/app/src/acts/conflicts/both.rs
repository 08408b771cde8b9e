//! Keeps both values: texts are joined, lists are united. This is impossible for a mark, a date or a name.

use crate::messages::CallError;
use crate::reading;
use domain::catalogue::{Composite, Format, kind as lookup};
use domain::rounds::{EssayRule, PlanText};
use domain::sessions::NonMembers;
use domain::{FieldValue, Id};
use journal::Value;
use store::Book;

/// One value that contains what all values say, beginning with the words of the current one; `None` where that
/// makes no sense.
pub(super) fn of(book: &Book, kind: u16, field: u16, values: &[&Value]) -> Result<Option<Value>, CallError> {
    let Some(field) = lookup(kind).and_then(|kind| kind.field(field)) else { return Ok(None) };
    if values.iter().any(|value| !value.is_set()) {
        return Ok(None);
    }
    Ok(match (field.format, field.joined_by) {
        (Format::Line | Format::Block, Some(between)) => texts(values, between).map(Value::Text),
        (Format::Sealed(_), Some(between)) => {
            let opened: Vec<String> = values.iter().map(|value| reading::sealed_line(book, value.as_bytes())).collect();
            joined(opened, between).map(|note| reading::seal_line(book, &note)).transpose()?
        }
        (Format::SealedText, Some(between)) => {
            let open = |value: &&Value| value.as_bytes().and_then(|sealed| book.ring().open_text(sealed).ok());
            let opened: Option<Vec<String>> = values.iter().map(open).collect();
            let note = opened.and_then(|opened| joined(opened, between));
            note.map(|note| book.ring().seal_text(&note).map(Value::Bytes)).transpose()?
        }
        (Format::List(_), _) => united(values),
        (Format::Parts(Composite::PlanText), _) => plan_texts(&read(values)).map(|both| both.to_value()),
        (Format::Parts(Composite::NonMembers), _) => groups(&read(values)).map(|both| both.to_value()),
        (Format::Parts(Composite::EssayRule), _) => named(&read(values)).map(|both| both.to_value()),
        _ => None,
    })
}

fn read<T: FieldValue>(values: &[&Value]) -> Vec<T> {
    values.iter().filter_map(|value| T::from_value(value)).collect()
}

fn texts(values: &[&Value], between: &str) -> Option<String> {
    let texts = values.iter().map(|value| value.as_text().map(str::to_owned)).collect::<Option<Vec<_>>>()?;
    joined(texts, between)
}

/// Leaves out a text that is contained in another.
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
        // A sentence that already ends with punctuation needs no semicolon.
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

/// A plan text counts as done only if all sides say so.
fn plan_texts(parts: &[PlanText]) -> Option<PlanText> {
    let text = joined(parts.iter().map(|part| part.text.clone()).collect(), "\n")?;
    Some(PlanText { text, done: parts.iter().all(|part| part.done) })
}

/// If a group was counted twice with different numbers, a person has to decide.
fn groups(lists: &[Vec<NonMembers>]) -> Option<Vec<NonMembers>> {
    let mut all: Vec<NonMembers> = Vec::new();
    for group in lists.iter().flatten() {
        match all.iter().find(|known| known.group == group.group) {
            Some(known) if known != group => return None,
            Some(_) => {}
            None => all.push(group.clone()),
        }
    }
    Some(all)
}

/// Two lists of names can be united; two different rules can't.
fn named(rules: &[EssayRule]) -> Option<EssayRule> {
    let owers = rules.first()?.owers();
    let mut all: Vec<Id> = Vec::new();
    for rule in rules {
        if rule.owers() != owers {
            return None;
        }
        let new: Vec<Id> = rule.named().iter().filter(|id| !all.contains(id)).copied().collect();
        all.extend(new);
    }
    Some(EssayRule::new(owers, all))
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
        let group = |name: &str, attended| vec![NonMembers { group: name.to_owned(), invited: 40, attended }];
        assert!(groups(&[group("Công chức", 30), group("Công chức", 31)]).is_none());
        assert_eq!(groups(&[group("Công chức", 30), group("Người dân", 31)]).unwrap().len(), 2);
    }
}
