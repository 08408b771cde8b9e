//! Essays that were handed in: also sealed to the committee's grading key, and opened in the console only by
//! graders.

use age::x25519::Identity;
use domain::Id;
use domain::catalogue::essay_version;
use sealing::GradingIdentity;
use serde_json::{Value, json};
use server::account_keys;
use server::grading::keys;
use server::storage::accounts::Accounts;
use server::storage::books::Books;

use crate::laptop::Laptop;
use crate::house::{Browser, House, PASSPHRASE, json_output, sochibo_server};

const DRAFTED: &str = "Bản nháp chưa nộp, chỉ ở chi bộ thôi.";
const WRITTEN: &str = "Tôi thấm nhất điều về giữ rừng đầu nguồn Xuyendem.";
const CELL: &str = "Chi bộ bản Nà Cà";

fn letter(hand_in: bool) -> Value {
    json!({ "title": "Học tập Chỉ thị 01", "deadline": "2026-12-31", "from": "2026-11-01", "to": "2026-12-20",
        "documents": [{ "number": "01-CT/TW", "name": "", "issuer": "Bộ Chính trị", "date": "2026-02-03", "summary": "" }],
        "guiding_questions": "", "essay_owers": "all_members", "hand_in": hand_in, "addressed": "all" })
}

/// A cell whose member has an essay in a round that asks for essays.
pub struct Story {
    pub house: House,
    pub laptop: Laptop,
    /// The committee's round.
    pub ours: String,
    pub essay: Value,
}

impl Story {
    pub fn begin(hand_in: bool) -> Story {
        let house = House::open();
        let made = house.login("officer").post("/api/v1/rounds", &letter(hand_in)).json();
        let ours = made["id"].as_str().unwrap().to_owned();
        let laptop = Laptop::enrolled(&house, CELL);
        let member = laptop.member("Lò Văn An");
        let essay = json!({ "round": laptop.hold(&ours), "member": member });
        Story { house, laptop, ours, essay }
    }

    pub fn with(&self, more: Value) -> Value {
        let mut request = self.essay.clone();
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    }

    pub fn write(&self, text: &str) {
        let parts = json!({ "awareness": text, "self_review": "Tự liên hệ.", "proposals": "" });
        self.laptop.call("essays.draft", self.with(json!({ "parts": parts })));
        self.laptop.call("essays.keep_version", self.essay.clone());
    }

    pub fn hand_in(&self) {
        self.laptop.call("essays.hand_in", self.with(json!({ "handed_in": true, "superior_reads": true })));
        self.laptop.exchange();
    }

    pub fn path(&self) -> String {
        format!("/api/v1/rounds/{}/units/{}/essays", self.ours, self.laptop.unit)
    }

    /// Opens the only essay in the list.
    fn read(&self, grader: &Browser<'_>) -> Value {
        let rows = grader.get(&self.path()).json()["rows"].clone();
        assert_eq!(rows.as_array().unwrap().len(), 1, "{rows}");
        grader.get(&format!("{}/{}", self.path(), rows[0]["id"].as_str().unwrap())).json()
    }

    /// The grading key, from nothing but a grader's passphrase.
    fn grading_identity(&self) -> GradingIdentity {
        let read = self.house.server.storage.read(|book| {
            let account = Accounts(book).find("grader")?.unwrap();
            let own: Identity = account_keys::unwrap(&account.identity, PASSPHRASE)?.unwrap();
            Ok(keys::held(book, &account.key, &own)?.remove(0).1)
        });
        read.unwrap()
    }

    /// For every text at the server, whether the grading key opens it.
    fn opens(&self) -> Vec<bool> {
        let (identity, unit): (_, Id) = (self.grading_identity(), self.laptop.unit.parse().unwrap());
        let rows = self.house.server.storage.read(|book| {
            let cell = Books(book).of(unit)?.unwrap();
            Ok(journal_sql::rows(book, cell, essay_version::KIND)?)
        });
        let texts = rows.unwrap().into_iter();
        texts.map(|row| identity.open_text(row.bytes(essay_version::TEXT).unwrap()).is_ok()).collect()
    }

