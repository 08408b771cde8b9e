//! A laptop that is prepared once and copied for every run, and everything a person could read in it as one
//! text.

use crate::enrolled;
use crate::opened::{folder, open};
use anyhow::{Context, bail, ensure};
use app::{AppSession, call};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use store::{Book, KdfParameters, NewBook, Profile};
use system_tests::act::{CELLS_BOOK, DEPUTYS_PASSPHRASE, KEPT_PASSPHRASE, NEW_PASSPHRASE, PASSPHRASE, Place};
use tempfile::TempDir;

const CELL: &str = "Chi bộ bản Nà Hiềng";
const PATIENCE: Duration = Duration::from_secs(10);

/// What laptops the acts begin on, each made once.
struct Prepared {
    with_book: TempDir,
    /// No book, only a backup beside its folder.
    empty: TempDir,
    /// A book without any records.
    fresh: TempDir,
    /// Enrolled with its superior; has handed a package over.
    enrolled: TempDir,
    /// As an earlier program left it: a migration step and a column are missing.
    older: TempDir,
    /// Two people may open the book.
    shared: TempDir,
    /// The book kept from version 1.
    kept: TempDir,
}

static PREPARED: LazyLock<Prepared> = LazyLock::new(|| prepare_all().expect("laptops to begin on"));

fn prepare_all() -> anyhow::Result<Prepared> {
    let (with_book, empty, fresh, enrolled, older) = (folder(), folder(), folder(), folder(), folder());
    let (shared, kept) = (folder(), folder());
    let at = |folder: &TempDir| Place(folder.path().to_owned());
    begin(&at(&with_book))?;
    fill(&at(&with_book))?;
    fs::create_dir_all(at(&empty).book())?;
    fs::create_dir_all(at(&empty).stick())?;
    fs::copy(at(&with_book).backup(), at(&empty).backup())?;
    begin(&at(&fresh))?;
    copy(with_book.path(), enrolled.path())?;
    enrolled::prepare(&at(&enrolled))?;
    copy(with_book.path(), older.path())?;
    take_back(&at(&older))?;
    copy(with_book.path(), shared.path())?;
    add_deputy(&at(&shared))?;
    fs::create_dir_all(at(&kept).stick())?;
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/book/v1"), &at(&kept).book())?;
    Ok(Prepared { with_book, empty, fresh, enrolled, older, shared, kept })
}

/// A copy of the laptop an act begins on.
pub fn laptop(act: &str) -> (TempDir, Place) {
    let from = match act {
        "start" | "restore" => &PREPARED.empty,
        "join" => &PREPARED.fresh,
        "upgrade" => &PREPARED.older,
        "remove-person" => &PREPARED.shared,
        "upgrade-keys" => &PREPARED.kept,
        "write-stick" | "take-answer" => &PREPARED.enrolled,
        _ => &PREPARED.with_book,
    };
    let to = folder();
    copy(from.path(), to.path()).expect("a copy of the laptop");
    let place = Place(to.path().to_owned());
    if act == "repair" {
        spoil(&place.book().join("book.db"));
    }
    (to, place)
}

/// Undoes the second migration step of the laptop's tables, and removes a column that has to be filled again
/// from the journal.
fn take_back(place: &Place) -> anyhow::Result<()> {
    let app_session = AppSession::new(&place.book());
    open(&app_session, PASSPHRASE)?;
    app_session.with_book(|book| {
        let back = "DROP TABLE piece; ALTER TABLE member DROP COLUMN born;
             DELETE FROM schema_step WHERE step_set = 'laptop' AND number = 1";
        book.connection()
            .execute_batch(back)
            .map_err(|error| app::messages::CallError::new("sqlite", error.to_string()))
    })?;
    Ok(())
}

fn add_deputy(place: &Place) -> anyhow::Result<()> {
    let app_session = AppSession::new(&place.book());
    open(&app_session, PASSPHRASE)?;
    app_session.with_book(|book| {
        let kdf = KdfParameters::FLOOR;
        Ok(book.add_person("Vàng A Chứ", "deputy_secretary", DEPUTYS_PASSPHRASE, kdf, 1_700_000_000_500).map(drop)?)
    })?;
    Ok(())
}

