//! Decides which paths a page may name: paths that the person chose in a dialog since the program started, and
//! sticks that the program found. `app` accepts any path, because the command line needs that; a page that runs
//! injected script must not be able to name any path.

use app::CallError;
use serde_json::Value;
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// The purpose for which the person chose a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum For {
    Reading,
    Writing,
    /// A folder to write into or to search.
    Folder,
    /// A paper that the program has written, to be opened in the system's program for it.
    Opening,
}

/// All request fields that hold a path or a list of paths.
const FIELDS: &[(&str, &str, For)] = &[
    ("attachments.add", "paths", For::Reading),
    ("attachments.save_copy", "path", For::Writing),
    ("awareness.questionnaire", "out", For::Writing),
    ("awareness.result_paper", "out", For::Writing),
    ("backup.make", "to", For::Folder),
    ("backup.restore", "from", For::Reading),
    ("book.repair", "backup", For::Reading),
    ("calendar.save", "path", For::Writing),
    ("essay_files.open_text", "path", For::Reading),
    ("essay_files.take_text", "path", For::Reading),
    ("essay_files.open_folder", "path", For::Folder),
    ("essay_files.take_folder", "path", For::Folder),
    ("exchange.enrol", "file", For::Reading),
    ("issued.verify", "path", For::Reading),
    ("members.import_open", "path", For::Reading),
    ("members.import_preview", "path", For::Reading),
    ("members.import_commit", "path", For::Reading),
    ("materials.save", "path", For::Writing),
    ("meetings.read_scheme", "path", For::Reading),
    ("meetings.add_scheme", "path", For::Reading),
    ("national_app.write", "out", For::Writing),
    ("papers.list", "path", For::Writing),
    ("papers.meeting_notice", "out", For::Writing),
    ("papers.meeting_minutes", "out", For::Writing),
    ("papers.meeting_resolution", "out", For::Writing),
    ("papers.report", "out", For::Writing),
    ("papers.study_plan", "out", For::Writing),
    ("papers.essay_sheet", "out", For::Writing),
    ("papers.action_programme", "out", For::Writing),
    ("papers.inspection", "out", For::Writing),
    ("papers.hand_outs", "out", For::Writing),
    ("papers.propaganda", "out", For::Writing),
    ("papers.period", "out", For::Writing),
    ("papers.meeting_agenda", "out", For::Writing),
    ("ratings.paper", "out", For::Writing),
    ("members.held_paper", "out", For::Writing),
    ("papers.ledger", "out", For::Writing),
    ("papers.roll_call_sheet", "out", For::Writing),
    ("programmes.paper", "out", For::Writing),
    ("register.export", "path", For::Writing),
    ("stick.look", "folder", For::Folder),
    ("stick.write", "folder", For::Folder),
    ("stick.take", "file", For::Reading),
    ("template.check", "folder", For::Folder),
    ("template.add", "folder", For::Folder),
    ("template.preview", "folder", For::Folder),
    ("template.preview", "out", For::Writing),
];

/// The calls that write a Word or Excel file where the person chose, and answer its path.
const WRITERS: &[&str] = &[
    "materials.save",
    "papers.report",
    "papers.study_plan",
    "papers.essay_sheet",
    "papers.action_programme",
    "papers.inspection",
    "papers.hand_outs",
    "papers.propaganda",
    "papers.period",
    "papers.meeting_agenda",
    "template.preview",
    "ratings.paper",
    "members.held_paper",
    "papers.ledger",
    "papers.roll_call_sheet",
    "papers.meeting_notice",
    "papers.meeting_minutes",
    "papers.meeting_resolution",
    "register.export",
    "papers.list",
    "awareness.questionnaire",
    "awareness.result_paper",
    "programmes.paper",
];

#[derive(Debug, Default)]
pub struct Chosen(Mutex<HashSet<(For, String)>>);

impl Chosen {
    pub fn add(&self, what: For, path: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert((what, path.to_owned()));
    }

    fn has(&self, what: For, path: &str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(&(what, path.to_owned()))
    }

    /// # Errors The request names a path that nobody chose.
    pub fn check(&self, call: &str, request: &Value) -> Result<(), CallError> {
        for (_, field, what) in FIELDS.iter().filter(|(name, _, _)| *name == call) {
            let named = match &request[field] {
                Value::Array(paths) => paths.iter().collect(),
                path => vec![path],
            };
            // A value that is neither a text nor a list of texts names no path; `app` refuses it.
            if !named.iter().filter_map(|path| path.as_str()).all(|path| self.has(*what, path)) {
                return Err(not_chosen(field));
            }
        }
        Ok(())
    }

    /// # Errors The program has not written this file.
    pub fn check_written(&self, path: &str) -> Result<(), CallError> {
        if self.has(For::Opening, path) { Ok(()) } else { Err(not_chosen("path")) }
    }

