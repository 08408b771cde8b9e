//! A year of a cell, from January to December, through the calls that the window and the command line use: list, document,
//! round, roll-call with a power cut, essays, make-ups, meetings, tasks, a deputy, a lost laptop, proof of a figure, and the
//! year's evidence. Exchange by net and stick is played by the stories in `tests/`.

use crate::lists::{members, roster};
use crate::meetings::{figure, get, mark, meeting, register};
use crate::scene::{Cell, PASSPHRASE};
use app::AppSession;
use serde_json::{Value, json};

const DEPUTYS: &str = "con suối trong xanh";

/// Nineteen members, none of them real, and what the year left so far.
struct Year {
    cell: Cell,
    people: Vec<String>,
    round: String,
    session: String,
}

#[test]
fn a_year_is_kept_from_january_to_december() {
    january();
    let mut year = february();
    march(&mut year);
    april(&year);
    june(&year);
    july(&year);
    august(&year);
    let year = september(year);
    october(&year);
    december(&year);
}

/// The list comes in from a file in the old letters; again it adds nobody.
fn january() {
    let cell = Cell::new();
    let path = json!({ "path": roster("roster-tcvn3.xls") });
    assert_eq!(cell.call("members.import_commit", path.clone())["added"], 32);
    assert_eq!(cell.call("members.import_commit", path)["added"], 0);
    assert_eq!(members(&cell).len(), 32);
}

/// A letter is recorded, a round is opened for it, a stamped one is refused.
fn february() -> Year {
    let cell = Cell::new();
    let people = cell.members(19);
    let document = cell.id(
        "documents.save",
        json!({ "number": "01-CT/TW", "issuer": "Ban Chấp hành Trung ương", "date": "06/02/2025" }),
    );
    let stamped = json!({ "number": "05-TT/HU", "summary": "Về việc đặc biệt\nTỐI MẬT" });
    assert!(!cell.refused("documents.save", stamped).message.is_empty());
    let round = cell.round(json!({
        "documents": [document], "essay_owers": "all_members", "essay_due": "30/04/2025",
    }));
    let session = cell.session(&round, json!({ "form": "hybrid", "points": ["Nhà văn hóa bản", "Điểm cầu xã"] }));
    Year { cell, people, round, session }
}

/// The power fails in the middle of the roll-call: every mark is there. 15 of 19, four owe a make-up.
fn march(year: &mut Year) {
    for person in &year.people[..10] {
        year.cell.mark(&year.session, person, "present");
    }
    year.cell.reopen();
    for person in &year.people[10..15] {
        year.cell.mark(&year.session, person, "present");
    }
    for person in &year.people[15..] {
        year.cell.mark(&year.session, person, "absent_work");
    }
    let totals = year.cell.totals(&year.round);
    let asked = ["present", "due", "present_share", "make_up_owed", "unmarked"];
    assert_eq!(asked.map(|name| totals[name].clone()), [15, 19, 7_895, 4, 0].map(|number| json!(number)));
}