/// Corrupts a page in the middle of the file, so that its authentication fails.
fn spoil(book: &Path) {
    let mut bytes = fs::read(book).expect("the book's file");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(book, bytes).expect("a spoiled book");
}

pub fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("a name")?);
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

fn begin(place: &Place) -> anyhow::Result<()> {
    fs::create_dir_all(place.stick())?;
    let new = NewBook {
        cell_name: CELL,
        superior_name: "Đảng ủy xã Bình Lư",
        full_name: "Thào A Dế",
        role: "secretary",
        passphrase: PASSPHRASE,
        sample: false,
        now_ms: 1_700_000_000_000,
        kdf: KdfParameters::FLOOR,
    };
    drop(Book::create(Profile::open(&place.book())?, &new)?);
    Ok(())
}

fn fill(place: &Place) -> anyhow::Result<()> {
    let app_session = AppSession::new(&place.book());
    open(&app_session, PASSPHRASE)?;
    let id =
        |name: &str, request: Value| -> anyhow::Result<Value> { Ok(call(&app_session, name, request)?["id"].clone()) };
    let mut members = Vec::new();
    for name in ["Lò Văn An", "Lò Thị Bà", "Giàng A Câu", "Tẩn Mỷ Dế", "Lù Văn Đào", "Vàng Thị Hoa"]
    {
        members.push(id("members.save", json!({ "name": name, "born": "1970" }))?);
    }
    let round = id(
        "rounds.save",
        json!({ "title": "Học tập Nghị quyết", "from": "2025-03-01", "to": "2025-03-30", "essay_owers": "all_members" }),
    )?;
    let marks = ["present", "present", "absent_work", "present", "present", "present"];
    for (day, marked) in [("2025-03-12", 4), ("2025-03-19", 6)] {
        let session = id("sessions.save", json!({ "round": round, "date": day, "time": "19:30" }))?;
        for (member, mark) in members.iter().zip(marks).take(marked) {
            call(&app_session, "roll_call.mark", json!({ "session": session, "member": member, "mark": mark }))?;
        }
    }
    for (place, essay) in [(0, "waits"), (1, "kept")] {
        let which = json!({ "round": round, "member": members[place] });
        let parts =
            json!({ "awareness": "Hiểu rõ hơn việc giữ rừng. ".repeat(40), "self_review": "", "proposals": "" });
        let draft = json!({ "round": round, "member": members[place], "parts": parts });
        call(&app_session, "essays.draft", draft)?;
        if essay == "kept" {
            call(&app_session, "essays.keep_version", which)?;
            let handed = json!({ "round": round, "member": members[place], "handed_in": true, "on": "2025-03-25" });
            call(&app_session, "essays.hand_in", handed)?;
        }
    }
    let made = call(&app_session, "backup.make", json!({ "to": place.root() }))?;
    fs::rename(made["path"].as_str().context("a path")?, place.backup())?;
    Ok(())
}

/// Everything that can be read, when it is sound: what differs from run to run (ids, moments) left out.
pub fn readable_state(place: &Place) -> anyhow::Result<String> {
    let app_session = let_go(place)?;
    let mut lines = vec![format!("backups: {}", backups(place)?), format!("packages: {}", enrolled::packages(place)?)];
    if call(&app_session, "profile.status", json!({}))?["exists"] == false {
        lines.push("no book".to_owned());
        return Ok(lines.join("\n"));
    }
    let first = if call(&app_session, "profile.status", json!({}))?["cell_name"] == CELL {
        PASSPHRASE
    } else {
        KEPT_PASSPHRASE
    };
    match open(&app_session, first) {
        Ok(()) => {}
        Err(error) if error.code == "wrong_passphrase" => {
            open(&app_session, NEW_PASSPHRASE)?;
            lines.push("the new passphrase".to_owned());
        }
        Err(error) => bail!("the book does not open: {error}"),
    }
    ensure!(databases(place)? == 1, "what a key was made anew from is still there");
    lines.push(of_the_key(&app_session)?);
    lines.extend(read_all(&app_session)?);
    let verified = call(&app_session, "book.verify", json!({}))?;
    ensure!(verified["sound"] == true, "{verified}");
    ensure!(call(&app_session, "book.rebuild", json!({}))?["same"] == true, "a rebuild gives another book");
    let rebuilt = read_all(&app_session)?;
    ensure!(lines.ends_with(&rebuilt), "a rebuild shows another book");
    Ok(lines.join("\n"))
}

