//! A person's acts, each as the calls that the window makes.

use crate::BoxedStep;
use app::messages::CallError;
use app::{AppSession, call};
use domain::Id;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::io::Read;
use std::rc::Rc;
use store::{Book, KdfParameters, NewBook, Profile};
use system_tests::act::{CELLS_BOOK, KEPT_PASSPHRASE, NEW_PASSPHRASE, PASSPHRASE, Place};
use system_tests::study::roster;

/// A moment after the book was made.
const LATER_MS: u64 = 1_700_000_900_000;

pub type Step = dyn Fn(&AppSession, &Place) -> Result<(), CallError>;

pub fn needs_open_book(act: &str) -> bool {
    !["start", "restore", "open", "repair", "upgrade", "upgrade-keys"].contains(&act)
}

pub fn steps(act: &str) -> anyhow::Result<Vec<BoxedStep>> {
    Ok(match act {
        "start" => one(start),
        "open" | "upgrade" => one(|app_session, _| crate::open(app_session)),
        "add-member" => {
            one(|app_session, _| save(app_session, "members.save", json!({ "name": "Vàng A Páo", "born": "1979" })))
        }
        "import" => one(|app_session, _| {
            save(app_session, "members.import_commit", json!({ "path": roster("roster-clean.xlsx").to_string_lossy() }))
        }),
        "open-round" => vec![Box::new(document), Box::new(round)],
        "session" => one(|app_session, _| {
            save(
                app_session,
                "sessions.save",
                json!({ "round": first_round(app_session)?["id"], "date": "2025-04-02", "time": "20:00" }),
            )
        }),
        "mark" => one(|app_session, _| mark(app_session, 4, "present")),
        "mark-many" => vec![Box::new(mark_many), Box::new(|app_session, _| mark(app_session, 4, "absent_work"))],
        "confirm" => one(|app_session, _| {
            save(app_session, "roll_call.confirm", json!({ "id": session(app_session, 1)?["id"] }))
        }),
        "make-up" => one(make_up),
        "draft" => {
            vec![
                Box::new(|app_session, _| draft(app_session, "Bản thân nhận rõ ")),
                Box::new(|app_session, _| draft(app_session, "Sửa lại: ")),
            ]
        }
        "keep-version" => one(|app_session, _| save(app_session, "essays.keep_version", essay(app_session, 0)?)),
        "grade" => one(|app_session, _| {
            save(app_session, "essays.grade", with(essay(app_session, 1)?, json!({ "grade": "good" })))
        }),
        "finalise" => one(|app_session, _| {
            save(
                app_session,
                "rounds.finalise",
                json!({ "id": first_round(app_session)?["id"], "although_unmarked": true }),
            )
        }),
        "back-up" => {
            one(|app_session, place| save(app_session, "backup.make", json!({ "to": place.stick().to_string_lossy() })))
        }
        "passphrase" => one(|app_session, _| {
            save(app_session, "profile.change_passphrase", json!({ "old": PASSPHRASE, "new": NEW_PASSPHRASE }))
        }),
        "restore" => one(|app_session, place| {
            save(app_session, "backup.restore", json!({ "from": place.backup().to_string_lossy() }))
        }),
        "repair" => one(repair),
        "new-sheet" => {
            one(|app_session, _| save(app_session, "profile.renew_recovery", json!({ "own_passphrase": PASSPHRASE })))
        }
        "remove-person" => one(remove_person),
        "upgrade-keys" => one(|app_session, _| crate::open_with(app_session, KEPT_PASSPHRASE)),
        "join" => one(|app_session, _| {
            app_session.with_book(|book| Ok(book.switch_to_cell_book(Id(CELLS_BOOK), LATER_MS, |_| Ok(()))?))
        }),
        "memory" => memory_steps(),
        "write-stick" => one(|app_session, place| {
            save(app_session, "stick.write", json!({ "to": "superior", "folder": place.stick().to_string_lossy() }))
        }),
        "take-answer" => one(|app_session, place| {
            save(app_session, "stick.take", json!({ "file": place.answer().to_string_lossy() }))
        }),
        other => anyhow::bail!("nobody does {other}"),
    })
}

/// Reads one line of input without a buffer that would keep it in memory.
fn read_line() -> Result<String, CallError> {
    let failed = |error: std::io::Error| CallError::new("act", error.to_string());
    let mut input = std::fs::File::open("/dev/stdin").map_err(failed)?;
    let (mut line, mut byte) = (Vec::new(), [0]);
    while input.read(&mut byte).map_err(failed)? == 1 && byte != *b"\n" {
        line.push(byte[0]);
    }
    String::from_utf8(line).map_err(|error| CallError::new("act", error.to_string()))
}

/// Texts are typed and worked with, then the book is locked. Each step waits for the test, which then searches
/// the memory.
fn memory_steps() -> Vec<BoxedStep> {
    let typed = Rc::new(RefCell::new(String::new()));
    let kept = Rc::clone(&typed);
    vec![
        Box::new(move |_, _| read_line().map(|line| drop(kept.replace(line)))),
        Box::new(move |app_session, _| {
            read_line()?;
            work(app_session, &typed.take())
        }),
        Box::new(lock_when_told),
    ]
}

