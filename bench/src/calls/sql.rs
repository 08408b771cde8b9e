//! The SQL each call needs at the least: what a program written for this one answer would ask of the same tables. It reads
//! every row and every column the answer is made from, and makes nothing of them.

use super::book::FilledBook;
use super::registers;
use anyhow::anyhow;
use domain::Id;
use domain::catalogue::{self, Field, Format, Kind, Register};
use domain::language::{exact_fold, fold};
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params_from_iter};
use std::borrow::Cow;
use store::Book;

/// One statement with its parameters.
pub type Statement = (Cow<'static, str>, Vec<Cell>);

fn id(id: Id) -> Cell {
    Cell::Blob(id.0.to_vec())
}

fn read(connection: &Connection, statements: &[Statement]) -> rusqlite::Result<usize> {
    let mut cells = 0;
    for (sql, params) in statements {
        let mut select = connection.prepare_cached(sql)?;
        let columns = select.column_count();
        let mut rows = select.query(params_from_iter(params))?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                std::hint::black_box(row.get::<_, Cell>(column)?);
                cells += 1;
            }
        }
    }
    Ok(cells)
}

impl FilledBook {
    /// The SQL a call needs.
    pub fn sql_of(&self, call: &str) -> anyhow::Result<Vec<Statement>> {
        let own = vec![id(self.own)];
        Ok(match call {
            "home.status_bar" => status_bar(&own),
            "home.summary" => home(&own),
            "rounds.list" => rounds(&own),
            "exchange.state" => exchange(&own),
            "register.list" => register(registers::LISTED, &own),
            "register.list_sealed" => register(registers::SEALED, &own),
            "register.overview" => overview(&own),
            "calendar.year" => calendar(&own),
            "search.find" => search(),
            _ => return Err(anyhow!("{call} has no SQL here")),
        })
    }

    /// Runs it; how many cells were read.
    pub fn read(&self, statements: &[Statement]) -> anyhow::Result<usize> {
        let work = |book: &mut Book| Ok(read(book.connection(), statements));
        let read = self.app.with_book(work).map_err(|error| anyhow!("{error}"))?;
        Ok(read?)
    }
}

/// Statements with the book as their only parameter.
fn of_book(statements: impl IntoIterator<Item = impl Into<Cow<'static, str>>>, own: &[Cell]) -> Vec<Statement> {
    statements.into_iter().map(|sql| (sql.into(), own.to_vec())).collect()
}

fn setting(name: &str) -> Statement {
    (SETTING.into(), vec![Cell::Text(name.to_owned())])
}

const SETTING: &str = "SELECT value FROM setting WHERE name = ?1";
const LAST_CHANGES: &str =
    "SELECT c.pk, c.number, c.receipted, (SELECT ms FROM change WHERE chain = c.pk AND number = c.number)
    FROM chain c WHERE c.book = ?1";
const UNSENT: &str = "SELECT DISTINCT a.kind, a.record, a.first FROM chain c CROSS JOIN assignment a
    ON a.chain = c.pk AND a.number > c.receipted WHERE c.book = ?1";
const CONFLICTS: &str = "SELECT kind, record, field FROM contested WHERE book = ?1 AND unequal = 1";
const LAST_RECEIPT: &str = "SELECT (SELECT at_ms FROM receipt WHERE chain = c.pk ORDER BY number DESC LIMIT 1)
    FROM chain c WHERE c.book = ?1";
/// Chains that wait, and changes that are left out: without them nobody knows what a deletion was decided on.
const WAITING: &str = "SELECT chain FROM waiting WHERE book = ?1";
const DELETIONS: &str = "SELECT u.number FROM chain c JOIN unbound u ON u.chain = c.pk WHERE c.book = ?1";
const MEMBERS: &str =
    "SELECT id, name, born, joined, official, exempt, away, left_cell, deleted FROM member WHERE book = ?1";
const ROUNDS: &str =
    "SELECT id, title, documents, parent_round, from_date, to_date, deadline, essay_rule, final_cut, closed, deleted
    FROM round WHERE book = ?1";

fn status_bar(own: &[Cell]) -> Vec<Statement> {
    let mut all: Vec<Statement> = ["enrolment", "exchange_paused", "revoked"].map(setting).to_vec();
    all.extend(of_book([LAST_CHANGES, UNSENT, CONFLICTS, LAST_RECEIPT, WAITING, DELETIONS], own));
    all.push(("SELECT id, name FROM unit".into(), vec![]));
    all
}

fn home(own: &[Cell]) -> Vec<Statement> {
    let open = "SELECT id FROM round WHERE book = ?1 AND final_cut IS NULL";
    let marks = "SELECT r.session, r.member, r.mark FROM round o JOIN session s ON s.book = o.book AND s.round = o.id
        JOIN roll_call r ON r.book = s.book AND r.session = s.id WHERE o.book = ?1 AND o.final_cut IS NULL";
    let make_ups =
        "SELECT m.session, m.member, m.done FROM round o JOIN session s ON s.book = o.book AND s.round = o.id
        JOIN make_up m ON m.book = s.book AND m.session = s.id WHERE o.book = ?1 AND o.final_cut IS NULL";
    let essays = "SELECT e.id, e.member, e.form, e.handed_in, e.grade FROM round o JOIN essay e ON e.book = o.book AND e.round = o.id
        WHERE o.book = ?1 AND o.final_cut IS NULL";
    let mut all = status_bar(own);
    all.extend(of_book([open, marks, make_ups, essays, "SELECT id, number, name FROM document WHERE book = ?1"], own));
    all.extend(calendar(own));
    all
}

