//! A book of some years of the largest cell, enrolled at a real server and exchanged to the end, as the window's calls see it.

use crate::exchange::{District, Protocol};
use crate::journal::essays::texts;
use anyhow::{Context, anyhow};
use app::{AppSession, call};
use domain::catalogue::{essay, essay_version, member, roll_call, round, session};
use domain::essays::EssayForm;
use domain::finalising::FinalCut;
use domain::roll_call::{SealedMark, Status};
use domain::rounds::EssayRule;
use domain::{FieldValue, Id};
use journal::{Cut, Record, Value as Stored};
use serde_json::{Value, json};
use std::path::Path;
use store::{Book, OpDraft};

pub const MEMBERS: usize = 100;
/// Rounds a year; each has one session and an essay of everybody.
const ROUNDS: usize = 20;
/// The latest rounds, whose figures nobody has closed yet.
const OPEN: usize = 2;
/// How many of the essays' texts differ, and how many paragraphs each has: what is measured does not depend on their length.
const TEXTS: usize = 300;
const PARAGRAPHS: usize = 2;
pub const PASSPHRASE: &str = "nước suối đầu bản";
const BEGINS_MS: u64 = 1_773_318_600_000;
/// Marks that wait to be sent.
const WAITING: usize = 10;

pub struct FilledBook {
    pub app: AppSession,
    pub years: usize,
    pub own: Id,
    pub members: Vec<Id>,
    /// One each round, the oldest first.
    pub sessions: Vec<Id>,
    pub rounds: Vec<Id>,
    _district: District,
}

impl FilledBook {
    pub fn make(dir: &Path, years: usize, essays: &Path) -> anyhow::Result<FilledBook> {
        let district = District::start(&dir.join("district"), Protocol::Plain)?;
        let unit = district.add_cell("Chi bộ đo")?;
        let app = AppSession::new(&dir.join("laptop"));
        let request = json!({
            "cell_name": "Chi bộ đo", "superior_name": "Đảng ủy xã mẫu", "full_name": "Thào A Dế", "role": "secretary",
            "passphrase": PASSPHRASE, "sample": true,
        });
        called(&app, "profile.create", request)?;
        called(&app, "exchange.enrol", json!({ "file": district.invite(&unit, district.address)? }))?;
        let texts: Vec<String> = texts(essays, TEXTS)?
            .into_iter()
            .map(|text| text.lines().take(PARAGRAPHS).collect::<Vec<_>>().join("\n"))
            .collect();
        let mut filled = FilledBook {
            app,
            years,
            own: Id::default(),
            members: vec![],
            sessions: vec![],
            rounds: vec![],
            _district: district,
        };
        filled.fill(&texts)?;
        while called(&filled.app, "exchange.now", json!({}))?["verified"] != Value::Bool(true) {}
        let last = *filled.sessions.last().context("no session")?;
        for member in filled.members.iter().take(WAITING) {
            let mark = json!({ "session": last.to_string(), "member": member.to_string(), "mark": "absent_work" });
            called(&filled.app, "roll_call.mark", mark)?;
        }
        Ok(filled)
    }

    fn fill(&mut self, texts: &[String]) -> anyhow::Result<()> {
        let FilledBook { members, sessions, rounds, own, years, app, .. } = self;
        let work = |book: &mut Book| {
            *own = book.own_book();
            let people = (0..MEMBERS).map(|number| {
                let name = format!("Người Mẫu {number}");
                let id = Id(store::random()?);
                members.push(id);
                let joined = Stored::text("2001-02-03");
                let draft = OpDraft::new(member::KIND, Record::One(id)).set(member::NAME, Stored::text(&name));
                Ok(draft.set(member::JOINED, joined).set(member::OFFICIAL, Stored::text("2002-02-03")))
            });
            let people: Vec<OpDraft> = people.collect::<Result<_, store::Error>>()?;
            write(book, &people)?;
            let all = *years * ROUNDS;
            for number in 0..all {
                let (round, session) = (Id(store::random()?), Id(store::random()?));
                write(book, &round_drafts(round, session, number, all))?;
                write(book, &marks(session, members))?;
                write(book, &essays(book, round, members, texts, number)?)?;
                if number + OPEN < all {
                    close(book, round)?;
                }
                rounds.push(round);
                sessions.push(session);
            }
            let drafts = super::registers::drafts(book, rounds, members, *years)?;
            write(book, &drafts)?;
            Ok(())
        };
        app.with_book(work).map_err(|error| anyhow!("fill the book: {error}"))
    }

