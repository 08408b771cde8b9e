//! `sochibo-server` on the command line. Every verb takes `--json`; errors are `{code, message, field}` on
//! stderr with exit code 1.

mod account;
mod adopt_key;
mod api;
mod backup;
mod clock_verbs;
mod descriptors;
mod init;
mod invite;
mod invites;
mod package;
mod restore;
mod serve;
mod tree;
mod unit;
mod verify;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use serde::Serialize;
use sql::Sql;

use crate::clock::{self, Doubt, Moment, Watch};
use crate::data_dir::DataDir;
use crate::failure::Failure;
use crate::storage::Storage;
use crate::storage::acts::{Act, ActsMut};

/// The server of a superior committee.
#[derive(Parser)]
#[command(name = "sochibo-server", version)]
struct Line {
    /// Answer with one line of JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Make a server's folder: keys, certificate, database, committee
    Init(init::Init),
    /// Listen and answer
    Serve(serve::Serve),
    /// Make a one-use invite for a cell (72 hours)
    Invite(invite::Invite),
    /// Invites that can still be used
    #[command(subcommand)]
    Invites(invites::Invites),
    /// Take the place of a server that is gone: what its key signed counts
    AdoptKey(adopt_key::AdoptKey),
    /// Copy the database into a file, also while the server runs
    Backup(backup::Backup),
    /// Replace the database with a backup; the server must not run
    Restore(restore::Restore),
    /// Check chains, receipts, logs and figures, and name every difference
    Verify(verify::Verify),
    /// Packages from a USB stick
    #[command(subcommand)]
    Package(package::Package),
    /// The machine's clock, when it has jumped
    #[command(subcommand)]
    Clock(clock_verbs::ClockVerb),
    /// Console accounts
    #[command(subcommand)]
    Account(account::Account),
    /// The tree of units
    #[command(subcommand)]
    Tree(tree::Tree),
    /// Units added by hand below the tree
    #[command(subcommand)]
    Unit(unit::Unit),
    /// The endpoints of the console and their JSON schemas, for `cargo xtask codegen`
    #[command(hide = true)]
    Api,
}

/// Larger than a tree of a whole province's units and than any other text that is read, in bytes.
const LONGEST_TEXT: u64 = 64 * 1024 * 1024;

/// What the log of acts calls the person at the command line, who has no account.
const OFFICER: &str = "sochibo-server";

/// Where the server's data is.
#[derive(Args)]
struct Place {
    /// The server's folder
    #[arg(long, env = "SOCHIBO_SERVER_DATA")]
    data: PathBuf,
    /// A PostgreSQL database instead of the file in that folder: postgres://user@host/name. An address with a
    /// password belongs into the environment (DATABASE_URL) or a file, because everybody on the machine can
    /// read command lines
    #[arg(long)]
    database: Option<String>,
    /// File whose first line is the database's address
    #[arg(long, conflicts_with = "database")]
    database_file: Option<PathBuf>,
}

impl Place {
    /// The time the server uses. Prints a warning if the machine's clock shows another time.
    fn now(&self) -> clock::Moment {
        let watch = Watch::open(&self.data, clock::system());
        if let Some(Doubt { shown, goes_by }) = watch.doubt() {
            complain(format_args!(
                "Đồng hồ máy này chỉ {}, khác xa lần chạy đúng gần nhất; tạm tính là {}.\nNếu đồng hồ đúng, chạy \
                 `sochibo-server clock confirm`; nếu sai, chỉnh lại đồng hồ.",
                clock::rfc3339(shown),
                clock::rfc3339(goes_by)
            ));
        }
        watch.now()
    }

    fn storage(&self) -> anyhow::Result<Storage> {
        Storage::open(&DataDir::open(&self.data)?, self.database()?.as_deref())
    }

    /// Reads one consistent state of the database.
    fn read<T>(&self, work: impl FnOnce(&dyn Sql) -> Result<T, Failure>) -> anyhow::Result<T> {
        Ok(self.storage()?.read(work)?)
    }

    /// The one way in which verbs change the database: what was done is written together with the acts that say so, or
    /// not at all. No acts mean that nothing was changed.
    fn act<T>(&self, work: impl Fn(&dyn Sql, Moment) -> Result<(T, Vec<Act>), Failure>) -> anyhow::Result<T> {
        let now = self.now();
        let written = self.storage()?.write(|sql| {
            let (done, acts) = work(sql, now)?;
            acts.iter().try_for_each(|act| ActsMut(sql).add(OFFICER, now, act))?;
            Ok(done)
        });
        Ok(written?)
    }

