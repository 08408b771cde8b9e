//! Workbooks as the officer writes them.

use super::*;
use crate::description::QuestionKind;
use crate::source::{SourceRow, SourceTable};
use proptest::prelude::*;

/// The first row is the headings; empty rows are left out, as by those who unpack a workbook.
pub fn table(rows: &[&[&str]]) -> SourceTable {
    let texts = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let headings = rows.first().map(texts).unwrap_or_default();
    let lines = rows.iter().enumerate().skip(1).filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()));
    let rows = lines.map(|(at, row)| SourceRow { line: u32::try_from(at + 1).unwrap(), cells: texts(row) }).collect();
    SourceTable { headings, rows }
}

pub fn source(survey: &[&[&str]], choices: &[&[&str]]) -> Source {
    Source { survey: table(survey), choices: table(choices), settings: SourceTable::default() }
}

pub fn form(survey: &[&[&str]], choices: &[&[&str]]) -> Form {
    let read = read(&source(survey, choices));
    read.form.unwrap_or_else(|| panic!("{:#?}", read.problems))
}

/// Code, line and column of each problem.
fn problems(survey: &[&[&str]], choices: &[&[&str]]) -> Vec<(ProblemCode, u32, String)> {
    let read = read(&source(survey, choices));
    let refused = read.problems.iter().any(|problem| problem.severity == Severity::Refused);
    assert_eq!(read.form.is_none(), refused, "{:#?}", read.problems);
    read.problems.into_iter().map(|problem| (problem.code, problem.line, problem.column)).collect()
}

fn refused(survey: &[&[&str]], choices: &[&[&str]]) -> (ProblemCode, u32, String) {
    let mut found = problems(survey, choices);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

const HEADINGS: &[&str] = &["type", "name", "label", "required", "constraint", "relevant"];
const YES_NO: &[&[&str]] = &[&["list_name", "name", "label"], &["cn", "co", "Có"], &["cn", "khong", "Không"]];

#[test]
fn a_form_in_two_languages_is_read() {
    let mut source = source(
        &[
            &["Type", "NAME", "label::Tiếng Việt (vi)", "label::English (en)", "Required", "Constraint Message"],
            &["begin_group", "g", "Học tập", "Study", "", ""],
            &["select_one cn", "da_hoc", "Đã học chưa?", "Studied?", "yes", ""],
            &["integer", "so_nguoi", "Bao nhiêu  người?", "How many?", "TRUE", "Từ 0"],
            &["end_group", "", "", "", "", ""],
            &["note", "", "Cảm ơn", "Thanks", "", ""],
        ],
        &[&["list name", "name", "label::Tiếng Việt (vi)", "label::English (en)"], &["cn", "1", "Có", "Yes"]],
    );
    source.settings = table(&[
        &["form_title", "form_id", "version", "default_language"],
        &["Khảo sát", "khao_sat", "2", "Tiếng Việt (vi)"],
    ]);
    let form = read(&source).form.unwrap();
    let description = form.description();
    assert_eq!((description.title.as_str(), description.version.as_str()), ("Khảo sát", "2"));
    assert_eq!(description.languages, ["Tiếng Việt (vi)", "English (en)"]);
    let items: Vec<_> = description.items.iter().map(|item| (item.name.as_str(), item.within.as_deref())).collect();
    assert_eq!(items, [("g", None), ("da_hoc", Some("g")), ("so_nguoi", Some("g")), ("generated_note_name_6", None)]);
    let (item, question) = form.question("so_nguoi").unwrap();
    assert_eq!((question.kind, question.required.as_deref()), (QuestionKind::Integer, Some("true()")));
    assert_eq!(form.words(&item.label), "Bao nhiêu  người?");
    assert_eq!(description.words_in("en", &item.label), "How many?");
    let (_, question) = form.question("da_hoc").unwrap();
    assert_eq!(form.choices(question).iter().map(|choice| choice.name.as_str()).collect::<Vec<_>>(), ["1"]);
    let english = form.clone().in_language("English (en)");
    assert_eq!(english.words(&english.question("so_nguoi").unwrap().0.label), "How many?");
    let unknown = form.in_language("Tiếng Thái");
    assert_eq!(unknown.words(&unknown.question("so_nguoi").unwrap().0.label), "Bao nhiêu  người?");
}

#[test]
fn each_problem_names_its_line_and_column() {
    use ProblemCode::*;
    let row = |cells: &'static [&'static str]| cells;
    for (cells, code, column) in [
        (row(&["geopoint", "a", "A"]), UnsupportedType, "type"),
        (row(&["calculate", "a", "A"]), UnsupportedType, "type"),
        (row(&["select_one cn or_other", "a", "A"]), UnsupportedType, "type"),
        (row(&["Textt", "a", "A"]), UnknownType, "type"),
        (row(&["", "a", "A"]), NoType, "type"),
        (row(&["text", "", "A"]), NoName, "name"),
        (row(&["text", "a b", "A"]), BadName, "name"),
        (row(&["text", "1a", "A"]), BadName, "name"),
        (row(&["text", "meta", "A"]), BadName, "name"),
        (row(&["text", "q", "A"]), RepeatedName, "name"),
        (row(&["text", "a", ""]), NoLabel, "label"),
        (row(&["text", "a", "Chào ${q}"]), ReferenceInText, "label"),
        (row(&["text", "a", "x\u{7}y"]), BadLetters, "label"),
        (row(&["select_one", "a", "A"]), NoList, "type"),
        (row(&["select_one la", "a", "A"]), UnknownList, "type"),
        (row(&["end group", "", ""]), NotOpened, "type"),
        (row(&["begin group", "a", "A"]), NotClosed, "type"),
        (row(&["integer", "a", "A", "", ". > "]), BadExpression, "constraint"),
        (row(&["integer", "a", "A", "", ". > ${b}"]), UnknownReference, "constraint"),
        (row(&["integer", "a", "A", "", "1 div 0 > 1"]), DivisionByZero, "constraint"),
        (row(&["date", "a", "A", "", ". > '2026-01-01'"]), BadExpression, "constraint"),
        (row(&["integer", "a", "A", "", "", "${a} > 1"]), Circle, "relevant"),
        (row(&["integer", "a", "A", "", "", ". > 1"]), Circle, "relevant"),
        (row(&["integer", "a", "A", ". > 1"]), Circle, "required"),
    ] {
        let survey = [HEADINGS, &["text", "q", "Q"], cells];
        let mut found = problems(&survey, YES_NO);
        found.retain(|(code, ..)| !matches!(code, UnusedList | EmptyGroup));
        assert_eq!(found, [(code, 3, column.to_owned())], "{cells:?}");
    }
}

