//! From the cells of a workbook to a form.

mod choices;
mod columns;
mod settings;
mod survey;
#[cfg(test)]
pub mod tests;
mod types;

use crate::check::{Fault, Place, check};
use crate::description::Description;
use crate::limits::{MAX_FORM_BYTES, MAX_PROBLEMS};
use crate::problem::{Problem, ProblemCode, Severity, SheetName};
use crate::sentence::{Sentence, sentence};
use crate::{Form, Source};
use choices::Choices;
use columns::Table;
use settings::Settings;
use survey::Survey;

/// What came of a workbook.
#[derive(Debug)]
pub struct Read {
    /// Present exactly if no problem is [`crate::Severity::Refused`].
    pub form: Option<Form>,
    /// In the order of sheets (settings, survey, choices) and lines; at most [`MAX_PROBLEMS`].
    pub problems: Vec<Problem>,
}

/// Reads a form and tells all its problems at once.
#[must_use]
pub fn read(source: &Source) -> Read {
    let mut problems = Problems::default();
    let settings = settings::read(&source.settings, &mut problems);
    let survey = Table::of(SheetName::Survey, &source.survey, &settings.unnamed_language, &mut problems);
    let choices = Table::of(SheetName::Choices, &source.choices, &settings.unnamed_language, &mut problems);
    let languages = settings.languages([&survey, &choices], &mut problems);
    let asked = survey::read(&survey, &mut problems);
    let lists = choices::read(&choices, &mut problems);
    let description = Description {
        title: settings.title.clone(),
        form_id: settings.form_id.clone(),
        version: settings.version.clone(),
        languages,
        items: asked.items.clone(),
        lists: lists.lists.clone(),
    };
    let places = Places { settings: &settings, survey: (&survey, &asked), choices: (&choices, &lists) };
    let form = checked(description, &places, &mut problems);
    Read { form, problems: problems.told() }
}

fn checked(description: Description, places: &Places<'_>, problems: &mut Problems) -> Option<Form> {
    let checked = check(&description, &places.survey.1.left_out);
    // Rows that were refused are missing among the questions; that is no second problem.
    let rows_are_missing = problems.is_refused;
    for fault in checked.faults.iter().filter(|fault| fault.code != ProblemCode::NoQuestion || !rows_are_missing) {
        problems.add(places.of(fault));
    }
    if description.to_text().len() > MAX_FORM_BYTES {
        let said = sentence(
            format!("mẫu dài quá {MAX_FORM_BYTES} byte; rút ngắn lời và danh mục, hoặc chia thành nhiều mẫu"),
            format!("the form has more than {MAX_FORM_BYTES} bytes; shorten texts and lists, or divide it"),
        );
        problems.refuse(SheetName::Survey, 0, "", ProblemCode::TooMuch, said);
    }
    if problems.is_refused { None } else { Form::of(description, checked) }
}

/// On which line of which sheet each part of the description is.
struct Places<'a> {
    settings: &'a Settings,
    survey: (&'a Table<'a>, &'a Survey),
    choices: (&'a Table<'a>, &'a Choices),
}

impl Places<'_> {
    fn of(&self, fault: &Fault) -> Problem {
        let (survey, asked) = self.survey;
        let (choices, lists) = self.choices;
        let (sheet, line, column) = match fault.place {
            Place::Settings => (SheetName::Settings, self.settings.line, fault.column.name.to_owned()),
            Place::Form => (SheetName::Survey, 0, survey.written(&fault.column)),
            Place::Item(at) => {
                (SheetName::Survey, asked.lines.get(at).copied().unwrap_or_default(), survey.written(&fault.column))
            }
            Place::List(list) => (SheetName::Choices, lists.line(list, 0), choices.written(&fault.column)),
            Place::Choice(list, at) => (SheetName::Choices, lists.line(list, at), choices.written(&fault.column)),
        };
        problem(sheet, line, column, fault.severity, fault.code, &fault.sentence)
    }
}

/// Problems are gathered here.
#[derive(Default)]
pub struct Problems {
    gathered: Vec<Problem>,
    is_refused: bool,
}

impl Problems {
    fn add(&mut self, problem: Problem) {
        self.is_refused |= problem.severity == Severity::Refused;
        self.gathered.push(problem);
    }

    fn refuse(&mut self, sheet: SheetName, line: u32, column: &str, code: ProblemCode, said: Sentence) {
        self.add(problem(sheet, line, column.to_owned(), Severity::Refused, code, &said));
    }

    fn ignore(&mut self, sheet: SheetName, line: u32, column: &str, code: ProblemCode, said: Sentence) {
        self.add(problem(sheet, line, column.to_owned(), Severity::Ignored, code, &said));
    }

    /// In the order of sheets and lines. Those that are too many give way to a last one that says so.
    fn told(mut self) -> Vec<Problem> {
        self.gathered.sort_by_key(|problem| (problem.sheet, problem.line));
        if self.gathered.len() > MAX_PROBLEMS {
            let more = self.gathered.split_off(MAX_PROBLEMS - 1);
            let severity = more.iter().map(|problem| problem.severity).min().unwrap_or(Severity::Refused);
            let said = sentence(
                format!("còn {} chỗ cần xem nữa; sửa những chỗ trên rồi kiểm tra lại", more.len()),
                format!("there are {} more problems; correct those above and check again", more.len()),
            );
            self.gathered.push(problem(
                SheetName::Survey,
                0,
                String::new(),
                severity,
                ProblemCode::MoreProblems,
                &said,
            ));
        }
        self.gathered
    }
}

fn problem(
    sheet: SheetName,
    line: u32,
    column: String,
    severity: Severity,
    code: ProblemCode,
    said: &Sentence,
) -> Problem {
    let place = |row: &str, heading: &str, whole: &str| match (line, column.as_str()) {
        (0, _) => whole.to_owned(),
        (line, "") => format!("{row} {line}"),
        (line, column) => format!("{row} {line}, {heading} “{column}”"),
    };
    let vietnamese = format!("{}: {}.", place("Dòng", "cột", "Cả mẫu"), said.vietnamese);
    let english = format!("{}: {}.", place("Row", "column", "The whole form"), said.english);
    Problem { sheet, line, column, severity, code, vietnamese, english }
}
