use super::*;

#[test]
fn kinds_and_fields_have_one_number_and_one_name_each() {
    for (place, kind) in KINDS.iter().enumerate() {
        let before = &KINDS[..place];
        assert!(before.iter().all(|other| other.number != kind.number && other.table != kind.table), "{}", kind.table);
        for (place, field) in kind.fields.iter().enumerate() {
            let before = &kind.fields[..place];
            let alone = before.iter().all(|other| other.number != field.number && other.column != field.column);
            assert!(alone, "{}.{}", kind.table, field.column);
        }
    }
}

#[test]
fn every_kind_is_named_and_every_field_is_described_or_internal_with_a_reason() {
    for kind in KINDS {
        assert!(!kind.name.vietnamese.is_empty() && !kind.name.english.is_empty(), "{}", kind.table);
        for field in kind.fields {
            let place = format!("{}.{}", kind.table, field.column);
            match field.format {
                Format::Internal(_, reason) => assert!(!reason.is_empty(), "{place} needs a reason"),
                Format::DeletedKnowing => {}
                _ => assert!(!field.label.vietnamese.is_empty() && !field.label.english.is_empty(), "{place}"),
            }
        }
    }
}

#[test]
fn what_can_be_deleted_is_told_apart_by_its_words() {
    for kind in KINDS.iter().filter(|kind| kind.binned) {
        assert!(kind.deleted().is_some(), "{} has no field for the bin", kind.table);
        assert!(!kind.title.is_empty(), "{} would lie in the bin without words", kind.table);
    }
    for kind in KINDS.iter().filter(|kind| kind.is_searched()) {
        assert!(!kind.title.is_empty(), "{} would be found without words", kind.table);
    }
}

#[test]
fn references_and_titles_name_what_is_there() {
    for kind in KINDS {
        for field in kind.fields {
            if let Some(to) = field.format.refers_to() {
                assert!(super::kind(to).is_some(), "{}.{}", kind.table, field.column);
            }
            assert!(!field.within || !parents(kind).is_empty(), "{}.{}", kind.table, field.column);
        }
        for piece in kind.title {
            if let What::Field(number) | What::YearOf(number) = piece.what {
                assert!(kind.field(number).is_some(), "{}", kind.table);
            }
        }
    }
}

#[test]
fn whatever_shows_within_a_round_or_a_member_is_found_from_there() {
    let tables = |number| children(number).into_iter().map(|(child, _)| child.table).collect::<Vec<_>>();
    assert_eq!(tables(round::KIND), ["session", "essay"]);
    assert_eq!(tables(session::KIND), ["roll_call", "make_up"]);
    assert_eq!(tables(member::KIND), ["roll_call", "make_up", "essay", "meeting_mark"]);
    assert_eq!(
        tables(meeting::KIND),
        ["agenda_item", "meeting_mark", "resolution", "task_report", "meeting_grade"],
        "a meeting holds whatever is written at it"
    );
    assert_eq!(tables(essay::KIND), ["essay_version", "attachment"]);
}

#[test]
fn a_page_and_a_version_count_as_their_essay_and_marks_as_one_roll_call() {
    let counted = |number| counted_as(super::kind(number).unwrap()).map(|(kind, link)| (kind.table, link));
    assert_eq!(counted(attachment::KIND), Some(("essay", Some(Link::Field(attachment::ESSAY)))));
    assert_eq!(counted(essay_version::KIND), Some(("essay", Some(Link::Field(essay_version::ESSAY)))));
    assert_eq!(counted(roll_call::KIND), Some(("roll_call", Some(Link::First))));
    assert_eq!(counted(ring_key::KIND), None);
}

#[test]
fn a_changed_mark_touches_the_pages_of_its_session_round_and_member() {
    let pages = pages(super::kind(roll_call::KIND).unwrap());
    for page in [Page::RollCall, Page::Sessions, Page::Rounds, Page::Members, Page::Totals] {
        assert!(pages.contains(&page), "{page:?}");
    }
    assert!(!pages.contains(&Page::Documents));
    assert!(super::pages(super::kind(round::KIND).unwrap()).contains(&Page::Essays), "who owes one");
}

#[test]
fn whatever_is_counted_has_a_page() {
    for kind in KINDS.iter().filter(|kind| kind.counted == Counted::Each) {
        assert_ne!(kind.page, Page::Exchange, "{}", kind.table);
    }
}
