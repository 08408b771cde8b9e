//! Verdicts on changes that were set aside, with those changes. The rows are the journal's projected tables;
//! this handle reads them across all cells at once.

use domain::Id;
use sql::{Row, Sql, params};

/// A verdict that no officer has answered. The index that finds them uses the same expression.
const WAITING: &str = "coalesce(withdrawn, 0) = 0 AND coalesce(left_aside, 0) = 0";

/// One verdict, and the change as its laptop wrote it, without its erasable values.
pub struct JudgedChange {
    pub verdict: Id,
    /// The book that the committee writes to the cell.
    pub sent: Id,
    pub reason: String,
    pub withdrawn: bool,
    pub left_aside: bool,
    pub device: Id,
    pub body: Vec<u8>,
}

/// Creates an index over the waiting verdicts, so that answered ones cost nothing when they are counted.
/// Repeating it changes nothing.
pub fn make_index(sql: &dyn Sql) -> sql::Result<()> {
    sql.batch(&format!("CREATE INDEX IF NOT EXISTS verdict_waiting ON verdict (book) WHERE {WAITING}"))
}

pub struct Verdicts<'s>(pub &'s dyn Sql);

impl Verdicts<'_> {
    pub fn count_waiting(&self) -> sql::Result<u64> {
        let count = format!("SELECT count(*) FROM verdict WHERE {WAITING}");
        Ok(self.0.first(&count, &[], |row| row.get(0))?.unwrap_or(0))
    }

    /// Waiting verdicts, the latest change first.
    pub fn waiting(&self) -> sql::Result<Vec<JudgedChange>> {
        self.judged(WAITING, None)
    }

    /// Answered verdicts, the latest change first, at most `most`.
    pub fn answered(&self, most: usize) -> sql::Result<Vec<JudgedChange>> {
        self.judged(&format!("NOT ({WAITING})"), Some(most))
    }

    fn judged(&self, which: &str, most: Option<usize>) -> sql::Result<Vec<JudgedChange>> {
        let limit = most.map(|most| format!(" LIMIT {most}")).unwrap_or_default();
        // A copied laptop's chain has several lines: the check value tells which of two changes with the same
        // number is meant.
        let judged = format!(
            "SELECT v.id, v.book, v.reason, coalesce(v.withdrawn, 0), coalesce(v.left_aside, 0), l.device, c.body
             FROM verdict v JOIN chain l ON l.id = v.chain
             JOIN change c ON c.chain = l.pk AND c.number = v.number AND substr(c.hash, 1, 4) = v.check_bytes
             WHERE {which} ORDER BY c.ms DESC, c.counter DESC, v.id DESC{limit}"
        );
        self.0.rows(&judged, params![], row)
    }
}

fn row(row: &Row<'_>) -> sql::Result<JudgedChange> {
    Ok(JudgedChange {
        verdict: row.get(0)?,
        sent: row.get(1)?,
        reason: row.get::<Option<String>>(2)?.unwrap_or_default(),
        withdrawn: row.get::<i64>(3)? == 1,
        left_aside: row.get::<i64>(4)? == 1,
        device: row.get(5)?,
        body: row.get(6)?,
    })
}
