//! A laptop's whole program, enrolled at a test server: what a secretary does, through the calls of the window.

use app::{CallError, AppSession, call};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::house::House;

pub struct Laptop {
    pub app_session: AppSession,
    pub folder: TempDir,
    pub unit: String,
    pub device: String,
}

impl Laptop {
    /// A laptop with a book of its own, admitted by the officer.
    pub fn enrolled(house: &House, cell: &str) -> Laptop {
        Laptop::try_enrolled(house, cell, |_| ()).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The same with an invite that somebody changed.
    pub fn try_enrolled(house: &House, cell: &str, change: impl Fn(&mut Value)) -> Result<Laptop, CallError> {
        let folder = tempfile::tempdir().unwrap();
        let app_session = AppSession::new(&folder.path().join("so"));
        let mut laptop = Laptop { app_session, folder, unit: house.cell(cell), device: String::new() };
        let book = json!({ "cell_name": cell, "superior_name": "", "full_name": "Lò Thị Mẫu", "role": "secretary",
            "passphrase": "cây lúa bên suối" });
        laptop.call("profile.create", book);
        let officer = house.login("officer");
        let invite = officer.ask("POST", &format!("/api/v1/units/{}/invites", laptop.unit), None).json();
        let path = laptop.folder.path().join("thu-moi.json");
        let mut file: Value = serde_json::from_str(invite["file"].as_str().unwrap()).unwrap();
        change(&mut file);
        std::fs::write(&path, file.to_string()).unwrap();
        laptop.try_call("exchange.enrol", json!({ "file": path }))?;
        let waiting = officer.get("/api/v1/enrolments").json()["waiting"][0].clone();
        laptop.device = waiting["id"].as_str().expect("a laptop waits").to_owned();
        officer.let_in(&laptop.device);
        // The speed of this machine must not decide anything.
        laptop.call("attachments.set_when", json!({ "when": "always" }));
        laptop.exchange();
        Ok(laptop)
    }

    pub fn call(&self, name: &str, request: Value) -> Value {
        self.try_call(name, request.clone()).unwrap_or_else(|error| panic!("{name} {request}: {error}"))
    }

    pub fn try_call(&self, name: &str, request: Value) -> Result<Value, CallError> {
        call(&self.app_session, name, request)
    }

    pub fn exchange(&self) {
        let outcome = self.call("exchange.now", json!({}));
        assert_eq!(outcome["verified"], true, "{outcome}");
    }

    pub fn member(&self, name: &str) -> Value {
        self.call("members.save", json!({ "name": name, "born": "1970" }))["id"].clone()
    }

    /// The cell's own round that carries out the superior's, with one session.
    pub fn hold(&self, parent: &str) -> Value {
        let round = self.call("rounds.save", json!({ "parent_round": parent, "from": "12/03/2025" }))["id"].clone();
        self.call("sessions.save", json!({ "round": round, "date": "12/03/2025", "time": "19:30" }));
        round
    }
}
