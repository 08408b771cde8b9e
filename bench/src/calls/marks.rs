//! One mark through the window's call, beside the very same rows written by bare SQLCipher.

use super::book::FilledBook;
use super::{OVER_SQL, at, timed};
use crate::journal::saves::{Rows, bare_copy};
use crate::journal::{Bar, Figure};
use anyhow::{Context, anyhow};
use domain::catalogue::roll_call;
use journal::Record;
use serde_json::json;
use std::path::Path;
use store::Book;

/// Pairs of one mark by the call and one by bare SQLCipher.
const PAIRS: usize = 2_000;
const WARM: usize = 50;

pub fn measure(filled: &FilledBook, bare: &Path) -> anyhow::Result<Vec<Figure>> {
    let copy = |book: &mut Book| Ok(bare_copy(book, bare));
    let mut bare = filled.app.with_book(copy).map_err(|error| anyhow!("copy the book: {error}"))??;
    let session = *filled.sessions.last().context("no session")?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for number in 0..WARM + PAIRS {
        let member = filled.members[number % filled.members.len()];
        // Each mark says something else than the one before it.
        let mark = if (number / filled.members.len()).is_multiple_of(2) { "absent_study" } else { "present" };
        let request = json!({ "session": session.to_string(), "member": member.to_string(), "mark": mark });
        let took = timed(|| filled.call("roll_call.mark", request).map(drop))?;
        let record = Record::Pair(session, member).id(roll_call::KIND);
        let rows = |book: &mut Book| Ok(Rows::of_last(book, record));
        let rows = filled.app.with_book(rows).map_err(|error| anyhow!("read the rows: {error}"))??;
        let bare = timed(|| rows.write(&mut bare))?;
        if number >= WARM {
            ours.push(took);
            theirs.push(bare);
        }
    }
    let figure = |share: f64, name, title: &str| {
        let (ours, theirs) = (at(ours.clone(), share), at(theirs.clone(), share));
        Figure {
            name,
            title: title.to_owned(),
            value: ours / theirs,
            unit: "×",
            bar: Some(Bar::AtMost(OVER_SQL)),
            over: format!(
                "{PAIRS} by turns: {:.2} ms by the call, {:.2} ms by bare SQLCipher (synchronous=FULL)",
                ours * 1e3,
                theirs * 1e3
            ),
        }
    };
    Ok(vec![
        figure(0.5, "mark_p50", "one mark, over the same rows by bare SQLCipher, the middle one"),
        figure(0.95, "mark_p95", "the same, nineteen of twenty"),
    ])
}
