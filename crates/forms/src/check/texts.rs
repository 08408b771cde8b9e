//! Everything that people read, and the languages it is in.

use super::{Column, Faults, Place};
use crate::description::{Description, Part, Words};
use crate::limits::{MAX_CELL_CHARS, MAX_LANGUAGES, MAX_NAME_CHARS};
use crate::problem::ProblemCode;
use crate::sentence::{sentence, shortened};

pub fn check(description: &Description, faults: &mut Faults) {
    languages(&description.languages, faults);
    for (name, text) in
        [("form_title", &description.title), ("form_id", &description.form_id), ("version", &description.version)]
    {
        letters(text, Place::Settings, &Column::of(name), faults);
    }
    for (at, item) in description.items.iter().enumerate() {
        let place = Place::Item(at);
        words(&item.label, place, "label", description, faults);
        words(&item.hint, place, "hint", description, faults);
        if let Part::Question(question) = &item.part {
            words(&question.required_message, place, "required_message", description, faults);
            words(&question.constraint_message, place, "constraint_message", description, faults);
        }
        let needs_label = !matches!(item.part, Part::Group);
        labelled(&item.label, needs_label, place, description, faults);
    }
    for (list, choices) in description.lists.iter().enumerate() {
        for (at, choice) in choices.choices.iter().enumerate() {
            let place = Place::Choice(list, at);
            words(&choice.label, place, "label", description, faults);
            labelled(&choice.label, true, place, description, faults);
        }
    }
}

fn languages(languages: &[String], faults: &mut Faults) {
    let mut wrong = |code, vietnamese: String, english: String| {
        faults.refuse(Place::Form, Column::WHOLE, code, sentence(vietnamese, english));
    };
    if languages.is_empty() || languages.len() > MAX_LANGUAGES {
        wrong(
            ProblemCode::TooMuch,
            format!("mẫu có {} ngôn ngữ, nhiều nhất là {MAX_LANGUAGES}", languages.len()),
            format!("the form has {} languages, at most {MAX_LANGUAGES} are allowed", languages.len()),
        );
    }
    for (at, language) in languages.iter().enumerate() {
        let is_bad = language.trim() != language || language.is_empty() || language.contains(char::is_control);
        if is_bad || language.chars().count() > MAX_NAME_CHARS || languages.iter().take(at).any(|it| it == language) {
            wrong(
                ProblemCode::BadLanguage,
                format!("tên ngôn ngữ “{}” viết chưa đúng hoặc lặp lại", shortened(language)),
                format!("the name of the language “{}” is wrong or repeated", shortened(language)),
            );
        }
    }
}

fn words(words: &Words, place: Place, name: &'static str, description: &Description, faults: &mut Faults) {
    for (language, text) in &words.0 {
        let column = Column::in_language(name, language);
        if !description.languages.contains(language) {
            let unknown = shortened(language);
            let said =
                sentence(format!("mẫu không có ngôn ngữ “{unknown}”"), format!("the form has no language “{unknown}”"));
            faults.refuse(place, column.clone(), ProblemCode::BadLanguage, said);
        }
        letters(text, place, &column, faults);
        if text.contains("${") {
            let said = sentence(
                "chưa dùng được ${tên_câu} trong lời của mẫu; bỏ đi hoặc viết bằng lời",
                "${name} is not supported in a text; take it out or say it in words",
            );
            faults.refuse(place, column, ProblemCode::ReferenceInText, said);
        }
    }
}

fn letters(text: &str, place: Place, column: &Column, faults: &mut Faults) {
    if text.chars().count() > MAX_CELL_CHARS {
        let said = sentence(
            format!("ô dài quá {MAX_CELL_CHARS} ký tự; rút ngắn lại, phần dài để trong công văn"),
            format!("the cell has more than {MAX_CELL_CHARS} characters; shorten it and leave the rest to the letter"),
        );
        faults.refuse(place, column.clone(), ProblemCode::TooMuch, said);
    }
    if text.contains(|letter: char| letter.is_control() && letter != '\n' && letter != '\t') {
        let said = sentence(
            "ô có ký tự điều khiển không hiện được; xóa ô rồi gõ lại",
            "the cell has control characters that can't be shown; empty it and type it again",
        );
        faults.refuse(place, column.clone(), ProblemCode::BadLetters, said);
    }
}

fn labelled(label: &Words, needed: bool, place: Place, description: &Description, faults: &mut Faults) {
    let has = |language: &String| label.0.get(language).is_some_and(|text| !text.trim().is_empty());
    if !description.languages.iter().any(has) {
        if needed {
            let said = sentence(
                "thiếu lời hỏi hoặc nhãn; điền vào ô label",
                "the label is missing; fill in the cell under label",
            );
            faults.refuse(place, Column::of("label"), ProblemCode::NoLabel, said);
        }
        return;
    }
    for language in description.languages.iter().filter(|language| !has(language)) {
        let said = sentence(
            format!("chưa có lời bằng “{language}”; sẽ hiện lời bằng ngôn ngữ khác"),
            format!("there is no text in “{language}”; the one in another language will be shown"),
        );
        faults.ignore(place, Column::in_language("label", language), ProblemCode::UntranslatedLabel, said);
    }
}
