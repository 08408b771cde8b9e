//! The report on propaganda: what was held, by channel.

use super::{asked, head, in_words, of_period, recipients, rows_of, sum};
use crate::AppSession;
use crate::acts::papers;
use crate::acts::registers::{OpenedRow, shown};
use crate::messages::CallError;
use crate::messages::papers::{OfPeriod, Written};
use crate::naming::Names;
use ::papers::{ChannelLine, PropagandaReport};
use domain::catalogue::{Channel, Fields, Stage, propaganda as p};
use domain::dates::vietnamese;
use domain::figures::number;
use std::collections::BTreeSet;
use store::Book;

pub fn propaganda(app: &AppSession, request: OfPeriod) -> Result<Written, CallError> {
    let (days, out) = asked(&request)?;
    app.with_book(|book| {
        let rows = held(book, &days)?;
        let head = head(app, book)?;
        let (from, until) = (vietnamese(*days.start()), vietnamese(*days.end()));
        let paper = PropagandaReport {
            summary: format!("Công tác tuyên truyền {}", in_words(&days).to_lowercase()),
            opening: format!("Từ ngày {from} đến ngày {until}, {} đã tuyên truyền như sau.", head.issuer),
            channels: Channel::ALL.iter().filter_map(|channel| of_channel(&rows, *channel)).collect(),
            total: line("Cộng", &rows.iter().collect::<Vec<_>>()),
            languages: languages(book, &rows)?,
            recipients: recipients(&head.superior),
            archive: "Lưu Chi bộ".to_owned(),
            signature: papers::signature(book)?,
            head,
        };
        papers::issue(app, book, &out, of_period(paper.paper(), &days), request.issue)
    })
}

/// What is only planned is in no figure.
pub(super) fn held(book: &Book, days: &super::Days) -> Result<Vec<OpenedRow<'static>>, CallError> {
    let mut rows = rows_of(book, &p::DESCRIBED, p::DATE, days)?;
    rows.retain(|row| row.text(p::STAGE) == Stage::Held.as_str());
    Ok(rows)
}

fn of_channel(rows: &[OpenedRow<'static>], channel: Channel) -> Option<ChannelLine> {
    let rows: Vec<&OpenedRow<'static>> = rows.iter().filter(|row| row.text(p::CHANNEL) == channel.as_str()).collect();
    if rows.is_empty() { None } else { Some(line(channel.vietnamese(), &rows)) }
}

fn line(name: &str, rows: &[&OpenedRow<'static>]) -> ChannelLine {
    ChannelLine {
        channel: name.to_owned(),
        entries: number(rows.len() as u64),
        sessions: sum(rows.iter().copied(), p::SESSIONS),
        listeners: sum(rows.iter().copied(), p::LISTENERS),
    }
}

fn languages(book: &Book, rows: &[OpenedRow<'static>]) -> Result<String, CallError> {
    let (names, mut spoken) = (Names::of(book)?, BTreeSet::new());
    for row in rows {
        let words = shown(&names, &p::DESCRIBED, row)?.shown.remove("languages").unwrap_or_default();
        spoken.extend(words.split(", ").filter(|word| !word.is_empty()).map(str::to_owned));
    }
    Ok(spoken.into_iter().collect::<Vec<_>>().join(", "))
}
