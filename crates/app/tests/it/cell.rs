//! A cell with a book of its own, in a folder that is thrown away.

use app::messages::{Nothing, profile};
use app::{CallError, Desk, acts};
use serde_json::{Value, json};
use std::path::PathBuf;

pub struct Cell {
    pub desk: Desk,
    _dir: tempfile::TempDir,
}

/// Lists made for trying, in this repository.
pub fn roster(file: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../data/rosters").join(file).display().to_string()
}

impl Cell {
    pub fn new() -> Cell {
        let dir = tempfile::tempdir().unwrap();
        let desk = Desk::new(dir.path());
        let new = profile::Create {
            cell_name: "Chi bộ bản Nà Hiềng".to_owned(),
            superior_name: "Đảng ủy xã Bình Lư".to_owned(),
            full_name: "Thào A Dế".to_owned(),
            role: profile::Role::Secretary,
            passphrase: "nước chảy đá mòn".to_owned(),
            sample: false,
        };
        acts::profile::create(&desk, new).unwrap();
        acts::profile::status(&desk, Nothing {}).unwrap();
        Cell { desk, _dir: dir }
    }

    pub fn call(&self, name: &str, request: Value) -> Value {
        app::call(&self.desk, name, request).unwrap_or_else(|error| panic!("{name}: {error} ({:?})", error.field))
    }

    pub fn refused(&self, name: &str, request: Value) -> CallError {
        app::call(&self.desk, name, request).expect_err(name)
    }

    pub fn member(&self, name: &str, born: &str) -> String {
        self.id_of("members.save", json!({ "name": name, "born": born, "joined": "2001" }))
    }

    pub fn id_of(&self, name: &str, request: Value) -> String {
        self.call(name, request)["id"].as_str().unwrap().to_owned()
    }

    pub fn members(&self) -> Vec<Value> {
        self.call("members.list", json!({}))["members"].as_array().unwrap().clone()
    }

    pub fn names(&self) -> Vec<String> {
        self.members().iter().map(|member| member["name"].as_str().unwrap().to_owned()).collect()
    }

    /// A round that studies one document, ongoing since its day.
    pub fn round(&self, from: &str) -> String {
        let document = self.id_of("documents.save", json!({ "number": "01-CT/TW", "issuer": "Ban Bí thư", "date": from }));
        self.id_of("rounds.save", json!({ "documents": [document], "from": from }))
    }

    pub fn session(&self, round: &str, date: &str) -> String {
        self.id_of("sessions.save", json!({ "round": round, "date": date, "time": "19:30", "place": "Nhà văn hóa bản" }))
    }
}