    /// Allows the sticks that the program found, the packages on them, and opening what was just written.
    pub fn learn(&self, call: &str, answer: &Value) {
        if WRITERS.contains(&call) {
            answer["path"].as_str().into_iter().for_each(|path| self.add(For::Opening, path));
        }
        let sticks = match call {
            "stick.list" => answer["sticks"].as_array().map(Vec::as_slice).unwrap_or_default(),
            "stick.look" => std::slice::from_ref(answer),
            _ => &[],
        };
        for stick in sticks {
            stick["folder"].as_str().into_iter().for_each(|folder| self.add(For::Folder, folder));
            let files = stick["files"].as_array().into_iter().flatten();
            files.filter_map(|file| file["file"].as_str()).for_each(|file| self.add(For::Reading, file));
        }
    }
}

fn not_chosen(field: &str) -> CallError {
    CallError::at(
        "path_not_chosen",
        field,
        "Tệp hoặc thư mục này chưa được chọn trong hộp thoại. Bấm chọn lại rồi thử lại.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_path_counts_for_what_it_was_chosen_for_and_no_other() {
        let chosen = Chosen::default();
        chosen.add(For::Writing, "/home/thu/bao-cao.docx");
        chosen.add(For::Reading, "/home/thu/danh-sach.xlsx");
        let allowed = |call: &str, request: Value| chosen.check(call, &request).is_ok();
        assert!(allowed("papers.report", json!({ "out": "/home/thu/bao-cao.docx" })));
        for other in
            ["/home/thu/.bashrc", "/home/thu/danh-sach.xlsx", "/home/thu/./bao-cao.docx", " /home/thu/bao-cao.docx"]
        {
            assert!(!allowed("papers.report", json!({ "out": other })), "{other}");
        }
        assert!(allowed("members.import_open", json!({ "path": "/home/thu/danh-sach.xlsx" })));
        assert!(!allowed("attachments.add", json!({ "paths": ["/home/thu/danh-sach.xlsx", "/etc/passwd"] })));
        assert!(allowed("exchange.enrol", json!({ "code": "abcd", "file": null })));
        assert!(allowed("members.list", json!({ "path": "/etc/passwd" })), "names no file there");
    }

    #[test]
    fn a_stick_that_the_program_found_may_be_written_to_and_what_lies_on_it_taken() {
        let chosen = Chosen::default();
        let write = json!({ "to": "superior", "folder": "/media/thu/USB" });
        assert_eq!(chosen.check("stick.write", &write).unwrap_err().code, "path_not_chosen");
        let file = "/media/thu/USB/tra-loi.goi";
        let stick = json!({ "folder": "/media/thu/USB", "files": [{ "file": file }] });
        chosen.learn("stick.list", &json!({ "sticks": [stick] }));
        assert!(chosen.check("stick.write", &write).is_ok());
        assert!(chosen.check("stick.take", &json!({ "file": file })).is_ok());
        assert!(chosen.check("backup.restore", &json!({ "from": "/media/thu/USB/other" })).is_err());
    }

    #[test]
    fn only_a_paper_that_the_program_has_written_is_opened() {
        let chosen = Chosen::default();
        let refused = |path: &str| chosen.check_written(path).is_err_and(|error| error.code == "path_not_chosen");
        chosen.add(For::Writing, "/home/thu/bao-cao.docx");
        chosen.add(For::Reading, "/home/thu/danh-sach.xlsx");
        assert!(refused("/home/thu/bao-cao.docx") && refused("/home/thu/danh-sach.xlsx"), "chosen, but not written");
        // The file that was there stays, so the program may have given the new one another name.
        chosen.learn("papers.report", &json!({ "path": "/home/thu/bao-cao (2).docx", "bytes": 9 }));
        assert!(chosen.check_written("/home/thu/bao-cao (2).docx").is_ok());
        chosen.learn("members.list", &json!({ "path": "/usr/bin/true" }));
        assert!(refused("/usr/bin/true") && refused("/home/thu/bao-cao.docx") && refused(""));
        assert!(chosen.check("attachments.add", &json!({ "paths": ["/home/thu/bao-cao (2).docx"] })).is_err());
    }

    #[test]
    fn every_field_that_holds_a_path_is_known() {
        let mut generator = schemars::SchemaGenerator::default();
        let always = ["path", "paths", "out", "file", "folder"];
        let sometimes = [("backup.make", "to"), ("backup.restore", "from"), ("book.repair", "backup")];
        let mut expected: Vec<_> = sometimes.map(|(call, field)| (call.to_owned(), field.to_owned())).into();
        for call in app::CALLS {
            let schema = (call.request)(&mut generator);
            let schema = match schema.get("$ref").and_then(Value::as_str).and_then(|name| name.rsplit('/').next()) {
                Some(name) => generator.definitions()[name].clone(),
                None => schema.to_value(),
            };
            let fields = schema["properties"].as_object().into_iter().flatten().map(|(field, _)| field.clone());
            let paths = fields.filter(|field| always.contains(&field.as_str()));
            expected.extend(paths.map(|field| (call.name.to_owned(), field)));
        }
        let mut known: Vec<_> =
            FIELDS.iter().map(|(call, field, _)| ((*call).to_owned(), (*field).to_owned())).collect();
        expected.sort();
        known.sort();
        assert_eq!(known, expected);
    }
}