/// Five essays typed, of which two alike, ten on paper, three exempt, one owed; grades 6, 6 and 3.
fn april(year: &Year) {
    let (cell, round) = (&year.cell, &year.round);
    let whose = |person: &String| json!({ "round": round, "member": person });
    let with = |person: &String, more: Value| {
        let mut request = whose(person);
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    let same = "Qua học tập, bản thân nhận thức rõ hơn về việc giữ rừng, làm đường và cho con em đi học.";
    for (place, person) in year.people[..5].iter().enumerate() {
        let own = format!("Bài số {place} viết về việc riêng của nhà mình trong năm {}.", 2020 + place);
        let text = if place < 2 { same.to_owned() } else { own };
        cell.call(
            "essays.draft",
            with(person, json!({ "parts": { "awareness": text, "self_review": "", "proposals": "" } })),
        );
        cell.call("essays.hand_in", with(person, json!({ "handed_in": true, "on": "20/04/2025" })));
    }
    for person in &year.people[5..15] {
        cell.call("essays.hand_in", with(person, json!({ "handed_in": true, "on": "20/04/2025", "on_paper": true })));
    }
    for person in &year.people[15..18] {
        cell.call("essays.set_form", with(person, json!({ "form": "exempt" })));
    }
    let alike = cell.call("grading.alike", whose(&year.people[0]));
    assert_eq!(alike["rows"][0]["member"], json!(year.people[1]), "the program points, the secretary decides");
    for (place, person) in year.people[..15].iter().enumerate() {
        let grade = ["good", "fair", "average"][place / 6];
        cell.call("essays.grade", with(person, json!({ "grade": grade })));
    }
    let totals = cell.totals(round);
    let grades = ["good", "fair", "average"].map(|grade| totals["grades"][grade].clone());
    assert_eq!(grades, [6, 6, 3].map(|number| json!(number)));
    assert_eq!((&totals["essays_exempt"], &totals["essays_owed"]), (&json!(3), &json!(1)));
}

/// Three make up at the commune: 18 of 19, and the roll-call still says 15.
fn june(year: &Year) {
    for person in &year.people[15..18] {
        year.cell.make_up(&year.session, person);
    }
    let totals = year.cell.totals(&year.round);
    let asked = ["present", "studied", "studied_share", "make_up_owed"];
    assert_eq!(asked.map(|name| totals[name].clone()), [15, 18, 9_474, 1].map(|number| json!(number)));
}

/// A meeting is held, tasks of the programme are reviewed: three are late.
fn july(year: &Year) {
    let (cell, people) = (&year.cell, &year.people);
    let held = meeting(cell, json!({ "date": "05/07/2025", "start": "19:30", "finish": "21:10" }));
    for person in &people[..17] {
        mark(cell, &held, person, "present");
    }
    for person in &people[17..] {
        mark(cell, &held, person, "absent_personal");
    }
    let counted = get(cell, &held);
    assert_eq!((figure(&counted, "due"), figure(&counted, "present")), (19, 17));
    let programme = register(
        cell,
        "programme",
        json!({ "title": "Chương trình hành động thực hiện Chỉ thị 01", "of": "cell", "issued": "01/04/2025" }),
    );
    for (place, person) in people[..4].iter().enumerate() {
        let mut task = json!({
            "what": format!("Việc số {place}"), "programme": programme, "lead": person, "deadline": "30/06/2025",
            "progress": "ongoing",
        });
        if place == 0 {
            task["progress"] = json!("done");
            task["finished"] = json!("20/06/2025");
        }
        register(cell, "assigned_task", task);
    }
    let home = cell.call("home.summary", json!({})).to_string();
    assert_eq!((1..4).filter(|place| home.contains(&format!("Việc số {place}"))).count(), 3, "{home}");
    assert!(!home.contains("Việc số 0"), "what was done on time is not due");
}

/// A deputy opens the book with a passphrase of her own, and sees no ratings.
fn august(year: &Year) {
    let cell = &year.cell;
    let secretary = cell.call("people.list", json!({}))["people"][0]["id"].clone();
    save_rating(year, "good");
    let add = json!({
        "full_name": "Vàng Thị Dế", "role": "deputy_secretary", "passphrase": DEPUTYS, "own_passphrase": PASSPHRASE,
    });
    let deputy = cell.call("people.add", add)["people"][1]["id"].clone();
    open(cell, &deputy, DEPUTYS);
    assert_eq!(cell.totals(&year.round)["studied"], 18);
    let ratings = json!({ "period": "2025", "scheme": "366-2025" });
    assert_eq!(cell.refused("ratings.list", ratings).code, "not_in_audience");
    open(cell, &secretary, PASSPHRASE);
}

fn save_rating(year: &Year, level: &str) {
    let request = json!({ "member": year.people[0], "period": "2025", "scheme": "366-2025", "level": level });
    year.cell.call("ratings.save", request);
}

fn open(cell: &Cell, who: &Value, passphrase: &str) {
    cell.call("profile.lock", json!({}));
    cell.call("profile.unlock", json!({ "person": who, "passphrase": passphrase }));
}

/// The laptop dies. A backup and the recovery sheet open the book on a borrowed one; the secretary's own words open the
/// ratings again.
fn september(year: Year) -> Year {
    let own = json!({ "own_passphrase": PASSPHRASE });
    let words = |sheet: Value| {
        let words = sheet["words"].as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned());
        words.collect::<Vec<_>>().join(" ")
    };
    let sheet = words(year.cell.call("profile.recovery_sheet", own.clone()));
    let own_words = words(year.cell.call("people.own_words", own));
    let stick = tempfile::TempDir::new().unwrap();
    year.cell.call("backup.make", json!({ "to": stick.path() }));
    let backup = std::fs::read_dir(stick.path()).unwrap().next().unwrap().unwrap().path();
    let folder = tempfile::TempDir::new().unwrap();
    let cell = Cell { app_session: AppSession::new(folder.path()), folder };
    let restored = cell.call("backup.restore", json!({ "from": backup }));
    let secretary = restored["people"][0]["id"].clone();
    let recover = json!({ "words": sheet, "person": secretary, "new_passphrase": "đồi chè sương sớm" });
    cell.call("profile.recover", recover);
    assert_eq!(cell.totals(&year.round)["studied"], 18, "at work again the same evening");
    let ratings = json!({ "period": "2025", "scheme": "366-2025" });
    assert_eq!(cell.refused("ratings.list", ratings.clone()).code, "not_in_audience");
    cell.call("people.take_own_words", json!({ "words": own_words }));
    assert_eq!(cell.call("ratings.list", ratings)["rows"][0]["level"], "Hoàn thành tốt nhiệm vụ");
    Year { cell, ..year }
}

/// "Prove 94.74 %": the figure opens onto the eighteen names of nineteen.
fn october(year: &Year) {
    assert_eq!(year.cell.totals(&year.round)["studied_share"], 9_474);
    let rows = year.cell.call("totals.rows", json!({ "round": year.round, "figure": "studied" }));
    let names: std::collections::BTreeSet<&str> =
        rows["rows"].as_array().unwrap().iter().map(|row| row["label"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 18, "{rows}");
}

/// The year's evidence, and the ledger.
fn december(year: &Year) {
    let (cell, folder) = (&year.cell, year.cell.folder.path());
    let rating = cell.call("ratings.get", json!({ "member": year.people[15], "period": "2025", "scheme": "366-2025" }));
    let said = rating["groups"].to_string();
    for words in ["vắng, đã học bổ sung", "Dự 1/1 kỳ sinh hoạt phải dự"] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let late = cell.call("ratings.get", json!({ "member": year.people[1], "period": "2025", "scheme": "366-2025" }));
    for words in ["Việc số 1: quá hạn, chưa xong", "bài thu hoạch đã nộp, đánh giá Tốt"] {
        assert!(late["groups"].to_string().contains(words), "{words} in {late}");
    }
    let ledger = json!({ "round": year.round, "out": folder.join("so-theo-doi.xlsx") });
    assert!(cell.call("papers.ledger", ledger)["bytes"].as_u64().unwrap() > 2_000);
    let report = json!({ "round": year.round, "out": folder.join("bao-cao.docx") });
    assert!(cell.call("papers.report", report)["bytes"].as_u64().unwrap() > 2_000);
    assert_eq!(cell.call("book.verify", json!({}))["findings"], json!([]));
}
