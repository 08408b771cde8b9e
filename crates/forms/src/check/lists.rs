//! Lists of choices, and the questions that use them.

use super::{Column, Faults, Place};
use crate::description::{ChoiceList, Description, Part, Question, QuestionKind};
use crate::limits::MAX_CHOICE_ROWS;
use crate::names;
use crate::problem::ProblemCode;
use crate::sentence::{Sentence, sentence, shortened};
use std::collections::BTreeSet;

pub fn check(description: &Description, faults: &mut Faults) {
    let choices: usize = description.lists.iter().map(|list| list.choices.len()).sum();
    if choices > MAX_CHOICE_ROWS {
        let said = sentence(
            format!("mẫu có {choices} lựa chọn, nhiều nhất là {MAX_CHOICE_ROWS}"),
            format!("the form has {choices} choices, at most {MAX_CHOICE_ROWS} are allowed"),
        );
        faults.refuse(Place::Form, Column::WHOLE, ProblemCode::TooMuch, said);
    }
    let mut used = BTreeSet::new();
    for (at, item) in description.items.iter().enumerate() {
        if let Part::Question(question) = &item.part {
            if let Some((code, said)) = wrong_list(description, question) {
                faults.refuse(Place::Item(at), Column::of("type"), code, said);
            }
            used.extend(question.list.as_deref());
        }
    }
    let mut seen = BTreeSet::new();
    for (at, list) in description.lists.iter().enumerate() {
        let repeated = !seen.insert(list.name.as_str());
        let name = shortened(&list.name);
        if repeated || list.choices.is_empty() || !is_list_name(&list.name) {
            let said = sentence(
                format!("danh mục “{name}” viết chưa đúng, lặp lại hoặc rỗng"),
                format!("the list “{name}” is misnamed, repeated or empty"),
            );
            faults.refuse(Place::List(at), Column::of("list_name"), ProblemCode::NoList, said);
        } else if !used.contains(list.name.as_str()) {
            let said = sentence(
                format!("không câu nào dùng danh mục “{name}”"),
                format!("no question uses the list “{name}”"),
            );
            faults.ignore(Place::List(at), Column::of("list_name"), ProblemCode::UnusedList, said);
        }
        within(list, at, faults);
    }
}

fn is_list_name(name: &str) -> bool {
    names::is_choice(name)
}

fn wrong_list(description: &Description, question: &Question) -> Option<(ProblemCode, Sentence)> {
    let selects = matches!(question.kind, QuestionKind::SelectOne | QuestionKind::SelectMultiple);
    match (&question.list, selects) {
        (None, false) => None,
        (Some(list), true) if description.lists.iter().any(|it| &it.name == list) => None,
        (Some(list), true) => Some((ProblemCode::UnknownList, unknown(&shortened(list)))),
        (None, true) => Some((
            ProblemCode::NoList,
            sentence(
                "thiếu tên danh mục sau loại câu, như select_one co_khong",
                "the name of the list is missing after the type, as in select_one yes_no",
            ),
        )),
        (Some(_), false) => Some((
            ProblemCode::NoList,
            sentence("loại câu này không dùng danh mục", "this type of question has no list"),
        )),
    }
}

fn unknown(list: &str) -> Sentence {
    sentence(format!("trang choices không có danh mục “{list}”"), format!("the sheet choices has no list “{list}”"))
}

fn within(list: &ChoiceList, at: usize, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for (place, choice) in list.choices.iter().enumerate() {
        let name = shortened(&choice.name);
        let (code, said) = if !names::is_choice(&choice.name) {
            (
                ProblemCode::BadChoice,
                sentence(
                    format!("tên lựa chọn “{name}” chưa đúng: không để trống, không có khoảng trắng"),
                    format!("the name of the choice “{name}” is wrong: it is not empty and has no spaces"),
                ),
            )
        } else if !seen.insert(choice.name.as_str()) {
            (
                ProblemCode::RepeatedChoice,
                sentence(
                    format!("lựa chọn “{name}” có hai lần trong cùng danh mục"),
                    format!("the choice “{name}” is twice in its list"),
                ),
            )
        } else {
            continue;
        };
        faults.refuse(Place::Choice(at, place), Column::of("name"), code, said);
    }
}
