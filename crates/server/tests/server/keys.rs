//! The cell's key and further laptops: joining, giving the key, turning it over, opening it with the sheet; and
//! a lost server.

use app::messages::CallError;
use app::{AppSession, call};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::house::{Browser, House, json_output, sochibo_server};

const PASSPHRASE: &str = "cây lúa bên suối";
pub const CELL: &str = "Chi bộ bản Nà Cà";
/// Shorter than any real essay, and contained in none of them.
const WORDS: &str = "Suối Nậm Mu chảy qua bản, học tập để làm tốt hơn.";

/// One laptop of the cell.
pub struct Laptop {
    app_session: AppSession,
    folder: TempDir,
    sheet: String,
}

impl Laptop {
    pub fn new(person: &str, role: &str) -> Laptop {
        let folder = tempfile::tempdir().unwrap();
        let mut laptop = Laptop { app_session: AppSession::new(&folder.path().join("so")), folder, sheet: String::new() };
        let book = json!({ "cell_name": CELL, "superior_name": "", "full_name": person, "role": role, "passphrase": PASSPHRASE });
        laptop.sheet = words(&laptop.call("profile.create", book)["words"]);
        laptop
    }

    pub fn call(&self, name: &str, request: Value) -> Value {
        call(&self.app_session, name, request.clone()).unwrap_or_else(|error| panic!("{name} {request}: {error}"))
    }

    pub fn refused(&self, name: &str, request: Value) -> CallError {
        call(&self.app_session, name, request.clone()).expect_err(&format!("{name} {request} should be refused"))
    }

    /// An invite for `unit`, as a file on this laptop.
    pub fn invite(&self, officer: &Browser<'_>, unit: &str) -> Value {
        let invite = officer.ask("POST", &format!("/api/v1/units/{unit}/invites"), None).json();
        let mut file: Value = serde_json::from_str(invite["file"].as_str().unwrap()).unwrap();
        file["url"] = json!(format!("http://{}", officer.house.address));
        let path = self.folder.path().join("thu-moi.json");
        std::fs::write(&path, file.to_string()).unwrap();
        json!({ "file": path })
    }

    /// Invites, enrols and confirms the laptop; returns its id at the server.
    pub fn enrol(&self, house: &House, unit: &str) -> String {
        let officer = house.login("officer");
        self.call("exchange.enrol", self.invite(&officer, unit));
        let waiting = officer.get("/api/v1/enrolments").json()["waiting"].clone();
        let device = waiting[0]["id"].as_str().expect("a laptop waits").to_owned();
        officer.let_in(&device);
        device
    }

    pub fn exchange(&self) -> Value {
        let outcome = self.call("exchange.now", json!({}));
        assert_eq!(outcome["verified"], true, "{outcome}");
        outcome
    }

    fn keys(&self) -> Value {
        self.call("keys.state", json!({}))
    }

    fn round(&self) -> Value {
        self.call("rounds.list", json!({}))["rounds"][0]["id"].clone()
    }

    fn member(&self) -> Value {
        self.call("members.list", json!({}))["members"][0]["id"].clone()
    }

    fn write_essay(&self, text: &str) {
        let mut essay = self.whose_essay();
        essay["parts"] = json!({ "awareness": text, "self_review": "", "proposals": "" });
        essay["based_on"] = self.call("essays.open", self.whose_essay())["based_on"].clone();
        self.call("essays.draft", essay);
        self.call("essays.keep_version", self.whose_essay());
    }

    fn whose_essay(&self) -> Value {
        json!({ "round": self.round(), "member": self.member() })
    }

    fn essay(&self) -> String {
        self.call("essays.open", self.whose_essay()).to_string()
    }

    pub fn hash(&self) -> String {
        let hash = |book: &mut store::Book| Ok(store::content_hash(book.connection(), book.own_book())?);
        format!("{:?}", self.app_session.with_book(hash).unwrap())
    }

    fn newcomer(&self) -> Value {
        self.keys()["newcomers"][0].clone()
    }

    /// Starts a comparison with the new laptop, and lets the three messages go back and forth.
    fn compare_with(&self, newcomer: &Laptop) {
        self.exchange();
        self.call("keys.compare", json!({ "id": self.newcomer()["id"] }));
        self.exchange();
        newcomer.exchange();
        self.exchange();
    }

    fn give_to(&self, newcomer: &Laptop) {
        self.compare_with(newcomer);
        let asking = self.newcomer();
        assert_eq!(asking["four_words"], newcomer.keys()["four_words"]);
        newcomer.call("keys.confirm", json!({ "words": asking["four_words"] }));
        self.call("keys.give", json!({ "id": asking["id"], "words": asking["four_words"] }));
    }
}

