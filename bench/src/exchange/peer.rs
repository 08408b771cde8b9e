//! A peer program: its server, and for each of its laptops a process that is controlled line by line.

use super::participant::{Ended, Participant, Who};
use super::work::{Batch, MEMBERS, Work};
use crate::proxy::Proxy;
use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

/// What `found` saves: one item of the peer's own kind, so that neither end is empty when the measurement
/// begins.
const FOUNDED: u64 = 1;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    PouchDb,
    Anki,
    TaskChampion,
}

impl System {
    pub const ALL: [System; 3] = [System::PouchDb, System::Anki, System::TaskChampion];

    pub fn name(self) -> &'static str {
        match self {
            System::PouchDb => "pouchdb",
            System::Anki => "anki",
            System::TaskChampion => "taskchampion",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            System::PouchDb => "PouchDB 9.0.0 ↔ express-pouchdb 4.2.0",
            System::Anki => "Anki 26.9",
            System::TaskChampion => "TaskChampion 3.1.0",
        }
    }

    /// The program as installed by `scripts/bootstrap bench`.
    fn program(self) -> anyhow::Result<Command> {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
        let cache =
            || std::env::var("SOCHIBO_CACHE").map(PathBuf::from).context("SOCHIBO_CACHE is not set: see scripts/env");
        let (program, script) = match self {
            System::PouchDb => (PathBuf::from("node"), Some(ours.join("pouchdb/peer.mjs"))),
            System::Anki => (cache()?.join("peers/anki/bin/python"), Some(ours.join("anki/peer.py"))),
            System::TaskChampion => (cache()?.join("target-peers/release/peer-taskchampion"), None),
        };
        let mut command = Command::new(program);
        command.args(script);
        Ok(command)
    }
}

/// A process that answers each line with a line.
struct Process {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Process {
    fn start(mut command: Command) -> anyhow::Result<Process> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().with_context(|| format!("start {command:?}: run scripts/bootstrap bench"))?;
        let (to, from) = (child.stdin.take(), child.stdout.take().context("no output")?);
        Ok(Process { child, to, from: BufReader::new(from) })
    }

    fn line(&mut self) -> anyhow::Result<Value> {
        let mut line = String::new();
        self.from.read_line(&mut line)?;
        serde_json::from_str(&line).context("the peer ended")
    }

    fn ask(&mut self, command: &Value) -> anyhow::Result<Value> {
        writeln!(self.to.as_mut().context("the peer has ended")?, "{command}")?;
        let answer = self.line()?;
        match answer["error"].as_str() {
            Some(error) => bail!("{error}"),
            None => Ok(answer),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A client ends when its input does; a server has no input.
        self.to.take();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Peer {
    system: System,
    dir: PathBuf,
    proxy: Proxy,
    direct: String,
    laptops: Vec<(Who, Process)>,
    _server: Process,
}

impl Peer {
    pub fn start(system: System, dir: &Path) -> anyhow::Result<Peer> {
        let mut serve = system.program()?;
        serve.arg("serve").arg(dir.join("server"));
        let mut server = Process::start(serve)?;
        let port = server.line()?["port"].as_u64().context("no port")?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, u16::try_from(port)?));
        let (proxy, direct) = (Proxy::start(address)?, format!("http://{address}"));
        let mut peer = Peer { system, dir: dir.to_owned(), proxy, direct, laptops: Vec::new(), _server: server };
        peer.join(Who::Desk)?;
        peer.laptop(Who::Desk)?.ask(&json!({ "do": "found" }))?;
        match peer.exchange(Who::Desk)? {
            Ended::Done => Ok(peer),
            Ended::Again(_) => bail!("{} does not begin at full speed", peer.name()),
        }
    }

    fn laptop(&mut self, who: Who) -> anyhow::Result<&mut Process> {
        let laptop = self.laptops.iter_mut().find(|(name, _)| *name == who);
        laptop.map(|(_, process)| process).context("that laptop has not joined")
    }
}

impl Participant for Peer {
    fn name(&self) -> &'static str {
        self.system.name()
    }

    fn proxy(&mut self) -> &mut Proxy {
        &mut self.proxy
    }

    /// A mark contains the ids of its session and member; a peer needs no records of them.
    /// No peer has forms.
    fn does(&self, work: Work) -> bool {
        !matches!(work, Work::Form | Work::Answers)
    }

    fn issue_form(&mut self) -> anyhow::Result<()> {
        bail!("{} has no forms", self.name())
    }

    fn answer_form(&mut self) -> anyhow::Result<()> {
        self.issue_form()
    }

    fn prepare(&mut self, _: &Batch) -> anyhow::Result<()> {
        Ok(())
    }

    fn save(&mut self, batch: &Batch) -> anyhow::Result<()> {
        let marks: Vec<Value> = batch.marks.iter().map(|mark| {
            let (session, member) = (format!("s{:02}", mark.session), format!("m{:02}", mark.member % MEMBERS));
            let at = chrono::DateTime::from_timestamp_millis(mark.at_ms).unwrap_or_default();
            json!({ "session": session, "member": member, "mark": mark.mark, "by": "p1", "at": at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true) })
        }).collect();
        let essays: Vec<Value> = batch
            .essays
            .iter()
            .map(|essay| json!({ "id": format!("r{}:m{:02}", essay.round(), essay.member()), "text": essay.text() }))
            .collect();
        self.laptop(Who::Desk)?.ask(&json!({ "do": "save", "marks": marks, "essays": essays })).map(drop)
    }

    fn join(&mut self, who: Who) -> anyhow::Result<()> {
        let mut command = self.system.program()?;
        let url = format!("http://{}", self.proxy.address);
        command.arg("client").arg(self.dir.join(format!("{who:?}"))).arg(url);
        self.laptops.push((who, Process::start(command)?));
        if who != Who::New && matches!(self.exchange(who)?, Ended::Again(_)) {
            bail!("{} does not join at full speed", self.name());
        }
        Ok(())
    }

    fn exchange(&mut self, who: Who) -> anyhow::Result<Ended> {
        let answer = self.laptop(who)?.ask(&json!({ "do": "sync" }))?;
        if answer["done"] == Value::Bool(true) {
            return Ok(Ended::Done);
        }
        Ok(Ended::Again(Duration::from_millis(answer["again_ms"].as_u64().context("no wait")?)))
    }

    fn agrees(&mut self, who: Who, items: usize) -> anyhow::Result<bool> {
        let url = self.direct.clone();
        let laptop = self.laptop(who)?;
        let here = laptop.ask(&json!({ "do": "digest" }))?;
        let there = laptop.ask(&json!({ "do": "server_digest", "url": url }))?;
        Ok(here == there && here["items"].as_u64() == Some(items as u64 + FOUNDED))
    }
}
