//! Names and groups.

use super::{Column, Faults, Place};
use crate::description::{Description, Item, Part};
use crate::limits::{MAX_DEPTH, MAX_NAME_CHARS, MAX_QUESTIONS, MAX_SURVEY_ROWS};
use crate::names;
use crate::problem::ProblemCode;
use crate::sentence::{Sentence, sentence, shortened};
use std::collections::BTreeMap;

/// Returns the group that each item is directly in.
pub fn check(description: &Description, faults: &mut Faults) -> Vec<Option<usize>> {
    amount(description, faults);
    let mut seen = BTreeMap::new();
    for (at, item) in description.items.iter().enumerate() {
        let problem = match seen.get(item.name.as_str()) {
            Some(_) => Some((ProblemCode::RepeatedName, repeated(&item.name))),
            None => name(&item.name).map(|said| (ProblemCode::BadName, said)),
        };
        if let Some((code, said)) = problem {
            faults.refuse(Place::Item(at), Column::of("name"), code, said);
        }
        seen.entry(item.name.as_str()).or_insert(at);
    }
    let parents = parents(&description.items, faults);
    empty_groups(description, &parents, faults);
    parents
}

fn amount(description: &Description, faults: &mut Faults) {
    let questions = description.questions().count();
    if questions == 0 {
        let said = sentence(
            "mẫu chưa có câu hỏi nào; thêm ít nhất một dòng có loại như text, integer, select_one",
            "the form has no question; add at least one row with a type such as text, integer or select_one",
        );
        faults.refuse(Place::Form, Column::WHOLE, ProblemCode::NoQuestion, said);
    }
    for (what, english, have, most) in
        [("câu hỏi", "questions", questions, MAX_QUESTIONS), ("dòng", "rows", description.items.len(), MAX_SURVEY_ROWS)]
    {
        if have > most {
            let said = sentence(
                format!("mẫu có {have} {what}, nhiều nhất là {most}; chia thành nhiều mẫu"),
                format!("the form has {have} {english}, at most {most} are allowed; divide it into several forms"),
            );
            faults.refuse(Place::Form, Column::WHOLE, ProblemCode::TooMuch, said);
        }
    }
}

fn repeated(name: &str) -> Sentence {
    let name = shortened(name);
    sentence(
        format!("tên “{name}” đã dùng ở dòng trên; đặt tên khác, kể cả khi khác nhóm"),
        format!("the name “{name}” is taken by a row above; choose another one, also in another group"),
    )
}

/// `meta` is the name of a part that the standard adds to each form.
fn name(name: &str) -> Option<Sentence> {
    if names::is_name(name) && name != "meta" {
        return None;
    }
    let name = shortened(name);
    Some(sentence(
        format!(
            "tên “{name}” chưa đúng: bắt đầu bằng chữ cái hoặc _, sau đó chỉ có chữ cái, chữ số, _, - và dấu chấm, không quá {MAX_NAME_CHARS} ký tự, không phải meta"
        ),
        format!(
            "the name “{name}” is wrong: it begins with a letter or _, then has letters, digits, _, - and points, at most {MAX_NAME_CHARS} characters, and is not meta"
        ),
    ))
}

/// The items of a group follow it, so an item is in one of the groups around the item before it.
fn parents(items: &[Item], faults: &mut Faults) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let depth = item.within.as_ref().map(|group| {
            open.iter()
                .rposition(|around| items.get(*around).is_some_and(|it| &it.name == group))
                .map(|depth| depth + 1)
        });
        match depth {
            None => open.clear(),
            Some(Some(depth)) => open.truncate(depth),
            Some(None) => {
                let said = sentence("dòng này nằm trong một nhóm chưa mở", "this row is in a group that was not begun");
                faults.refuse(Place::Item(at), Column::of("type"), ProblemCode::NotOpened, said);
            }
        }
        parents.push(open.last().copied());
        if matches!(item.part, Part::Group) {
            open.push(at);
            if open.len() > MAX_DEPTH {
                faults.refuse(Place::Item(at), Column::of("type"), ProblemCode::TooMuch, too_deep());
            }
        }
    }
    parents
}

fn too_deep() -> Sentence {
    sentence(
        format!("nhóm lồng nhau quá {MAX_DEPTH} tầng; bỏ bớt nhóm"),
        format!("there are more than {MAX_DEPTH} groups within each other; leave some out"),
    )
}

fn empty_groups(description: &Description, parents: &[Option<usize>], faults: &mut Faults) {
    for (at, item) in description.items.iter().enumerate() {
        if matches!(item.part, Part::Group) && !parents.contains(&Some(at)) {
            let name = shortened(&item.name);
            let said = sentence(
                format!("nhóm “{name}” không có câu nào; thêm câu hoặc bỏ nhóm"),
                format!("the group “{name}” is empty; add a question or take the group out"),
            );
            faults.refuse(Place::Item(at), Column::of("type"), ProblemCode::EmptyGroup, said);
        }
    }
}