fn words(list: &Value) -> String {
    list.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

/// The secretary's laptop, enrolled, with an essay and an exchange done.
pub fn at_work(house: &House) -> (Laptop, String, String) {
    let first = Laptop::new("Lò Thị Mẫu", "secretary");
    first.call("members.save", json!({ "name": "Lò Văn An", "born": "1970", "note": "Đau lưng, ngồi gần cửa" }));
    let round =
        json!({ "title": "Học Chỉ thị 01", "from": "12/03/2025", "to": "30/04/2025", "essay_owers": "all_members" });
    first.call("rounds.save", round);
    first.write_essay(WORDS);
    let unit = house.cell(CELL);
    let device = first.enrol(house, &unit);
    first.exchange();
    (first, unit, device)
}

fn revoke(house: &House, device: &str) {
    let asked = json!({ "reason": "Mất máy" });
    house.login("officer").post(&format!("/api/v1/devices/{device}/revoke"), &asked).json();
}

#[test]
fn a_further_laptop_fetches_the_cells_book_and_reads_once_somebody_compared_four_words() {
    let house = House::open();
    let (first, unit, _) = at_work(&house);
    let second = Laptop::new("Vàng A Chứ", "deputy_secretary");
    second.enrol(&house, &unit);
    assert_eq!(second.call("exchange.state", json!({}))["fetching"], true);
    assert_eq!(
        second.call("home.summary", json!({}))["first_day"],
        false,
        "nothing to bring in: the book is on its way"
    );
    second.exchange();
    let state = second.call("exchange.state", json!({}));
    assert_eq!(state["fetching"], false);
    assert_eq!(state["waiting"], json!([]), "nothing of its own beginnings is left to send");
    // everything except what is sealed
    assert_eq!(second.call("members.list", json!({}))["members"][0]["name"], "Lò Văn An");
    assert_eq!(second.call("essays.list", json!({ "round": second.round() }))["unread"], 1);
    assert!(!second.essay().contains(WORDS));
    assert_eq!(second.keys()["holding"], "waiting");
    let tasks = second.call("home.summary", json!({}))["tasks"].to_string();
    assert!(tasks.contains("key_missing") && !tasks.contains("essay_owed"), "{tasks}");
    assert_eq!(
        second
            .refused("essays.set_form", {
                let mut essay = second.whose_essay();
                essay["form"] = json!("paper");
                essay
            })
            .code,
        "no_ring"
    );

    // neither laptop shows words before both have sent their part; then both show the same
    assert_eq!(second.keys()["four_words"], json!(null));
    first.exchange();
    let newcomer = first.newcomer();
    assert_eq!((newcomer["comparing"].as_str(), newcomer["four_words"].as_str()), (Some("asked"), None));
    assert!(first.call("home.summary", json!({}))["tasks"].to_string().contains("new_laptop"));
    first.compare_with(&second);
    let newcomer = first.newcomer();
    assert_eq!(newcomer["comparing"], "words");
    assert_eq!(newcomer["four_words"], second.keys()["four_words"]);
    assert_eq!(newcomer["twelve_words"], second.keys()["twelve_words"]);
    let wrong = json!({ "id": newcomer["id"], "words": ["an", "an", "an", "an"] });
    assert_eq!(first.refused("keys.give", wrong).code, "other_words");
    let other = json!({ "words": ["bản", "mưa", "nhà", "suối"] });
    assert_eq!(second.refused("keys.confirm", other).code, "other_words");
    assert_eq!(second.keys()["confirmed"], false);
    second.call("keys.confirm", json!({ "words": newcomer["four_words"] }));
    assert_eq!(second.keys()["confirmed"], true);
    first.call("keys.give", json!({ "id": newcomer["id"], "words": newcomer["four_words"] }));
    assert_eq!(first.keys()["newcomers"], json!([]));
    first.exchange();
    second.exchange();
    assert_eq!(second.keys()["holding"], "holds");
    assert_eq!(first.keys()["twelve_words"], second.keys()["twelve_words"], "the key's own words");
    assert!(second.essay().contains(WORDS));
    assert_eq!(second.call("members.list", json!({}))["members"][0]["note"], "Đau lưng, ngồi gần cửa");
    let found = second.call("search.find", json!({ "text": "Nậm Mu" }));
    assert_eq!(found["hits"][0]["kind"], "essay", "{found}");

    // from then on each laptop reads what the other writes
    second.write_essay("Bài viết trên máy thứ hai.");
    second.exchange();
    first.exchange();
    assert!(first.essay().contains("Bài viết trên máy thứ hai."));
    assert_eq!(first.hash(), second.hash());
    assert_eq!(first.keys()["other_holders"].as_array().unwrap().len(), 1);
    let tasks = first.call("home.summary", json!({}))["tasks"].to_string();
    assert!(!tasks.contains("recovery_sheet_unproved"), "two hold the key: {tasks}");
}

#[test]
fn a_laptop_refused_by_the_cell_is_given_nothing_until_somebody_thinks_again() {
    let house = House::open();
    let (first, unit, _) = at_work(&house);
    let second = Laptop::new("Vàng A Chứ", "deputy_secretary");
    second.enrol(&house, &unit);
    second.exchange();
    first.exchange();
    let id = first.keys()["newcomers"][0]["id"].clone();
    first.call("keys.refuse", json!({ "id": id, "refused": true }));
    assert!(!first.call("home.summary", json!({}))["tasks"].to_string().contains("new_laptop"));
    assert_eq!(first.keys()["newcomers"][0]["refused"], true);
    first.exchange();
    second.exchange();
    assert_eq!(second.keys()["holding"], "waiting");
    first.call("keys.refuse", json!({ "id": id, "refused": false }));
    first.give_to(&second);
    first.exchange();
    second.exchange();
    assert_eq!(second.keys()["holding"], "holds");
}

#[test]
fn revoking_a_laptop_turns_the_key_over_and_it_opens_nothing_sealed_afterwards() {
    let house = House::open();
    let (first, unit, _) = at_work(&house);
    let second = Laptop::new("Vàng A Chứ", "deputy_secretary");
    let device = second.enrol(&house, &unit);
    second.exchange();
    first.exchange();
    first.give_to(&second);
    first.exchange();
    second.exchange();
    assert!(second.essay().contains(WORDS));
    revoke(&house, &device);
    first.exchange();
    first.write_essay("Bài viết sau khi thu hồi máy kia.");
    first.exchange();
    assert!(first.essay().contains("Bài viết sau khi thu hồi máy kia."));
    // what the revoked laptop holds, tried on everything in the first laptop's book
    let stolen = second.app_session.with_book(|book| Ok(book.ring().clone())).unwrap();
    let sealed: Vec<Vec<u8>> = first
        .app_session
        .with_book(|book| {
            let kind = domain::catalogue::essay_version::KIND;
            let rows = store::rows(book.connection(), book.own_book(), kind)?;
            Ok(rows
                .iter()
                .filter_map(|row| row.bytes(domain::catalogue::essay_version::TEXT).map(<[u8]>::to_vec))
                .collect())
        })
        .unwrap();
    let opened = sealed.iter().filter(|text| stolen.open_text(text).is_ok()).count();
    assert_eq!((sealed.len(), opened), (2, 1), "the old version opens, the new one does not");
    // it is told too: whatever it receives, it accepts no later key
    assert_eq!(first.keys()["other_holders"], json!([]));
}

#[test]
fn the_only_laptop_lost_the_sheet_opens_the_book_on_a_new_one() {
    let house = House::open();
    let (first, unit, device) = at_work(&house);
    let sheet = first.sheet.clone();
    drop(first);
    revoke(&house, &device);
    let second = Laptop::new("Lò Thị Mẫu", "secretary");
    second.enrol(&house, &unit);
    assert_eq!(second.refused("keys.open_with_sheet", json!({ "words": sheet })).code, "wrong_words");
    second.exchange();
    assert_eq!(second.keys()["holding"], "waiting");
    let stranger = Laptop::new("Vàng A Chứ", "deputy_secretary");
    let other = json!({ "words": stranger.sheet });
    assert_eq!(second.refused("keys.open_with_sheet", other).field.as_deref(), Some("words"));
    assert_eq!(second.call("keys.open_with_sheet", json!({ "words": sheet }))["holding"], "holds");
    assert!(second.essay().contains(WORDS));
    second.write_essay("Viết tiếp trên máy mới.");
    second.exchange();
    // what the lost laptop and its sheet hold opens nothing sealed since; the new laptop's sheet does
    let third = Laptop::new("Vàng A Chứ", "deputy_secretary");
    third.enrol(&house, &unit);
    third.exchange();
    assert_eq!(third.call("keys.open_with_sheet", json!({ "words": sheet }))["holding"], "behind");
    assert!(!third.essay().contains("Viết tiếp trên máy mới."));
    assert_eq!(
        third
            .refused("essays.keep_version", {
                let mut essay = third.whose_essay();
                essay["parts"] = json!({ "awareness": "Không niêm phong được", "self_review": "", "proposals": "" });
                third.call("essays.draft", essay);
                third.whose_essay()
            })
            .code,
        "no_ring"
    );
    assert_eq!(third.call("keys.open_with_sheet", json!({ "words": second.sheet }))["holding"], "holds");
    // text typed meanwhile still waits on the page; what the others wrote is found
    let found = third.call("search.find", json!({ "text": "Viết tiếp trên máy mới" }));
    assert_eq!(found["hits"][0]["kind"], "essay", "{found}");
    third.call("essays.keep_version", third.whose_essay());
    assert!(third.essay().contains("Không niêm phong được"));
}

#[test]
fn a_sheet_made_anew_opens_what_the_old_one_no_longer_does() {
    let house = House::open();
    let (first, unit, _) = at_work(&house);
    let old = first.sheet.clone();
    let new = words(&first.call("profile.renew_recovery", json!({ "own_passphrase": PASSPHRASE }))["words"]);
    assert_ne!(old, new);
    first.write_essay("Viết sau khi làm phiếu mới.");
    first.exchange();
    let second = Laptop::new("Vàng A Chứ", "deputy_secretary");
    second.enrol(&house, &unit);
    second.exchange();
    second.call("keys.open_with_sheet", json!({ "words": old }));
    assert!(!second.essay().contains("Viết sau khi làm phiếu mới."));
    second.call("keys.open_with_sheet", json!({ "words": new }));
    assert!(second.essay().contains("Viết sau khi làm phiếu mới."));
    // and at the laptop itself: the old words set nobody a new passphrase
    let person = first.call("profile.status", json!({}))["people"][0]["id"].clone();
    first.call("profile.lock", json!({}));
    let with = |words: &str| json!({ "person": person, "words": words, "new_passphrase": "mật khẩu mới dễ nhớ" });
    assert_eq!(first.refused("profile.recover", with(&old)).code, "wrong_words");
    first.call("profile.recover", with(&new));
    assert!(first.essay().contains("Viết sau khi làm phiếu mới."));
}

#[test]
fn a_server_lost_altogether_is_made_again_from_the_laptops() {
    let house = House::open();
    let (first, unit, _) = at_work(&house);
    let second = Laptop::new("Vàng A Chứ", "deputy_secretary");
    second.enrol(&house, &unit);
    second.exchange();
    first.exchange();
    first.give_to(&second);
    second.call("members.save", json!({ "name": "Lò Văn Bình", "born": "1971" }));
    second.exchange();
    first.exchange();
    second.exchange();
    first.exchange();
    assert_eq!(first.hash(), second.hash());
    let receipts =
        |laptop: &Laptop| laptop.call("exchange.state", json!({}))["received_by_superior"].as_array().unwrap().len();
    let received = receipts(&first);
    drop(house);

    let again = House::set_up_again();
    let add = ["unit", "add", "--name", CELL, "--under", "Xã Bình Lư", "--id", &unit];
    assert_eq!(json_output(sochibo_server(&again.made(), &add))["id"], json!(unit));
    first.enrol(&again, &unit);
    assert_ne!(first.call("exchange.state", json!({}))["waiting"], json!([]), "the new server has received nothing");
    // before anybody names the server it replaces: the cell's own book comes back, and what the lost server
    // signed does not count
    let left = first.call("exchange.state", json!({}))["left_servers"].clone();
    first.call("exchange.now", json!({}));
    let key = left[0].as_str().unwrap();
    json_output(sochibo_server(&again.made(), &["adopt-key", key]));
    first.exchange();
    assert_eq!(first.call("exchange.state", json!({}))["left_servers"], json!([]));
    second.enrol(&again, &unit);
    second.exchange();
    first.exchange();
    assert_eq!(first.hash(), second.hash());
    let kept = again.server.storage.read(|book| {
        let own = first.app_session.with_book(|own| Ok(own.own_book())).unwrap();
        Ok(journal_sql::content_hash(book, own)?)
    });
    assert_eq!(format!("{:?}", kept.unwrap()), first.hash());
    assert!(receipts(&first) >= received);
    assert_eq!(first.call("exchange.state", json!({}))["waiting"], json!([]));
    assert!(second.essay().contains(WORDS));
}