/// Waits until nobody holds the book: a process that another test is just starting holds all files of this one
/// open until it calls exec.
fn let_go(place: &Place) -> anyhow::Result<AppSession> {
    let begun = Instant::now();
    loop {
        let app_session = AppSession::new(&place.book());
        match call(&app_session, "profile.status", json!({})) {
            Err(error) if error.code == "in_use" && begun.elapsed() < PATIENCE => std::thread::yield_now(),
            Err(error) => bail!("{error}"),
            Ok(_) => return Ok(app_session),
        }
    }
}

/// The number of databases in the book's folder: one, once somebody has opened it.
fn databases(place: &Place) -> anyhow::Result<usize> {
    let names = fs::read_dir(place.book())?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(names.iter().filter(|path| path.extension().is_some_and(|extension| extension == "db")).count())
}

/// Whether the book is the cell's, how often its key was turned over, and whether the recovery sheet opens it.
fn of_the_key(app_session: &AppSession) -> anyhow::Result<String> {
    Ok(app_session.with_book(|book| {
        let joined = book.own_book().0 == CELLS_BOOK;
        let generations = book.ring().secret().lines().count();
        let secret = book.recovery_secret()?;
        let slots = book.profile().keyslots()?;
        let (opens, due) = (slots.open_with_sheet(&secret).is_ok(), slots.renewal_due);
        Ok(format!("joined: {joined}, keys: {generations}, the sheet opens: {opens}, a key is due: {due}"))
    })?)
}

fn read_all(app_session: &AppSession) -> anyhow::Result<Vec<String>> {
    let mut lines = Vec::new();
    let mut tell = |name: &str, request: Value| -> anyhow::Result<Value> {
        let answer = call(app_session, name, request)?;
        lines.push(format!("{name} {}", scrubbed(&answer)));
        Ok(answer)
    };
    tell("people.list", json!({}))?;
    tell("exchange.state", json!({}))?;
    tell("members.list", json!({ "include_left": true }))?;
    tell("documents.list", json!({}))?;
    let rounds = tell("rounds.list", json!({}))?;
    for line in rounds["rounds"].as_array().context("rounds")? {
        let round = tell("rounds.get", json!({ "id": line["id"] }))?;
        for name in ["make_ups.list", "totals.round"] {
            tell(name, json!({ "round": line["id"] }))?;
        }
        for session in round["sessions"].as_array().context("sessions")? {
            tell("roll_call.sheet", json!({ "id": session["id"] }))?;
        }
        let essays = tell("essays.list", json!({ "round": line["id"] }))?;
        for essay in essays["rows"].as_array().context("essays")?.iter().filter(|row| row["state"] != "not_handed_in") {
            tell("essays.open", json!({ "round": line["id"], "member": essay["member"] }))?;
        }
    }
    Ok(lines)
}

/// Replaces random ids and times, and sorts lists whose order depends on ids.
fn scrubbed(value: &Value) -> Value {
    match value {
        Value::String(text) if text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit()) => json!("#"),
        Value::String(text) if text.ends_with('Z') && text.contains('T') && text.len() >= 20 => json!("@"),
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(scrubbed).collect();
            items.sort_by_key(Value::to_string);
            Value::Array(items)
        }
        // Labels are left out: of many records, only the first twenty by id are named.
        Value::Object(fields) => {
            let named = fields.iter().filter(|(name, _)| *name != "labels");
            named.map(|(name, value)| (name.clone(), scrubbed(value))).collect()
        }
        other => other.clone(),
    }
}

/// Counts the backups on the stick. Each is restored into an empty folder to check that it is complete.
fn backups(place: &Place) -> anyhow::Result<usize> {
    let mut whole = 0;
    for entry in fs::read_dir(place.stick())? {
        let path: PathBuf = entry?.path();
        if path.extension().is_some_and(|extension| extension == "sochibo") {
            let empty = folder();
            store::restore(&Profile::open(empty.path())?, &path).with_context(|| format!("{}", path.display()))?;
            whole += 1;
        }
    }
    Ok(whole)
}
