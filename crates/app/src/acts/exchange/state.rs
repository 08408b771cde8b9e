//! The state of the exchange between this laptop and its superior.

use super::sentences::spoken;
use super::{file_transfer, revocation};
use crate::AppSession;
use crate::acts::attachments::when::keep_when;
use crate::app_session::moment;
use crate::enrolment::{PAUSED, books_ever_received, committees, enrolment, is_fetching, is_paused, superior_name};
use crate::messages::attachments::{FilesState, SetWhen};
use crate::messages::exchange::{
    Arrived, Copied, ExchangeState, NamesOpened, Pause, ReceiptLine, SetAside, State, Thing,
};
use crate::messages::{CallError, Nothing, Tag};
use crate::naming::{Names, thing};
use crate::things::{labels, things, waiting};
use domain::Id;
use domain::catalogue::{essay, member, names_opened, verdict};
use domain::hex::encode as hex;
use journal::{ChangeRef, Record};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use store::delivery::Unsent;
use store::{Book, Scope, delivery, exchange_log, settings};

/// The number of past exchanges to show.
const LINES: u32 = 30;

/// The state alone, for the status bar.
pub(crate) fn quick_state(app: &AppSession, book: &Book) -> Result<ExchangeState, CallError> {
    if enrolment(book)?.is_none() {
        return Ok(ExchangeState::NotEnrolled);
    }
    // This is reported even if the exchange is paused or there is no network: what is written here does not
    // count.
    let revoked = revocation::is_revoked(book)? && !app.courier.running.load(Ordering::Acquire);
    if revoked && app.courier.last().state != Some(ExchangeState::AwaitingConfirmation) {
        return Ok(ExchangeState::Revoked);
    }
    if is_paused(book)? {
        return Ok(ExchangeState::Paused);
    }
    if app.courier.running.load(Ordering::Acquire) {
        let waiting = app.courier.last().silent.is_some();
        return Ok(if waiting { ExchangeState::Waiting } else { ExchangeState::Sending });
    }
    Ok(app.courier.last().state.unwrap_or(ExchangeState::Idle))
}

pub fn state(app: &AppSession, _: Nothing) -> Result<State, CallError> {
    app.with_book(|book| {
        let enrolment = enrolment(book)?;
        let last = app.courier.last().clone();
        let state = quick_state(app, book)?;
        Ok(State {
            state,
            // A message is shown only if it belongs to the present state.
            message: last.silent.clone().or_else(|| last.message.clone().filter(|_| last.state == Some(state))),
            superior_name: superior_name(book)?,
            server_url: enrolment.as_ref().map(|enrolment| enrolment.url.clone()),
            waiting: waiting(book)?,
            awaiting: things(book, &awaiting(book)?.0)?,
            unknown_machines: delivery::unknown_machines(book)?,
            received_by_superior: receipts(book)?,
            arrived: arrived(book)?,
            set_aside: set_aside(book)?,
            names_opened: opened(book)?,
            progress: last.progress,
            copied: book.copied()?.map(|copied| match copied {
                journal::chain_store::Copied::KeepsKey => Copied::KeepsKey,
                journal::chain_store::Copied::NeedsKey => Copied::NeedsKey,
            }),
            files: file_transfer::state(app, book)?,
            fetching: is_fetching(book)?,
            left_servers: enrolment.iter().flat_map(|enrolment| &enrolment.left).map(|key| hex(key)).collect(),
            unit: enrolment.as_ref().map(|enrolment| enrolment.unit.to_string()),
            former_committees: committees(book)?.into_iter().filter_map(|one| one.former).collect(),
            retry_at: last.retry_at_ms.map(moment),
            last_receipt_at: delivery::last_receipt(book.connection(), book.own_book())?
                .map(|receipt| moment(receipt.at_ms)),
            four_words: match state {
                ExchangeState::NotEnrolled => None,
                _ if last.state == Some(ExchangeState::Idle) => None,
                _ => enrolment.as_ref().map(|enrolment| spoken(enrolment.four_words)),
            },
        })
    })
}

/// Records that wait for another record. Finding them means reading every record, so they are cached.
struct Awaiting(Vec<Unsent>);

fn awaiting(book: &Book) -> Result<Arc<Awaiting>, CallError> {
    let look = || Ok(Awaiting(delivery::awaiting(book.connection(), book.own_book())?));
    book.kept(Scope::Journal, |_: &Awaiting| true, look)
}

fn receipts(book: &Book) -> Result<Vec<ReceiptLine>, CallError> {
    let lines = exchange_log::latest(book.connection(), "receipt", LINES)?;
    Ok(lines.iter().filter_map(|line| serde_json::from_str(&line.line).ok()).collect())
}

fn arrived(book: &Book) -> Result<Vec<Arrived>, CallError> {
    let lines = exchange_log::latest(book.connection(), "arrived", LINES)?;
    Ok(lines.iter().filter_map(|line| serde_json::from_str(&line.line).ok()).collect())
}

fn set_aside(book: &Book) -> Result<Vec<SetAside>, CallError> {
    let aside = delivery::set_aside(book.connection(), book.own_book())?;
    if aside.is_empty() {
        return Ok(Vec::new());
    }
    let (names, looked_at) = (Names::to_choose(book)?, left(book)?);
    let mut shown = Vec::new();
    for (at, reason) in aside {
        let change = delivery::change(book.connection(), at)?;
        let about = about(book, &names, &change)?;
        let thing = change.ops.first().map_or(Thing::OTHER, |op| thing(op.kind));
        shown.push(SetAside {
            thing,
            label: several(&about),
            by: names.person(change.person)?,
            at: moment(change.stamp.ms),
            reason: plain_reason(&reason, looked_at.contains(&at)),
        });
    }
    shown.sort_by(|one, other| other.at.cmp(&one.at));
    Ok(shown)
}

