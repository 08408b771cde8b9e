//! Compares what is stored with what was signed: chains, receipts, the logs, and the figures counted from them.
//! Edits in the tables are reported. A person who can change the database can also make a consistent new chain;
//! only the copies on laptops prove that.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{KINDS, names_opened};
use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use journal::chain::{device_id, issued_book};
use journal::{ChainName, Hash};
use journal_sql::{SqlChainStore, VerifyFinding};
use serde::Serialize;
use sql::{Sql, params};

use crate::failure::Failure;
use crate::figures::recount::{differ, recount, rounds_of};
use crate::storage::Storage;
use crate::storage::books::Books;
use crate::storage::committee::Committees;
use crate::storage::former::FormerKeys;
use crate::storage::openings::Openings;
use crate::storage::totals::RoundTotals;

/// What does not agree with what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A change does not follow from the one before it, or is missing.
    Chain,
    /// A value does not match its signed digest.
    Value,
    /// The last change of a line has no valid signature of its device.
    Signature,
    /// A receipt is not signed by this server, or is for another history.
    Receipt,
    /// Changes arrived that no row of the log of arrivals names.
    Arrival,
    /// A number is missing in the single order of arrivals.
    Order,
    /// The log of openings differs from what the cells were told.
    Opening,
    /// The tables differ from the changes.
    Tables,
    /// Figures differ from what the cell's changes give.
    Figures,
}