#[test]
fn sentences_say_the_line_and_what_to_do() {
    let read = read(&source(&[HEADINGS, &["geopoint", "a", "A"], &["text", "b", "B"]], &[]));
    assert_eq!(
        read.problems[0].vietnamese,
        "Dòng 2, cột “type”: loại câu “geopoint” chưa dùng được; các loại dùng được: text, integer, decimal, date, select_one, select_multiple, note, begin group, end group."
    );
}

#[test]
fn all_problems_are_told_at_once_in_the_order_of_lines() {
    use ProblemCode::*;
    let found = problems(
        &[
            HEADINGS,
            &["text", "a b", ""],
            &["geopoint", "vi_tri", "Ở đâu?"],
            // A reference to what was refused above is no second problem.
            &["integer", "c", "C", "${vi_tri} != ''", ". >", "${d} = 1"],
            &["integer", "d", "D", "", "", "${c} = 1"],
        ],
        &[&["list_name", "name", "label"], &["x", "a b", "A"], &["x", "c", "C"], &["x", "c", "C"]],
    );
    let codes: Vec<_> = found.iter().map(|(code, line, _)| (*code, *line)).collect();
    assert_eq!(
        codes,
        [
            (NoLabel, 2),
            (BadName, 2),
            (UnsupportedType, 3),
            (BadExpression, 4),
            (Circle, 4),
            (Circle, 5),
            (UnusedList, 2),
            (BadChoice, 2),
            (RepeatedChoice, 4),
        ]
    );
}

#[test]
fn a_column_that_changes_what_is_asked_is_refused_and_others_are_passed_over() {
    use ProblemCode::*;
    let survey: &[&[&str]] = &[
        &["type", "name", "label", "appearance", "calculation", "read_only", "ghi chú", "default"],
        &["text", "a", "A", "multiline", "", "no", "sửa sau", ""],
        &["text", "b", "B", "", "1 + 1", "", "", "x"],
    ];
    let found = problems(survey, &[]);
    let places: Vec<_> = found.iter().map(|(code, line, column)| (*code, *line, column.as_str())).collect();
    assert_eq!(
        places,
        [
            (IgnoredColumn, 1, "appearance"),
            (UnknownColumn, 1, "ghi chú"),
            (UnsupportedColumn, 3, "calculation"),
            (UnsupportedColumn, 3, "default"),
        ]
    );
    assert_eq!(problems(&survey[..2], &[]).len(), 2);
    assert!(read(&source(&survey[..2], &[])).form.is_some());
}