/// What a change is about: the words of its record, or of the things that its records count as. A sheet that was marked
/// at once is one roll-call.
fn about(book: &Book, names: &Names<'_>, change: &journal::Change) -> Result<Vec<String>, CallError> {
    if let [op] = change.ops.as_slice() {
        return Ok(vec![names.record(op.kind, op.record.id(op.kind))?]);
    }
    let record = |op: &journal::Op| {
        let first = match op.record {
            Record::Pair(first, _) => Some(first),
            Record::One(_) => None,
        };
        Unsent { kind: op.kind, record: op.record.id(op.kind), first }
    };
    let counted: Vec<Unsent> = change.ops.iter().map(record).collect();
    labels(book, names, &counted)
}

fn several(about: &[String]) -> String {
    match about {
        [] => String::new(),
        [only] => only.clone(),
        [first, rest @ ..] => format!("{first} và {} mục nữa", rest.len()),
    }
}

/// Changes that the superior reviewed and leaves set aside.
fn left(book: &Book) -> Result<Vec<ChangeRef>, CallError> {
    let mut left = Vec::new();
    for sent in books_ever_received(book)? {
        for row in
            store::rows(book.connection(), sent, verdict::KIND)?.iter().filter(|row| row.flag(verdict::LEFT_ASIDE))
        {
            left.extend((|| {
                Some(ChangeRef {
                    chain: row.id_ref(verdict::CHAIN)?,
                    number: u64::try_from(row.int(verdict::NUMBER)?).ok()?,
                    check: row.bytes(verdict::CHECK)?.try_into().ok()?,
                })
            })());
        }
    }
    Ok(left)
}

fn plain_reason(code: &str, looked_at: bool) -> String {
    let why = match code {
        "not_yours_to_write" => {
            "Mục này do cấp trên ghi, chi bộ không sửa được. Nội dung vẫn giữ nguyên trong máy.".into()
        }
        "revoked_laptop" if looked_at => {
            "Máy ghi mục này đã bị thu quyền. Cần tính thì ghi lại trên máy đang dùng.".into()
        }
        "revoked_laptop" => "Máy ghi mục này đã bị thu quyền nên cấp trên để riêng chờ xem.".into(),
        "" if looked_at => String::new(),
        "" => "Cấp trên để riêng chờ xem.".into(),
        other => format!("Cấp trên để riêng ({other}). Gọi cán bộ phụ trách để hỏi."),
    };
    let then =
        if looked_at { "Cấp trên đã xem và vẫn để riêng, không tính vào số liệu." } else { "" };
    format!("{then} {why}").trim().to_owned()
}

/// Also what officers of former committees opened.
fn opened(book: &Book) -> Result<Vec<NamesOpened>, CallError> {
    let mut lines = Vec::new();
    for sent in books_ever_received(book)? {
        for row in store::rows(book.connection(), sent, names_opened::KIND)? {
            let at = row.int(names_opened::AT).unwrap_or_default().max(0) as u64;
            let (officer, what) = (row.text(names_opened::OFFICER).to_owned(), row.text(names_opened::WHAT).to_owned());
            let essay = row.id_ref(names_opened::ESSAY).map(|essay| whose(book, essay)).transpose()?;
            lines.push(NamesOpened { at: moment(at), officer, what, whose: essay.unwrap_or_default() });
        }
    }
    lines.sort_by(|one, other| other.at.cmp(&one.at));
    Ok(lines)
}

/// The author of an essay in our book; empty if this laptop can't tell.
fn whose(book: &Book, essay: Id) -> Result<String, CallError> {
    let row = store::row(book.connection(), book.own_book(), essay::KIND, essay)?;
    let writer = row.and_then(|row| crate::figures::essay_member(book, &row));
    let member = writer.map(|id| store::row(book.connection(), book.own_book(), member::KIND, id)).transpose()?;
    Ok(member.flatten().map(|row| row.text(member::NAME).to_owned()).unwrap_or_default())
}

/// "Dừng lúc nào cũng được, lần sau gửi tiếp." The next run is an automatic one, or a click on "Gửi nhận ngay".
pub fn stop(app: &AppSession, _: Nothing) -> Result<State, CallError> {
    app.courier.stop.store(true, Ordering::Release);
    state(app, Nothing {})
}

pub fn pause(app: &AppSession, request: Pause) -> Result<State, CallError> {
    let paused = if request.paused { "1" } else { "0" };
    app.with_book(|book| Ok(book.write_local(|connection| settings::put(connection, PAUSED, paused))?))?;
    if request.paused {
        app.courier.stop.store(true, Ordering::Release);
    } else {
        app.courier.last().retry_at_ms = None;
    }
    app.tell(&[Tag::Exchange]);
    state(app, Nothing {})
}

/// Says when pages are sent. Nothing of before holds them back any more.
pub fn set_files_when(app: &AppSession, request: SetWhen) -> Result<FilesState, CallError> {
    let state = app.with_book(|book| {
        keep_when(book, request.when)?;
        app.courier.let_files_go();
        file_transfer::state(app, book)
    })?;
    app.tell(&[Tag::Exchange]);
    Ok(state)
}