impl What {
    pub fn vietnamese(self) -> &'static str {
        match self {
            What::Chain => "chuỗi thay đổi bị đứt hoặc bị sửa",
            What::Value => "giá trị không khớp với thay đổi đã ký",
            What::Signature => "chữ ký của máy chi bộ không khớp",
            What::Receipt => "biên nhận không khớp",
            What::Arrival => "thiếu dòng nhật ký đã nhận",
            What::Order => "thiếu số thứ tự đã nhận",
            What::Opening => "nhật ký mở tên không khớp",
            What::Tables => "bảng dữ liệu không khớp với các thay đổi",
            What::Figures => "số liệu không khớp với các thay đổi",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    pub what: What,
    /// The chain, change, number, unit or round.
    pub which: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub changes: u64,
    pub chains: u32,
    pub receipts: u64,
    pub figures: u64,
    pub findings: BTreeSet<Finding>,
}

impl Report {
    fn add(&mut self, what: What, which: impl ToString) {
        self.findings.insert(Finding { what, which: which.to_string() });
    }
}

/// Checks the whole database. It changes nothing permanently; nobody else can write while it runs.
pub fn verify(storage: &Storage, key: &SigningKey, today: NaiveDate) -> Result<Report, Failure> {
    let found = RefCell::new(Report::default());
    let gone_back = storage.write(|sql| {
        let mut report = Report::default();
        let us = device_id(key.verifying_key().as_bytes());
        chains(sql, &mut report)?;
        signatures(sql, us, &mut report)?;
        receipts(sql, key, &mut report)?;
        arrivals(sql, us, &mut report)?;
        openings(sql, &mut report)?;
        figures(sql, key, today, &mut report)?;
        found.replace(report);
        // the tables were rebuilt for the comparison; the error rolls that back
        Err::<(), _>(Failure::NotFound)
    });
    match gone_back {
        Err(Failure::NotFound) | Ok(()) => Ok(found.into_inner()),
        Err(failure) => Err(failure),
    }
}

fn chains(sql: &dyn Sql, report: &mut Report) -> Result<(), Failure> {
    let (changes, chains, findings) = journal_sql::verify(sql)?;
    (report.changes, report.chains) = (changes, chains);
    for finding in findings {
        match finding {
            VerifyFinding::Broken(at) | VerifyFinding::Missing(at) => report.add(What::Chain, at),
            VerifyFinding::Value => report.add(What::Value, "payload"),
        }
    }
    Ok(())
}

/// Every line of a laptop ends with a change that its device signed.
fn signatures(sql: &dyn Sql, us: Id, report: &mut Report) -> Result<(), Failure> {
    let ends = "SELECT c.device, c.book, c.epoch, c.number, c.hash, d.public_key, s.signature FROM chain c
         LEFT JOIN device d ON d.id = c.device LEFT JOIN head_signature s ON s.chain = c.pk AND s.number = c.number
         WHERE c.device <> ?1 AND c.number > c.base";
    let ends = sql.rows(ends, params![us], |row| {
        let chain = ChainName { device: row.get(0)?, book: row.get(1)?, epoch: row.get(2)? };
        let signed = row.get::<Option<[u8; 32]>>(5)?.zip(row.get::<Option<[u8; 64]>>(6)?);
        Ok((chain, row.get::<u64>(3)?, row.get::<Hash>(4)?, signed))
    })?;
    for (chain, number, hash, signed) in ends {
        let fits = signed.is_some_and(|(key, signature)| {
            let said = chain.head_message(number, &hash);
            let signature = Signature::from_bytes(&signature);
            VerifyingKey::from_bytes(&key).is_ok_and(|key| key.verify_strict(&said, &signature).is_ok())
        });
        if !fits {
            report.add(What::Signature, format!("{}-{number}", chain.id()));
        }
    }
    Ok(())
}

/// Every receipt was given by this server, or one it replaces, for a change that is here.
fn receipts(sql: &dyn Sql, key: &SigningKey, report: &mut Report) -> Result<(), Failure> {
    let mut keys = FormerKeys(sql).all()?;
    keys.push(*key.verifying_key().as_bytes());
    let all = "SELECT c.id, r.number, r.server, r.head, r.at_ms, r.signature, ch.hash FROM receipt r JOIN chain c ON c.pk = r.chain
         LEFT JOIN change ch ON ch.chain = r.chain AND ch.number = r.number";
    let all = sql.rows(all, &[], |row| {
        let (chain, number, head): (Id, u64, Hash) = (row.get(0)?, row.get(1)?, row.get(3)?);
        let upto = journal::ChangeRef::new(chain, number, &head);
        let (server, at_ms, signature) = (row.get(2)?, row.get(4)?, row.get(5)?);
        Ok((journal::Receipt { server, upto, head, at_ms, signature }, row.get::<Option<Hash>>(6)?))
    })?;
    let mut receipted: BTreeMap<Id, u64> = BTreeMap::new();
    for (receipt, hash) in all {
        report.receipts += 1;
        let given = keys.iter().any(|key| device_id(key) == receipt.server && receipt.verify(key));
        if !given || hash != Some(receipt.head) {
            report.add(What::Receipt, receipt.upto);
        }
        let highest = receipted.entry(receipt.upto.chain).or_default();
        *highest = (*highest).max(receipt.upto.number);
    }
    let said = "SELECT id, max(receipted) FROM chain GROUP BY id";
    for (chain, said) in sql.rows(said, &[], |row| Ok((row.get::<Id>(0)?, row.get::<u64>(1)?)))? {
        if receipted.get(&chain).copied().unwrap_or(0) < said {
            report.add(What::Receipt, format!("{chain}-{said}"));
        }
    }
    Ok(())
}

/// Everything that arrived has a number and a row of the log.
fn arrivals(sql: &dyn Sql, us: Id, report: &mut Report) -> Result<(), Failure> {
    let numbers = sql.rows("SELECT number FROM arrived ORDER BY number", &[], |row| row.get::<u64>(0))?;
    let last: u64 = sql.only("SELECT last FROM arrival_counter", &[], |row| row.get(0))?;
    let mut expected = numbers.first().copied().unwrap_or(last + 1);
    for number in numbers.into_iter().chain([last + 1]) {
        (expected..number).for_each(|missing| report.add(What::Order, missing));
        expected = number + 1;
    }
    let unnamed = "SELECT a.number FROM arrived a
         WHERE EXISTS (SELECT 1 FROM chain c WHERE c.id = a.chain AND c.device <> ?1)
           AND NOT EXISTS (SELECT 1 FROM arrival r WHERE r.number >= a.number AND r.at = a.at)";
    for number in sql.rows(unnamed, params![us], |row| row.get::<u64>(0))? {
        report.add(What::Arrival, number);
    }
    Ok(())
}

/// Openings of names: the records for the cells are signed, the log is a table.
fn openings(sql: &dyn Sql, report: &mut Report) -> Result<(), Failure> {
    let Some(ours) = Committees(sql).ours()? else { return Ok(()) };
    let logged: BTreeSet<_> = Openings(sql)
        .latest(u32::MAX >> 1)?
        .into_iter()
        .map(|one| (one.unit, one.at, one.officer, one.figure))
        .collect();
    let mut told = BTreeSet::new();
    for unit in Books(sql).units()? {
        for row in journal_sql::rows(sql, issued_book(ours.unit, Some(unit)), names_opened::KIND)? {
            let at = row.int(names_opened::AT).unwrap_or_default();
            told.insert((
                unit,
                at,
                row.text(names_opened::OFFICER).to_owned(),
                row.text(names_opened::WHAT).to_owned(),
            ));
        }
    }
    for (unit, at, officer, what) in told.symmetric_difference(&logged) {
        report.add(What::Opening, format!("{unit} {at} {officer} {what}"));
    }
    Ok(())
}

/// Rebuilds the tables from the changes and counts from them. This is impossible if the changes are not
/// consistent.
fn figures(sql: &dyn Sql, key: &SigningKey, today: NaiveDate, report: &mut Report) -> Result<(), Failure> {
    if report.findings.iter().any(|finding| matches!(finding.what, What::Chain | What::Value)) {
        return Ok(());
    }
    let books = sql.rows("SELECT DISTINCT book FROM chain ORDER BY book", &[], |row| row.get::<Id>(0))?;
    let said = |of: Id| readable(journal_sql::content_hash(sql, of).map_err(Failure::from));
    let before = books.iter().map(|of| said(*of)).collect::<Result<Vec<_>, _>>()?;
    let edited = readable(rows_by_hash(sql, &books))?.unwrap_or_default();
    journal_sql::rebuild(&mut SqlChainStore::new(sql, key))?;
    for (of, before) in books.iter().zip(before) {
        if said(*of)? != before {
            report.add(What::Tables, of);
        }
    }
    for (table, row, _) in rows_by_hash(sql, &books)?.symmetric_difference(&edited) {
        report.add(What::Tables, format!("{table} {row}"));
    }
    for unit in Books(sql).units()? {
        let kept = RoundTotals(sql).of_unit(unit)?;
        for round in rounds_of(sql, unit)? {
            let was = kept.iter().find(|total| total.round == round).cloned();
            recount(sql, unit, round, was.as_ref().map_or(today, |was| was.as_of))?;
            let is = RoundTotals(sql).of_unit(unit)?.into_iter().find(|total| total.round == round);
            report.figures += 1;
            if differ(was, is) {
                report.add(What::Figures, format!("{unit} {round}"));
            }
        }
    }
    Ok(())
}

/// Returns `None` if the tables contain something unreadable, which therefore differs from the changes.
fn readable<T>(read: Result<T, Failure>) -> Result<Option<T>, Failure> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Failure::Journal(journal_sql::Error::Damaged(_))) => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// Every row that programs read, as a hash of its content.
fn rows_by_hash(sql: &dyn Sql, books: &[Id]) -> Result<BTreeSet<(&'static str, Id, Hash)>, Failure> {
    let mut rows = BTreeSet::new();
    for kind in KINDS {
        for of in books {
            for row in journal_sql::rows(sql, *of, kind.number)? {
                rows.insert((kind.table, row.id, *blake3::hash(format!("{of} {row:?}").as_bytes()).as_bytes()));
            }
        }
    }
    Ok(rows)
}