    /// The database's address: from this argument, the file, or the environment. An address with a password on
    /// the command line is refused.
    fn database(&self) -> anyhow::Result<Option<String>> {
        if let Some(address) = &self.database {
            if sql::postgres::names_password(address) {
                return Err(Failure::Invalid {
                    field: "database",
                    why: "Mật khẩu cơ sở dữ liệu trên dòng lệnh thì ai dùng máy cũng thấy. Xin đặt địa chỉ vào biến \
                          DATABASE_URL hoặc vào tệp, nêu bằng --database-file; rồi đổi mật khẩu này.",
                }
                .into());
            }
            return Ok(Some(address.clone()));
        }
        if let Some(path) = &self.database_file {
            let address = read_text(path)?;
            return Ok(Some(address.lines().next().unwrap_or_default().trim().to_owned()));
        }
        Ok(std::env::var("DATABASE_URL").ok().filter(|address| !address.is_empty()))
    }
}

/// The result of a verb: words for people, a value for programs.
struct Said {
    words: String,
    value: serde_json::Value,
    /// False if the verb did its work and found something wrong.
    well: bool,
}

impl Said {
    fn new(words: impl Into<String>, value: impl Serialize) -> anyhow::Result<Said> {
        Ok(Said { words: words.into(), value: serde_json::to_value(value)?, well: true })
    }
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let line = Line::parse();
    let done = match line.verb {
        Verb::Init(verb) => verb.run().map(Some),
        Verb::Serve(verb) => verb.run().map(|()| None),
        Verb::Invite(verb) => verb.run().map(Some),
        Verb::Invites(verb) => verb.run().map(Some),
        Verb::AdoptKey(verb) => verb.run().map(Some),
        Verb::Backup(verb) => verb.run().map(Some),
        Verb::Restore(verb) => verb.run().map(Some),
        Verb::Verify(verb) => verb.run().map(Some),
        Verb::Package(verb) => verb.run().map(Some),
        Verb::Clock(verb) => verb.run().map(Some),
        Verb::Account(verb) => verb.run().map(Some),
        Verb::Tree(verb) => verb.run().map(Some),
        Verb::Unit(verb) => verb.run().map(Some),
        Verb::Api => api::run().map(Some),
    };
    match done {
        Ok(None) => ExitCode::SUCCESS,
        Ok(Some(said)) => {
            let text = if line.json { said.value.to_string() } else { said.words };
            match print(&text) {
                Ok(()) if said.well => ExitCode::SUCCESS,
                Ok(()) => ExitCode::FAILURE,
                Err(error) => {
                    report(&error, line.json);
                    ExitCode::FAILURE
                }
            }
        }
        Err(error) => {
            report(&error, line.json);
            ExitCode::FAILURE
        }
    }
}

/// Prints a line. A closed pipe (as with `| head`) is not an error, because the command itself succeeded.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(error).context("it is done, but what came of it could not be printed")
        }
        _ => Ok(()),
    }
}

/// Prints a line to stderr. If that fails, only the exit code tells of the error.
fn complain(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn report(error: &anyhow::Error, json: bool) {
    let failure = error.downcast_ref::<Failure>();
    if !json {
        match failure {
            Some(failure) if !failure.status().is_server_error() => complain(failure.sentence()),
            _ => complain(format_args!("{error:#}")),
        }
        return;
    }
    let code = failure.map_or("failed", Failure::code);
    let message = failure.map_or_else(|| format!("{error:#}"), Failure::sentence);
    let field = match failure {
        Some(Failure::Invalid { field, .. }) => Some(*field),
        _ => None,
    };
    complain(serde_json::json!({ "code": code, "message": message, "field": field }));
}

/// The machine's time, for look-ups only, never to be stored.
fn now() -> clock::Moment {
    clock::system().wall()
}

/// Finds exactly one unit by id, code or exact name on this day.
fn find_unit(sql: &dyn Sql, wanted: &str) -> Result<crate::storage::tree::Unit, Failure> {
    let (tree, today) = (crate::storage::tree::Tree(sql), clock::day(now()));
    let by_id = wanted.parse().ok().map(|id| tree.unit(id, today)).transpose()?.flatten();
    if let Some(unit) = by_id {
        return Ok(unit);
    }
    let mut named = tree.named(wanted, today)?;
    match (named.pop(), named.is_empty()) {
        (Some(unit), true) => Ok(unit),
        (Some(_), false) => Err(Failure::Invalid {
            field: "unit",
            why: "Nhiều đơn vị cùng tên hoặc mã. Xin dùng mã 32 chữ số.",
        }),
        (None, _) => Err(Failure::NotFound),
    }
}

fn read_text(path: &Path) -> anyhow::Result<String> {
    files::read_text(path, LONGEST_TEXT).with_context(|| format!("could not read {}", path.display()))
}