    /// How often the text of each version arrived here.
    fn times_sent(&self) -> Vec<usize> {
        let unit: Id = self.laptop.unit.parse().unwrap();
        let times = self.house.server.storage.read(|book| {
            let cell = Books(book).of(unit)?.unwrap();
            let texts = |id| {
                let history = journal_sql::history(book, cell, essay_version::KIND, id)?;
                Ok(history.iter().filter(|entry| entry.field == essay_version::TEXT).count())
            };
            journal_sql::rows(book, cell, essay_version::KIND)?.iter().map(|row| texts(row.id)).collect()
        });
        times.unwrap()
    }

    pub fn account(&self, line: &[&str]) -> Value {
        json_output(sochibo_server(&self.house.made(), &[&["account"], line].concat()))
    }

    pub fn file(&self, text: &str) -> String {
        let path = self.laptop.folder.path().join(format!("mật khẩu {}", text.len()));
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

#[test]
fn an_essay_handed_in_opens_for_a_grader_and_for_nobody_else() {
    let story = Story::begin(true);
    story.write(DRAFTED);
    story.write(WRITTEN);
    story.laptop.exchange();
    let grader = story.house.login("grader");
    assert_eq!(grader.get(&story.path()).json()["rows"], json!([]));
    assert_eq!(story.opens(), [false, false], "a draft stays at the cell");

    let unseen = story.laptop.try_call("essays.hand_in", story.with(json!({ "handed_in": true }))).unwrap_err();
    assert_eq!(unseen.code, "superior_reads");
    assert!(unseen.message.contains("Tỉnh ủy Lai Châu"), "{}", unseen.message);
    story.hand_in();
    assert_eq!(story.opens().iter().filter(|opens| **opens).count(), 1, "only the version handed in");
    let shown = story.laptop.call("essays.list", json!({ "round": story.essay["round"] }));
    assert_eq!(
        (&shown["rows"][0]["reaches_superior"], &shown["hand_in_to"]),
        (&json!(true), &json!("Tỉnh ủy Lai Châu"))
    );

    let read = story.read(&grader);
    assert_eq!((&read["name"], &read["texts"][0]["awareness"]), (&json!("Lò Văn An"), &json!(WRITTEN)));
    assert_eq!((read["texts"].as_array().unwrap().len(), &read["form"]), (1, &json!("typed")));
    let round = grader.get(&format!("/api/v1/rounds/{}/essays", story.ours)).json();
    assert_eq!((&round["essays"], &round["with"], &round["hand_in"]), (&json!(1), &json!(1), &json!(true)));
    for role in ["officer", "admin"] {
        let one = format!("{}/{}", story.path(), read["id"].as_str().unwrap());
        for path in [story.path(), one, format!("/api/v1/rounds/{}/essays", story.ours), "/api/v1/graders".into()] {
            let refused = story.house.login(role).get(&path);
            assert_eq!((refused.status, refused.code().as_str()), (403, "not_your_role"), "{role} {path}");
        }
    }

    // neither the text nor the key is stored unencrypted anywhere
    for needle in [WRITTEN.as_bytes(), b"Xuyendem", b"AGE-SECRET-KEY"] {
        let found = |bytes: &Vec<u8>| bytes.windows(needle.len()).any(|window| window == needle);
        assert!(!story.house.kept().iter().any(found), "{}", String::from_utf8_lossy(needle));
    }
}

#[test]
fn every_opening_is_written_down_here_and_at_the_cell() {
    let story = Story::begin(true);
    story.write(WRITTEN);
    story.hand_in();
    let grader = story.house.login("grader");
    let id = story.read(&grader)["id"].clone();
    story.read(&grader);
    let log = story.house.login("officer").get("/api/v1/names-log").json();
    let rows: Vec<_> = log["rows"].as_array().unwrap().iter().map(|row| (&row["figure"], &row["essay"])).collect();
    assert_eq!(
        rows,
        [(&json!("essay"), &id), (&json!("essay_list"), &Value::Null)],
        "twice within ten minutes is once"
    );
    assert_eq!((&log["rows"][0]["officer"], &log["rows"][0]["unit"]["name"]), (&json!("grader"), &json!(CELL)));
    story.laptop.exchange();
    let told = story.laptop.call("exchange.state", json!({}))["names_opened"].clone();
    let told: Vec<_> = told.as_array().unwrap().iter().map(|one| (&one["what"], &one["whose"])).collect();
    assert!(told.contains(&(&json!("essay"), &json!("Lò Văn An"))), "{told:?}");
}

#[test]
fn what_is_typed_and_handed_in_at_once_is_sealed_and_sent_once() {
    let story = Story::begin(true);
    let parts = json!({ "awareness": WRITTEN, "self_review": "Tự liên hệ.", "proposals": "" });
    story.laptop.call("essays.draft", story.with(json!({ "parts": parts })));
    story.hand_in();
    assert_eq!(story.read(&story.house.login("grader"))["texts"][0]["awareness"], WRITTEN);
    assert_eq!(story.times_sent(), [1]);
}

#[test]
fn an_essay_taken_back_is_listed_and_opened_no_more() {
    let story = Story::begin(true);
    story.write(WRITTEN);
    story.hand_in();
    let grader = story.house.login("grader");
    let one = format!("{}/{}", story.path(), story.read(&grader)["id"].as_str().unwrap());
    story.laptop.call("essays.hand_in", story.with(json!({ "handed_in": false })));
    story.laptop.exchange();
    assert_eq!(grader.get(&story.path()).json()["rows"], json!([]));
    assert_eq!(grader.get(&one).status, 404);
    assert_eq!(grader.get(&format!("/api/v1/rounds/{}/essays", story.ours)).json()["essays"], 0);
    // what is written after that stays in the cell
    story.write("Viết thêm sau khi rút bài.");
    story.laptop.exchange();
    let opens = story.opens();
    assert_eq!((opens.len(), opens.iter().filter(|opens| **opens).count()), (2, 1), "but what was sent stays sent");
}

#[test]
fn what_is_changed_or_added_after_handing_in_reaches_the_graders_too() {
    let story = Story::begin(true);
    story.write(WRITTEN);
    let pdf = |name: &str, words: &str| {
        let path = story.laptop.folder.path().join(name);
        let filling = "x".repeat(100_000);
        let bytes = format!("%PDF-1.4\n{words}\n{filling}\n%%EOF");
        std::fs::write(&path, &bytes).unwrap();
        story.laptop.call("attachments.add", story.with(json!({ "paths": [path], "bears_secret_mark": false })));
        bytes.into_bytes()
    };
    let before = pdf("một.pdf", "trang nộp");
    story.hand_in();
    let after = pdf("hai.pdf", "trang thêm sau");
    story.write("Bản sửa sau khi nộp.");
    story.laptop.exchange();
    let grader = story.house.login("grader");
    let read = story.read(&grader);
    assert_eq!(read["texts"][0]["awareness"], "Bản sửa sau khi nộp.");
    assert_eq!(read["texts"].as_array().unwrap().len(), 1, "the version it was written from is not shown beside it");
    for (place, bytes) in [before, after].into_iter().enumerate() {
        let page = &read["pages"][place];
        assert_eq!((&page["opens"], &page["media"]), (&json!(true), &json!("application/pdf")));
        let path = format!("{}/{}/pages/{}", story.path(), read["id"].as_str().unwrap(), page["id"].as_str().unwrap());
        let answer = grader.get(&path);
        assert_eq!((answer.status, answer.body == bytes), (200, true));
        assert!(answer.headers["content-disposition"].starts_with("attachment"), "never drawn as a page of ours");
        assert_eq!(story.house.login("officer").get(&path).status, 403);
    }
}

#[test]
fn rounds_that_ask_for_essays_are_told_from_those_that_do_not() {
    let story = Story::begin(true);
    for hand_in in [true, false] {
        story.house.login("officer").post("/api/v1/rounds", &letter(hand_in)).json();
    }
    story.laptop.exchange();
    let listed = story.laptop.call("rounds.list", json!({}));
    assert_eq!(listed["rounds"][0]["hand_in"], true);
    let mut sent: Vec<_> = listed["from_superior"].as_array().unwrap().iter().map(|round| &round["hand_in"]).collect();
    sent.sort_by_key(|asks| asks.as_bool());
    assert_eq!(sent, [false, true]);
    let rounds = story.house.login("officer").get("/api/v1/rounds").json();
    let asking = rounds["rounds"].as_array().unwrap().iter().filter(|round| round["hand_in"] == true).count();
    assert_eq!((rounds["rounds"].as_array().unwrap().len(), asking), (3, 2), "and at the committee");
    let own = json!({ "title": "Đợt của riêng chi bộ", "from": "2026-01-01", "to": "2026-01-30" });
    story.laptop.call("rounds.save", own);
    let listed = story.laptop.call("rounds.list", json!({}));
    let marked = listed["rounds"].as_array().unwrap().iter().filter(|round| round["hand_in"] == true).count();
    assert_eq!(marked, 1, "a round of the cell's own sends nothing up");
}

#[test]
fn a_round_that_asks_for_no_essays_sends_none() {
    let story = Story::begin(false);
    story.write(WRITTEN);
    story.laptop.call("essays.hand_in", story.with(json!({ "handed_in": true })));
    story.laptop.exchange();
    assert_eq!(story.opens(), [false]);
    assert_eq!(story.house.login("grader").get(&story.path()).json()["rows"], json!([]));
    let shown = story.laptop.call("essays.list", json!({ "round": story.essay["round"] }));
    assert_eq!((&shown["hand_in_to"], &shown["rows"][0]["reaches_superior"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_second_grader_reads_once_a_first_has_given_the_key_and_not_after_the_account_is_closed() {
    let story = Story::begin(true);
    story.write(WRITTEN);
    story.hand_in();
    let secret = story.file(PASSPHRASE);
    let added = story.account(&["add", "--name", "Thị Hai", "--role", "grader", "--passphrase-file", &secret]);
    assert_eq!(added["holds_grading_key"], false);
    let second = story.house.login("Thị Hai");
    let refused = second.get(&story.path());
    assert_eq!((refused.status, refused.code().as_str()), (403, "grading_key_not_held"));
    let (empty, hers) = (json!({ "name": "thị hai" }), second.get("/api/v1/graders").json());
    assert_eq!((&hers["waiting"], &hers["mine"]), (&json!([{ "name": "Thị Hai", "person": "Thị Hai" }]), &json!(false)));
    assert_eq!(second.post("/api/v1/graders", &empty).code(), "grading_key_not_held", "she can't let herself in");
    let first = story.house.login("grader");
    assert_eq!(first.post("/api/v1/graders", &json!({ "name": "officer" })).status, 404, "an officer does not grade");
    let told = first.post("/api/v1/graders", &empty).json();
    assert_eq!((&told["waiting"], told["holders"].as_array().unwrap().len()), (&json!([]), 2));
    assert_eq!(story.read(&second)["texts"][0]["awareness"], WRITTEN);

    // an officer may get the right to grade, here with a grader's passphrase
    let by = ["grade", "--name", "officer", "--by", "Thị Hai", "--by-passphrase-file", &secret];
    assert_eq!(story.account(&by)["holds_grading_key"], true);
    assert_eq!(story.read(&story.house.login("officer"))["name"], "Lò Văn An");

    story.account(&["close", "--name", "Thị Hai"]);
    assert_eq!((second.get(&story.path()).status, story.house.try_login("Thị Hai", PASSPHRASE).status), (401, 401));
    let again = ["account", "add", "--name", "thị hai", "--role", "grader", "--passphrase-file", &secret];
    assert!(!sochibo_server(&story.house.made(), &again).status.success(), "a name of the log is not given twice");
}

#[test]
fn a_passphrase_changed_by_its_owner_keeps_the_key_and_one_set_by_the_administrator_loses_it() {
    let story = Story::begin(true);
    story.write(WRITTEN);
    story.hand_in();
    let (grader, elsewhere) = (story.house.login("grader"), story.house.login("grader"));
    let wrong = grader.post("/api/v1/passphrase", &json!({ "old": "không phải mật khẩu", "new": "mật khẩu mới đây" }));
    assert_eq!((wrong.status, wrong.code().as_str()), (401, "wrong_passphrase"));
    let short = grader.post("/api/v1/passphrase", &json!({ "old": PASSPHRASE, "new": "ngắn" }));
    assert_eq!((short.status, short.value()["field"].as_str()), (422, Some("passphrase")));
    grader.post("/api/v1/passphrase", &json!({ "old": PASSPHRASE, "new": "mật khẩu mới đây" })).json();
    assert_eq!(elsewhere.get("/api/v1/me").status, 401, "others who held the old one are out");
    assert_eq!(story.read(&grader)["texts"][0]["awareness"], WRITTEN, "the page goes on");
    assert_eq!(story.house.try_login("grader", PASSPHRASE).status, 401);

    // set again by the administrator, with or without the old one
    let (third, new) = (story.file("mật khẩu thứ ba"), story.file("mật khẩu mới đây"));
    let kept = ["passwd", "--name", "grader", "--passphrase-file", &third, "--old-passphrase-file", &new];
    assert_eq!(story.account(&kept)["lost_grading_key"], false);
    let secret = story.file(PASSPHRASE);
    let lost = story.account(&["passwd", "--name", "grader", "--passphrase-file", &secret]);
    assert_eq!(lost["lost_grading_key"], true);
    let grader = story.house.login("grader");
    assert_eq!(grader.get(&story.path()).code(), "grading_key_not_held");
    assert_eq!(grader.get("/api/v1/grading-key").json(), json!({ "stated": true, "held": false }));

    // nobody holds the key any more: there is another key, and the cell hands in again what it still has
    story.account(&["new-grading-key", "--name", "grader"]);
    assert_eq!(grader.get(&story.path()).json()["rows"][0]["name"], Value::Null, "sealed to the key that was lost");
    story.laptop.exchange();
    let shown = |field: &str| story.laptop.call("essays.open", story.essay.clone())[field].clone();
    assert_eq!((shown("reaches_superior"), shown("state")), (json!(false), json!("handed_in")));
    story.hand_in();
    assert_eq!(shown("reaches_superior"), true);
    assert_eq!(story.read(&grader)["texts"][0]["awareness"], WRITTEN);
}

#[test]
fn without_a_grading_key_no_essays_are_asked_for() {
    let house = House::open();
    house.server.storage.write(|book| Ok(book.execute("DELETE FROM grading_share", &[])?)).unwrap();
    house.server.storage.write(|book| Ok(book.execute("DELETE FROM grading_key", &[])?)).unwrap();
    let officer = house.login("officer");
    assert_eq!(officer.get("/api/v1/grading-key").json(), json!({ "stated": false, "held": false }));
    let refused = officer.post("/api/v1/rounds", &letter(true));
    assert_eq!((refused.status, refused.value()["field"].as_str()), (422, Some("hand_in")));
    assert_eq!(officer.post("/api/v1/rounds", &letter(false)).status, 200);
}