/// The person's work with the typed texts.
fn work(app_session: &AppSession, typed: &str) -> Result<(), CallError> {
    let typed: Value = serde_json::from_str(typed).map_err(|error| CallError::new("act", error.to_string()))?;
    let deputy = json!({
        "full_name": "Vàng A Chứ", "role": "deputy_secretary", "passphrase": typed["passphrase"],
        "own_passphrase": PASSPHRASE,
    });
    let person = call(app_session, "people.add", deputy)?["people"][1]["id"].clone();
    save(app_session, "profile.lock", json!({}))?;
    save(app_session, "profile.unlock", json!({ "person": person, "passphrase": typed["passphrase"] }))?;
    let member = call(app_session, "members.save", json!({ "name": typed["name"], "born": "1979" }))?["id"].clone();
    save(
        app_session,
        "rounds.save",
        json!({ "title": "Học tập Chỉ thị 01", "from": "2025-05-01", "to": "2025-05-30", "essay_owers": "all_members" }),
    )?;
    let round = first_round(app_session)?["id"].clone();
    let parts = json!({ "awareness": typed["essay"], "self_review": "", "proposals": "" });
    save(app_session, "essays.draft", json!({ "round": round, "member": member, "parts": parts }))?;
    save(app_session, "essays.keep_version", json!({ "round": round, "member": member }))?;
    save(app_session, "essays.open", json!({ "round": round, "member": member }))?;
    save(app_session, "search.find", json!({ "text": typed["name"] }))?;
    save(app_session, "keys.state", json!({}))
}

fn lock_when_told(app_session: &AppSession, _: &Place) -> Result<(), CallError> {
    read_line()?;
    save(app_session, "profile.lock", json!({}))?;
    crate::say("saved").map_err(|error| CallError::new("act", error.to_string()))?;
    // The test now searches the memory, then ends the program.
    read_line().map(drop)
}

fn one(step: impl Fn(&AppSession, &Place) -> Result<(), CallError> + 'static) -> Vec<BoxedStep> {
    vec![Box::new(step)]
}

pub fn save(app_session: &AppSession, name: &str, request: Value) -> Result<(), CallError> {
    call(app_session, name, request).map(drop)
}

/// Like `profile.create`, with the fastest key derivation that is allowed.
fn start(_: &AppSession, place: &Place) -> Result<(), CallError> {
    let new = NewBook {
        cell_name: "Chi bộ bản Nà Hiềng",
        superior_name: "Đảng ủy xã Bình Lư",
        full_name: "Thào A Dế",
        role: "secretary",
        passphrase: PASSPHRASE,
        sample: false,
        now_ms: 1_700_000_000_000,
        kdf: KdfParameters::FLOOR,
    };
    Ok(Book::create(Profile::open(&place.book())?, &new).map(drop)?)
}

fn document(app_session: &AppSession, _: &Place) -> Result<(), CallError> {
    save(app_session, "documents.save", json!({ "number": "01-CT/TW", "issuer": "Ban Bí thư", "date": "2025-03-01" }))
}

fn round(app_session: &AppSession, _: &Place) -> Result<(), CallError> {
    save(app_session, "rounds.save", json!({ "title": "Học tập Chỉ thị 01", "from": "2025-05-01", "to": "2025-05-30" }))
}

fn first_round(app_session: &AppSession) -> Result<Value, CallError> {
    let rounds = call(app_session, "rounds.list", json!({}))?;
    call(app_session, "rounds.get", json!({ "id": rounds["rounds"][0]["id"] }))
}

fn session(app_session: &AppSession, place: usize) -> Result<Value, CallError> {
    Ok(first_round(app_session)?["sessions"][place].clone())
}

fn member(app_session: &AppSession, place: usize) -> Result<Value, CallError> {
    Ok(call(app_session, "members.list", json!({}))?["members"][place]["id"].clone())
}

fn mark(app_session: &AppSession, place: usize, mark: &str) -> Result<(), CallError> {
    let (session, member) = (session(app_session, 0)?["id"].clone(), member(app_session, place)?);
    save(app_session, "roll_call.mark", json!({ "session": session, "member": member, "mark": mark }))
}

fn mark_many(app_session: &AppSession, _: &Place) -> Result<(), CallError> {
    let marks = [(4, "present"), (5, "absent_study")]
        .into_iter()
        .map(|(place, mark)| Ok(json!({ "member": member(app_session, place)?, "mark": mark })))
        .collect::<Result<Vec<_>, CallError>>()?;
    save(app_session, "roll_call.mark_many", json!({ "session": session(app_session, 0)?["id"], "marks": marks }))
}

fn make_up(app_session: &AppSession, _: &Place) -> Result<(), CallError> {
    let (session, member) = (session(app_session, 0)?["id"].clone(), member(app_session, 2)?);
    let request = json!({ "session": session, "member": member, "on": "2025-03-20", "at_unit": "Đảng ủy xã Nà Tăm" });
    save(app_session, "make_ups.save", request)
}

fn essay(app_session: &AppSession, place: usize) -> Result<Value, CallError> {
    Ok(json!({ "round": first_round(app_session)?["id"], "member": member(app_session, place)? }))
}

fn draft(app_session: &AppSession, beginning: &str) -> Result<(), CallError> {
    let parts = json!({ "awareness": format!("{beginning}{}", "giữ rừng đầu nguồn. ".repeat(300)), "self_review": "", "proposals": "" });
    save(app_session, "essays.draft", with(essay(app_session, 3)?, json!({ "parts": parts })))
}

fn with(mut request: Value, more: Value) -> Value {
    if let (Some(request), Value::Object(more)) = (request.as_object_mut(), more) {
        request.extend(more);
    }
    request
}

fn remove_person(app_session: &AppSession, _: &Place) -> Result<(), CallError> {
    let person = call(app_session, "people.list", json!({}))?["people"][1]["id"].clone();
    save(app_session, "people.remove", json!({ "person": person, "own_passphrase": PASSPHRASE }))
}

fn repair(app_session: &AppSession, place: &Place) -> Result<(), CallError> {
    let person = call(app_session, "profile.status", json!({}))?["people"][0]["id"].clone();
    let backup = place.backup().to_string_lossy().into_owned();
    save(app_session, "book.repair", json!({ "person": person, "passphrase": PASSPHRASE, "backup": backup }))
}