    pub fn call(&self, name: &str, request: Value) -> anyhow::Result<Value> {
        called(&self.app, name, request)
    }
}

fn called(app: &AppSession, name: &str, request: Value) -> anyhow::Result<Value> {
    call(app, name, request).map_err(|error| anyhow!("{name}: {error}"))
}

/// Each draft a change of its own, as people make them.
fn write(book: &mut Book, drafts: &[OpDraft]) -> Result<(), store::Error> {
    let changes: Vec<&[OpDraft]> = drafts.iter().map(std::slice::from_ref).collect();
    book.write_each(BEGINS_MS, &changes).map(drop)
}

fn round_drafts(round: Id, session: Id, number: usize, all: usize) -> Vec<OpDraft> {
    // The last session was held not long before the day of the measuring.
    let days = i64::try_from((all - number) * 365 / ROUNDS).unwrap_or(0);
    let day = (chrono::Local::now().date_naive() - chrono::Duration::days(days)).to_string();
    let rule = EssayRule::AllMembers.to_value();
    vec![
        OpDraft::new(round::KIND, Record::One(round))
            .set(round::TITLE, Stored::text(format!("Đợt đo {}", number + 1)))
            .set(round::FROM, Stored::text(&day))
            .set(round::ESSAY_RULE, rule),
        OpDraft::new(session::KIND, Record::One(session))
            .set(session::ROUND, Stored::id(round))
            .set(session::DATE, Stored::text(&day)),
    ]
}

fn marks(session: Id, members: &[Id]) -> Vec<OpDraft> {
    let mark = |(number, member): (usize, &Id)| {
        let status = if number % 10 == 0 { Status::WithReason } else { Status::Present };
        let mark = SealedMark { status, point: 0, bulk: false, reason: None }.to_value();
        OpDraft::new(roll_call::KIND, Record::Pair(session, *member)).set(roll_call::MARK, mark)
    };
    members.iter().enumerate().map(mark).collect()
}

fn essays(
    book: &Book,
    round: Id,
    members: &[Id],
    texts: &[String],
    number: usize,
) -> Result<Vec<OpDraft>, store::Error> {
    let mut drafts = Vec::new();
    for (place, member) in members.iter().enumerate() {
        let (essay, ring) = (book.ring().essay_id(round, *member)?, book.ring());
        let text = &texts[(number * MEMBERS + place) % texts.len()];
        drafts.push(
            OpDraft::new(essay::KIND, Record::One(essay))
                .set(essay::ROUND, Stored::id(round))
                .set(essay::MEMBER, Stored::Bytes(ring.seal_small(&member.0)?))
                .set(essay::FORM, Stored::text(EssayForm::Typed.as_str()))
                .set(essay::HANDED_IN, Stored::text("2026-03-20")),
        );
        drafts.push(
            OpDraft::new(essay_version::KIND, Record::One(Id(store::random()?)))
                .set(essay_version::ESSAY, Stored::id(essay))
                .set(essay_version::TEXT, Stored::Bytes(ring.seal_text(text)?)),
        );
    }
    Ok(drafts)
}

fn close(book: &mut Book, round: Id) -> Result<(), store::Error> {
    let cut = store::cut_now(book.connection(), book.own_book())?;
    let closed = FinalCut { at_ms: BEGINS_MS, by: book.person().id, cut, reason: None, left: Cut::default() };
    write(book, &[OpDraft::new(round::KIND, Record::One(round)).set(round::FINAL_CUT, closed.to_value())])
}