fn rounds(own: &[Cell]) -> Vec<Statement> {
    let marks =
        "SELECT s.round, r.member, r.mark FROM session s JOIN roll_call r ON r.book = s.book AND r.session = s.id
        WHERE s.book = ?1";
    let make_ups =
        "SELECT s.round, m.member, m.done FROM session s JOIN make_up m ON m.book = s.book AND m.session = s.id
        WHERE s.book = ?1";
    of_book([ROUNDS, MEMBERS, marks, make_ups], own)
}

fn exchange(own: &[Cell]) -> Vec<Statement> {
    let mut all = status_bar(own);
    all.extend([setting("fetching_book"), setting("files_when")]);
    // What waits is named by its session and its round.
    let named = "SELECT DISTINCT s.date, s.time, r.title FROM chain c CROSS JOIN assignment a
        ON a.chain = c.pk AND a.number > c.receipted JOIN session s ON s.book = a.book AND s.id = a.first
        JOIN round r ON r.book = s.book AND r.id = s.round WHERE c.book = ?1";
    let pages = "SELECT essay, page, size, pieces, deleted FROM attachment WHERE book = ?1";
    let lines = "SELECT pk, id, parent, base, number, hash, receipted FROM chain WHERE book = ?1";
    let set_aside = "SELECT s.chain, s.number FROM set_aside s JOIN chain c ON c.id = s.chain WHERE c.book = ?1";
    all.extend(of_book([named, pages, lines, set_aside, "SELECT count(*) FROM unbound WHERE book = ?1"], own));
    let logs = [
        "SELECT line FROM exchange_log WHERE what = 'receipt' ORDER BY pk DESC LIMIT 30",
        "SELECT line FROM exchange_log WHERE what = 'arrived' ORDER BY pk DESC LIMIT 30",
        "SELECT officer, what, at, essay FROM names_opened",
    ];
    all.extend(of_book(logs, &[]));
    all
}

/// A statement for each register of which something is read.
fn of_registers(columns: impl Fn(&'static Kind, Register) -> Vec<&'static str>) -> Vec<String> {
    let read = catalogue::registers().map(|(kind, register)| (kind.table, columns(kind, register)));
    let some = read.filter(|(_, columns)| !columns.is_empty());
    some.map(|(table, columns)| format!("SELECT {} FROM {table} WHERE book = ?1", columns.join(", "))).collect()
}

fn register(name: &str, own: &[Cell]) -> Vec<Statement> {
    let listed = of_registers(|kind, _| {
        let columns = kind.fields.iter().map(|field| field.column);
        if kind.table == name { columns.chain(["id"]).collect() } else { vec![] }
    });
    let named =
        ["SELECT id, title FROM round WHERE book = ?1", "SELECT id, number, name FROM document WHERE book = ?1"];
    [of_book(listed, own), of_book(named, own)].concat()
}

/// Which rows there are, and the columns that say whether something is late.
fn overview(own: &[Cell]) -> Vec<Statement> {
    of_book(of_registers(|kind, register| dated(kind, register).into_iter().chain(["deleted"]).collect()), own)
}

/// Every day that a round, a session or a register names.
fn calendar(own: &[Cell]) -> Vec<Statement> {
    let due = of_registers(|kind, register| match dated(kind, register) {
        none if none.is_empty() => none,
        dated => dated.into_iter().chain(["id", "deleted"]).collect(),
    });
    let others = [ROUNDS, MEMBERS, "SELECT id, round, date, deleted FROM session WHERE book = ?1"];
    [of_book(due, own), of_book(others, own)].concat()
}

/// The columns of a register's dates and words, if something of it is ever due.
fn dated(kind: &'static Kind, register: Register) -> Vec<&'static str> {
    let read = |field: &&Field| matches!(field.format.opened(), Format::Date | Format::Word(_));
    let due = if register.dues.is_empty() { &[] } else { kind.fields };
    due.iter().filter(read).map(|field| field.column).collect()
}

/// What is searched for: words of many essays, so that as much is found as can be shown.
pub const WORDS: &str = "chương trình";

fn search() -> Vec<Statement> {
    let exact = "SELECT s.kind, s.record FROM search_exact f JOIN searchable s ON s.pk = f.rowid
        WHERE f.text MATCH ?1 ORDER BY rank LIMIT 90";
    let folded = "SELECT s.kind, s.record FROM search_folded f JOIN searchable s ON s.pk = f.rowid
        WHERE f.text MATCH ?1 ORDER BY rank LIMIT 90";
    let words = |folded: String| {
        let quoted: Vec<String> = folded.split(' ').map(|word| format!("\"{word}\"")).collect();
        vec![Cell::Text(format!("{}*", quoted.join(" ")))]
    };
    // As many hits as are shown, each with its essay, its round and its member.
    let shown = "SELECT e.id, e.round, e.member, e.form, r.title, r.from_date, r.to_date FROM essay_version v
        JOIN essay e ON e.book = v.book AND e.id = v.essay JOIN round r ON r.book = e.book AND r.id = e.round LIMIT 30";
    let members = "SELECT id, name, born FROM member LIMIT 30";
    let asked = [(exact, words(exact_fold(WORDS))), (folded, words(fold(WORDS))), (shown, vec![]), (members, vec![])];
    asked.into_iter().map(|(sql, words)| (sql.into(), words)).collect()
}
