//! Verdicts on changes that were set aside, with the changes they are on. The rows are those the journal projects; this
//! handle reads them across all cells at once.

use domain::Id;
use sql::{Row, Sql, params};

/// A verdict that no officer has answered. The same words stand in the index that finds them.
const WAITING: &str = "coalesce(withdrawn, 0) = 0 AND coalesce(left_aside, 0) = 0";

/// One verdict, and the change as its laptop wrote it, without the values that can be dropped.
pub struct JudgedChange {
    pub verdict: Id,
    /// The book the committee writes to the cell.
    pub sent: Id,
    pub reason: String,
    pub withdrawn: bool,
    pub left_aside: bool,
    pub device: Id,
    pub body: Vec<u8>,
}

/// An index over the verdicts that wait, so that counting them costs nothing for those that were answered. Making it again
/// changes nothing.
pub fn make_index(sql: &dyn Sql) -> sql::Result<()> {
    sql.batch(&format!("CREATE INDEX IF NOT EXISTS verdict_waiting ON verdict (book) WHERE {WAITING}"))
}

pub struct Verdicts<'s>(pub &'s dyn Sql);

impl Verdicts<'_> {
    pub fn count_waiting(&self) -> sql::Result<u64> {
        let count = format!("SELECT count(*) FROM verdict WHERE {WAITING}");
        Ok(self.0.first(&count, &[], |row| row.get(0))?.unwrap_or(0))
    }

    /// Those that wait, the latest change first.
    pub fn waiting(&self) -> sql::Result<Vec<JudgedChange>> {
        self.judged(WAITING, None)
    }

    /// Those that were answered, the latest change first, at most so many.
    pub fn answered(&self, most: usize) -> sql::Result<Vec<JudgedChange>> {
        self.judged(&format!("NOT ({WAITING})"), Some(most))
    }

    fn judged(&self, which: &str, most: Option<usize>) -> sql::Result<Vec<JudgedChange>> {
        let limit = most.map(|most| format!(" LIMIT {most}")).unwrap_or_default();
        // A copied laptop's chain has several lines: the check tells which of two changes of one number is meant.
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
