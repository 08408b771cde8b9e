//! Forms that came from another machine.

use crate::description::{Description, Part};
use crate::limits::MAX_FORM_BYTES;
use crate::read::tests::form;
use crate::{Answers, Form, NotAForm, check_sent};
use proptest::prelude::*;

fn good() -> Form {
    form(
        &[
            &["type", "name", "label", "required", "constraint", "relevant"],
            &["begin group", "g", "Nhóm", "", "", ""],
            &["select_one cn", "a", "Có không?", "yes", "", ""],
            &["integer", "b", "Bao nhiêu?", "${a} = 'co'", ". > 0 and regex(., '[0-9]+')", "${a} != ''"],
            &["end group"],
            &["note", "n", "Cảm ơn", "", "", "${b} > 1"],
        ],
        &[&["list_name", "name", "label"], &["cn", "co", "Có"], &["cn", "khong", "Không"]],
    )
}

fn refused(change: impl FnOnce(&mut Description)) -> Result<(), NotAForm> {
    let mut description = good().description().clone();
    change(&mut description);
    Form::from_text(&description.to_text()).map(drop)
}

#[test]
fn a_form_is_one_text() {
    let text = good().to_text();
    let again = Form::from_text(&text).unwrap();
    assert_eq!(again.to_text(), text);
    assert_eq!(Form::from_text(&format!("{text} ")).unwrap_err(), NotAForm::NotCanonical);
    let doubled =
        text.replacen("\"label\":{\"default\":\"Nhóm\"}", "\"label\":{\"default\":\"X\",\"default\":\"Nhóm\"}", 1);
    assert_ne!(doubled, text);
    assert_eq!(Form::from_text(&doubled).unwrap_err(), NotAForm::NotCanonical);
    let unknown = text.replacen("{\"title\"", "{\"more\":1,\"title\"", 1);
    assert!(matches!(Form::from_text(&unknown), Err(NotAForm::NotJson(_))));
    let long = " ".repeat(MAX_FORM_BYTES + 1);
    assert_eq!(Form::from_text(&long).unwrap_err(), NotAForm::TooLong(MAX_FORM_BYTES + 1));
}

/// The texts that cells and committees keep stay readable.
#[test]
fn the_stored_form_of_version_1_is_read() {
    let form = Form::from_text(include_str!("../../../../tests/fuzz/seeds/form/form.json")).unwrap();
    let answers = Answers::from_text(include_str!("../../../../tests/fuzz/seeds/form/answers.json")).unwrap();
    assert_eq!(form.questions().count(), 6);
    assert_eq!(check_sent(&form, &answers, "2026-12-01".parse().unwrap()), Ok(()));
}

#[test]
fn what_a_workbook_may_not_say_another_machine_may_not_say_either() {
    assert_eq!(refused(|_| ()), Ok(()));
    type Change = fn(&mut Description);
    let changes: &[(&str, Change)] = &[
        ("name", |it| it.items[1].name = "a b".to_owned()),
        ("repeated", |it| it.items[1].name = "b".to_owned()),
        ("within nothing", |it| it.items[1].within = Some("x".to_owned())),
        ("within a group that ended", |it| {
            it.items[2].within = None;
            it.items[3].within = Some("g".to_owned());
        }),
        ("within a question", |it| it.items[2].within = Some("a".to_owned())),
        ("no label", |it| it.items[1].label.0.clear()),
        ("language", |it| drop(it.items[1].hint.0.insert("fr".to_owned(), "x".to_owned()))),
        ("no language", |it| it.languages.clear()),
        ("languages", |it| it.languages.push("default".to_owned())),
        ("letters", |it| it.title = "\u{0}".to_owned()),
        ("long", |it| it.title = "x".repeat(3_000)),
        ("circle", |it| it.items[1].relevant = Some("${b} = 1".to_owned())),
        ("expression", |it| it.items[1].relevant = Some("1 +".to_owned())),
        ("reference", |it| it.items[1].relevant = Some("${n} = ''".to_owned())),
        ("list", |it| it.lists[0].name = "x".to_owned()),
        ("two lists", |it| it.lists.push(it.lists[0].clone())),
        ("no choices", |it| it.lists[0].choices.clear()),
        ("choice", |it| it.lists[0].choices[0].name = "a b".to_owned()),
        ("choice twice", |it| it.lists[0].choices[0].name = "khong".to_owned()),
        ("choice without label", |it| it.lists[0].choices[0].label.0.clear()),
        ("no question", |it| it.items.retain(|item| item.part == Part::Note)),
        ("an empty group", |it| it.items[1..3].iter_mut().for_each(|item| item.within = None)),
        ("a list without select", |it| {
            if let Part::Question(question) = &mut it.items[2].part {
                question.list = Some("cn".to_owned());
            }
        }),
        ("a select without list", |it| {
            if let Part::Question(question) = &mut it.items[1].part {
                question.list = None;
            }
        }),
    ];
    for (what, change) in changes {
        assert!(matches!(refused(change), Err(NotAForm::Refused(_))), "{what}");
    }
}

#[test]
fn many_patterns_are_refused_before_they_take_memory() {
    let many = refused(|it| {
        let pattern = r"regex(., '\p{L}{1,9}')";
        let constraint = [pattern; 30].join(" and ");
        let question = it.items[2].clone();
        for at in 0..150 {
            let mut more = question.clone();
            more.name = format!("q{at}");
            if let Part::Question(question) = &mut more.part {
                question.constraint = Some(constraint.clone());
            }
            it.items.insert(3, more);
        }
    });
    assert!(matches!(many, Err(NotAForm::Refused(why)) if why.contains("regex()")));
}

proptest! {
    /// Turned, cut and filled bytes are read as a form or refused, and what is read is its own text.
    #[test]
    fn bytes_that_were_changed_are_a_form_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), end in any::<prop::sample::Index>()) {
        let mut bytes = good().to_text().into_bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        for text in [&bytes[..], &bytes[..end.index(bytes.len())]] {
            if let Ok(text) = std::str::from_utf8(text)
                && let Ok(form) = Form::from_text(text)
            {
                prop_assert_eq!(form.to_text(), text);
            }
        }
    }
}