#[test]
fn circles_are_found_through_groups_and_other_questions() {
    use ProblemCode::Circle;
    // The group depends on a question within it.
    let found = problems(
        &[HEADINGS, &["begin group", "g", "G", "", "", "${a} = 1"], &["integer", "a", "A"], &["end group"]],
        &[],
    );
    assert_eq!(found, [(Circle, 2, "relevant".to_owned())]);
    // b waits for itself through c; a only waits for b.
    let found = problems(
        &[
            HEADINGS,
            &["integer", "a", "A", "", "", "${b} = 1"],
            &["integer", "b", "B", "", "", "${c} = 1"],
            &["integer", "c", "C", "", "", "${b} = 1"],
        ],
        &[],
    );
    assert_eq!(found, [(Circle, 3, "relevant".to_owned()), (Circle, 4, "relevant".to_owned())]);
    // Each has to be answered once the other is.
    let found =
        problems(&[HEADINGS, &["integer", "a", "A", "${b} > 1"], &["integer", "b", "B", "", "", "${a} > 1"]], &[]);
    assert_eq!(found, [(Circle, 2, "required".to_owned()), (Circle, 3, "relevant".to_owned())]);
    // A question may depend on one that comes later.
    form(&[HEADINGS, &["integer", "a", "A", "", "", "${b} = 1"], &["integer", "b", "B"]], &[]);
}

#[test]
fn sheets_have_their_columns_once() {
    use ProblemCode::*;
    assert_eq!(refused(&[&["name", "label"], &["a", "A"]], &[]).0, NoColumn);
    let found = problems(&[&["type", "name", "label"], &["text", "a", "A"]], &[&["list_name", "label"], &["x", "A"]]);
    assert_eq!(found, [(NoColumn, 1, "name".to_owned())]);
    let found = problems(&[&["type", "name", "label", "Caption"], &["text", "a", "A", "B"]], &[]);
    assert_eq!(found, [(RepeatedColumn, 1, "Caption".to_owned())]);
    assert_eq!(refused(&[&["type", "name", "label"]], &[]).0, NoQuestion);
}

#[test]
fn a_default_language_that_no_column_has_is_refused() {
    let mut source = source(&[&["type", "name", "label::Tiếng Việt (vi)"], &["text", "a", "A"]], &[]);
    source.settings = table(&[&["default_language"], &["Tieng Viet"]]);
    let problems = read(&source).problems;
    assert_eq!(
        (problems[0].code, problems[0].sheet, problems[0].line),
        (ProblemCode::BadLanguage, SheetName::Settings, 2)
    );
}

#[test]
fn what_is_too_much_is_refused_and_the_problems_stay_bounded() {
    let many: Vec<Vec<String>> =
        (0..700).map(|at| vec!["text".to_owned(), format!("bad name {at}"), String::new()]).collect();
    let rows: Vec<SourceRow> = many.into_iter().zip(2..).map(|(cells, line)| SourceRow { line, cells }).collect();
    let headings = ["type", "name", "label"].map(str::to_owned).to_vec();
    let source = Source { survey: SourceTable { headings, rows }, ..Source::default() };
    let read = read(&source);
    assert!(read.form.is_none());
    assert_eq!(read.problems.len(), MAX_PROBLEMS);
    assert!(read.problems.iter().any(|problem| problem.code == ProblemCode::TooMuch && problem.line == 1));
    let last = read.problems.last().unwrap();
    assert_eq!((last.code, last.severity), (ProblemCode::MoreProblems, Severity::Refused));
}

#[test]
fn a_choice_without_label_is_refused() {
    let survey: &[&[&str]] = &[&["type", "name", "label"], &["select_one x", "a", "A"]];
    let found = refused(survey, &[&["list_name", "name", "label"], &["x", "2026", ""]]);
    assert_eq!(found, (ProblemCode::NoLabel, 2, "label".to_owned()));
}

fn any_table() -> impl Strategy<Value = SourceTable> {
    let cell = prop_oneof![
        Just(String::new()),
        prop::sample::select(vec![
            "type",
            "name",
            "label",
            "label::vi",
            "list_name",
            "required",
            "constraint",
            "relevant",
            "text",
            "integer",
            "select_one x",
            "select_multiple x",
            "begin group",
            "end group",
            "note",
            "a",
            "b",
            "x",
            "yes",
            "${a} = 1",
            ". > ${b}",
            "default",
            "begin repeat",
            "end repeat",
            "hint",
            "default_language",
        ])
        .prop_map(str::to_owned),
        ".{0,10}",
    ];
    let cells = prop::collection::vec(cell, 0..7);
    (cells.clone(), prop::collection::vec((any::<u32>(), cells), 0..12)).prop_map(|(headings, rows)| SourceTable {
        headings,
        rows: rows.into_iter().map(|(line, cells)| SourceRow { line, cells }).collect(),
    })
}

proptest! {
    /// Whatever stands in the cells: there is a form exactly if nothing refuses it, and it survives its text.
    #[test]
    fn any_cells_are_a_form_or_problems(survey in any_table(), choices in any_table(), settings in any_table()) {
        let read = read(&Source { survey, choices, settings });
        let refused = read.problems.iter().any(|problem| problem.severity == Severity::Refused);
        prop_assert_eq!(read.form.is_none(), refused);
        prop_assert!(read.problems.len() <= MAX_PROBLEMS);
        if let Some(form) = read.form {
            let text = form.to_text();
            let again = Form::from_text(&text).unwrap();
            prop_assert_eq!(again.description(), form.description());
            prop_assert_eq!(again.to_text(), text);
        }
    }
}
