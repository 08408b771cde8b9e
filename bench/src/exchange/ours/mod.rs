//! Our own laptop and server, as shipped.

mod district;
mod form;
mod laptop;

pub use district::{District, Protocol};

use super::participant::{Ended, Participant, Who};
use super::work::{Batch, Essay, MEMBERS, Work};
use crate::proxy::Proxy;
use anyhow::Context;
use laptop::Laptop;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub struct Ours {
    dir: PathBuf,
    proxy: Proxy,
    district: District,
    /// The cell's unit id at the server.
    unit: String,
    desk: Laptop,
    others: BTreeMap<&'static str, Laptop>,
    members: Vec<String>,
    sessions: BTreeMap<usize, String>,
    rounds: BTreeMap<usize, String>,
}

impl Ours {
    /// An enrolled laptop with a hundred members, which have been exchanged.
    pub fn start(dir: &Path) -> anyhow::Result<Ours> {
        let district = District::start(&dir.join("district"), Protocol::Plain)?;
        let proxy = Proxy::start(district.address)?;
        let unit = district.add_cell("Chi bộ đo")?;
        let desk = Laptop::new(&dir.join("desk"))?;
        desk.call("exchange.enrol", json!({ "file": district.invite(&unit, proxy.address)? }))?;
        let members = (1..=MEMBERS)
            .map(|number| {
                desk.save("members.save", json!({ "name": format!("Người Mẫu {number}"), "joined": "2001-02-03" }))
            })
            .collect::<anyhow::Result<_>>()?;
        let (sessions, rounds, others) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut ours = Ours { dir: dir.to_owned(), proxy, district, unit, desk, others, members, sessions, rounds };
        ours.round(0)?;
        ours.desk.call("exchange.now", json!({}))?;
        Ok(ours)
    }

    fn round(&mut self, number: usize) -> anyhow::Result<String> {
        if let Some(id) = self.rounds.get(&number) {
            return Ok(id.clone());
        }
        let round = json!({ "title": format!("Đợt đo {}", number + 1), "essay_owers": "all_members" });
        let id = self.desk.save("rounds.save", round)?;
        self.rounds.insert(number, id.clone());
        Ok(id)
    }

    fn session(&mut self, number: usize) -> anyhow::Result<String> {
        if let Some(id) = self.sessions.get(&number) {
            return Ok(id.clone());
        }
        let (year, month, day) = (2_021 + number / 12 % 5, 1 + number % 12, 1 + number / 60);
        let date = format!("{year}-{month:02}-{day:02}");
        let session = json!({ "round": self.round(0)?, "date": date, "part": number + 1 });
        let id = self.desk.save("sessions.save", session)?;
        self.sessions.insert(number, id.clone());
        Ok(id)
    }

    fn type_essay(&mut self, essay: &Essay) -> anyhow::Result<()> {
        let (round, member) = (self.round(essay.round())?, &self.members[essay.member()]);
        let third = essay.paragraphs.len().div_ceil(3).max(1);
        let part = |place| essay.paragraphs.chunks(third).nth(place).map(|part| part.join("\n")).unwrap_or_default();
        let parts = json!({ "awareness": part(0), "self_review": part(1), "proposals": part(2) });
        self.desk.call("essays.draft", json!({ "round": round, "member": member, "parts": parts }))?;
        self.desk.call("essays.keep_version", json!({ "round": round, "member": member })).map(drop)
    }

    fn laptop(&self, who: Who) -> anyhow::Result<&Laptop> {
        match who {
            Who::Desk => Ok(&self.desk),
            _ => self.others.get(name(who)).context("that laptop has not joined"),
        }
    }
}

fn name(who: Who) -> &'static str {
    match who {
        Who::Desk => "desk",
        Who::Away => "away",
        Who::New => "new",
    }
}

impl Participant for Ours {
    fn name(&self) -> &'static str {
        "sochibo"
    }

    fn proxy(&mut self) -> &mut Proxy {
        &mut self.proxy
    }

    fn does(&self, _: Work) -> bool {
        true
    }

    fn issue_form(&mut self) -> anyhow::Result<()> {
        self.district.officer()?.post("/forms", &form::issued()).map(drop)
    }

    fn answer_form(&mut self) -> anyhow::Result<()> {
        let listed = self.desk.call("superior_forms.list", json!({}))?;
        let id = listed["forms"][0]["id"].clone();
        let opened = self.desk.call("superior_forms.open", json!({ "id": id }))?;
        let answers = json!({ "id": id, "version": opened["version"], "answers": form::answers() });
        self.desk.call("superior_forms.save", answers)?;
        let filled = self.desk.call("superior_forms.open", json!({ "id": id }))?;
        self.desk.call("superior_forms.send", json!({ "id": id, "mark": filled["mark"] })).map(drop)
    }

    fn prepare(&mut self, batch: &Batch) -> anyhow::Result<()> {
        batch.sessions().into_iter().try_for_each(|number| self.session(number).map(drop))?;
        batch.rounds().into_iter().try_for_each(|number| self.round(number).map(drop))
    }

    fn save(&mut self, batch: &Batch) -> anyhow::Result<()> {
        for mark in &batch.marks {
            let (session, member) = (self.session(mark.session)?, &self.members[mark.member]);
            std::thread::sleep(mark.pause);
            self.desk.call("roll_call.mark", json!({ "session": session, "member": member, "mark": mark.mark }))?;
        }
        batch.essays.iter().try_for_each(|essay| self.type_essay(essay))
    }

    /// Adds a further laptop with an invite of its own. `Away` first receives everything there is now.
    fn join(&mut self, who: Who) -> anyhow::Result<()> {
        let laptop = Laptop::new(&self.dir.join(name(who)))?;
        laptop.call("exchange.enrol", json!({ "file": self.district.invite(&self.unit, self.proxy.address)? }))?;
        if who == Who::Away {
            laptop.call("exchange.now", json!({}))?;
        }
        self.others.insert(name(who), laptop);
        Ok(())
    }

    fn exchange(&mut self, who: Who) -> anyhow::Result<Ended> {
        let laptop = self.laptop(who)?;
        match laptop.try_call("exchange.now", json!({})) {
            Ok(_) => Ok(Ended::Done),
            Err(_) => {
                let now = chrono::Utc::now().timestamp_millis().max(0) as u64;
                Ok(Ended::Again(Duration::from_millis(laptop.retry_at_ms()?.saturating_sub(now))))
            }
        }
    }

    fn agrees(&mut self, who: Who, items: usize) -> anyhow::Result<bool> {
        let laptop = self.laptop(who)?;
        let outcome = laptop.call("exchange.now", json!({}))?;
        let hash = laptop.content_hash()?;
        Ok(outcome["verified"] == Value::Bool(true)
            && self.district.content_hashes()?.contains(&hash)
            && self.district.marks_and_essays()? == items)
    }
}
