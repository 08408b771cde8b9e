//! A real book in a folder of its own, used through the calls that all callers use.

use app::messages::CallError;
use app::{AppSession, Clock, call};
use serde_json::{Value, json};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "cây lúa bên suối";

/// Given names in the order of lists.
const GIVEN: [&str; 19] = [
    "An", "Ánh", "Ân", "Bà", "Câu", "Dế", "Dũng", "Đào", "Đức", "Giàng", "Hoa", "Khư", "Lan", "Mỷ", "Páo", "Sinh",
    "Thào", "Tủa", "Vương",
];

pub struct Cell {
    pub app_session: AppSession,
    pub folder: TempDir,
}

impl Cell {
    pub fn new() -> Cell {
        Cell::with_clock(Box::new(chrono::Utc::now))
    }

    pub fn with_clock(clock: Clock) -> Cell {
        let folder = TempDir::new().unwrap();
        let cell = Cell { app_session: AppSession::with_clock(folder.path(), clock), folder };
        let book = json!({
            "cell_name": "Chi bộ bản Nà Hiềng", "superior_name": "Đảng ủy xã Nà Tăm", "full_name": "Lò Thị Mẫu",
            "role": "secretary", "passphrase": PASSPHRASE,
        });
        cell.call("profile.create", book);
        cell
    }

    pub fn call(&self, name: &str, request: Value) -> Value {
        call(&self.app_session, name, request.clone()).unwrap_or_else(|error| panic!("{name} {request}: {error}"))
    }

    pub fn refused(&self, name: &str, request: Value) -> CallError {
        call(&self.app_session, name, request.clone()).expect_err(&format!("{name} {request} should be refused"))
    }

    /// Creates or changes something and returns its id.
    pub fn id(&self, name: &str, request: Value) -> String {
        self.call(name, request)["id"].as_str().unwrap().to_owned()
    }

    /// Locks the book and opens it again, as after a power cut.
    pub fn reopen(&mut self) {
        self.reopen_in(|session| session);
    }

    fn reopen_in(&mut self, place: impl FnOnce(AppSession) -> AppSession) {
        let person = self.call("profile.status", json!({}))["people"][0]["id"].clone();
        let dir = self.folder.path().to_owned();
        self.app_session = AppSession::new(std::path::Path::new("/nonexistent"));
        self.app_session = place(AppSession::new(&dir));
        self.call("profile.unlock", json!({ "person": person, "passphrase": PASSPHRASE }));
    }

    /// As on a laptop where neither LibreOffice nor tesseract is installed.
    pub fn without_programs(&mut self, empty: &std::path::Path) {
        self.reopen_in(|session| session.with_programs_in(&[empty]));
    }

    pub fn member(&self, name: &str) -> String {
        self.id("members.save", json!({ "name": name, "born": "1970" }))
    }

    /// Creates this number of members, none of them real, in the order of lists.
    pub fn members(&self, count: usize) -> Vec<String> {
        (0..count)
            .map(|place| self.member(&format!("Lò Văn {}{}", GIVEN[place % 19], "a".repeat(place / 19))))
            .collect()
    }

    pub fn round(&self, fields: Value) -> String {
        let mut request =
            json!({ "title": "Học tập, quán triệt Chỉ thị 01", "from": "12/03/2025", "to": "30/04/2025" });
        request.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        self.id("rounds.save", request)
    }

    pub fn session(&self, round: &str, fields: Value) -> String {
        let mut request = json!({ "round": round, "date": "12/03/2025", "time": "19:30" });
        request.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        self.id("sessions.save", request)
    }

    pub fn mark(&self, session: &str, member: &str, mark: &str) -> Value {
        self.call("roll_call.mark", json!({ "session": session, "member": member, "mark": mark }))
    }

    pub fn make_up(&self, session: &str, member: &str) -> Value {
        self.call(
            "make_ups.save",
            json!({ "session": session, "member": member, "on": "20/03/2025", "at_unit": "Đảng ủy xã Nà Tăm" }),
        )
    }

    pub fn totals(&self, round: &str) -> Value {
        self.call("totals.round", json!({ "round": round }))
    }

    pub fn final_totals(&self, round: &str) -> Value {
        self.call("totals.round", json!({ "round": round, "final_cut": true }))
    }
}

/// March: fifteen of nineteen came, four are away with a reason.
pub struct March {
    pub cell: Cell,
    pub members: Vec<String>,
    pub round: String,
    pub session: String,
}

impl March {
    pub fn new() -> March {
        let cell = Cell::new();
        let members = cell.members(19);
        let round = cell.round(json!({ "essay_owers": "all_members", "essay_due": "30/04/2025" }));
        let points = json!(["Nhà văn hóa bản", "Điểm cầu xã"]);
        let session = cell.session(&round, json!({ "form": "hybrid", "points": points }));
        for (place, member) in members.iter().enumerate() {
            let mark = match place {
                0..7 => json!({ "mark": "present" }),
                7..15 => json!({ "mark": "present_elsewhere", "point": 1 }),
                15 => json!({ "mark": "absent_work" }),
                16 => json!({ "mark": "absent_far_away" }),
                17 => json!({ "mark": "absent_personal", "note": "đưa con đi viện" }),
                _ => json!({ "mark": "absent_study" }),
            };
            let mut request = json!({ "session": session, "member": member });
            request.as_object_mut().unwrap().extend(mark.as_object().unwrap().clone());
            cell.call("roll_call.mark", request);
        }
        March { cell, members, round, session }
    }
}
