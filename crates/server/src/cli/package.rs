use std::io::BufWriter;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand};
use exchange::seal;
use files::{Draft, Readers};

use super::{Place, Said, complain};
use crate::clock;
use crate::data_dir::DataDir;
use crate::state::Server;
use crate::sync::package::{self, Taken};
use crate::tree::unit_names::named;

#[derive(Subcommand)]
pub enum Package {
    /// Take in a package that a laptop wrote to a stick
    Take(Take),
    /// Print the key that opens packages for this server, as the `age` program reads it
    Key(Key),
}

#[derive(Args)]
pub struct Take {
    #[command(flatten)]
    place: Place,
    /// The package
    file: PathBuf,
    /// Where to write the answer for the laptop; in a folder it gets a name of its own
    #[arg(long)]
    answer: Option<PathBuf>,
}

#[derive(Args)]
pub struct Key {
    /// The server's folder
    #[arg(long, env = "SOCHIBO_SERVER_DATA")]
    data: PathBuf,
}

impl Package {
    pub fn run(self) -> anyhow::Result<Said> {
        match self {
            Package::Take(verb) => verb.run(),
            Package::Key(verb) => verb.run(),
        }
    }
}

impl Take {
    fn run(self) -> anyhow::Result<Said> {
        let server = Server::open(&self.place.data, self.place.database()?.as_deref(), false, clock::system())?;
        let copy = package::private_copy(&server, &self.file)?;
        let Taken { package, laptop, before, pieces } = package::take(&server, &copy, "sochibo-server package")?;
        let unit = server.storage.read(|sql| named(sql, laptop.unit))?;
        let answer = self.answer.map(|at| write_answer(&server, package.id, at)).transpose()?;
        let mut words =
            format!("{} – {}: {} thay đổi mới, {pieces} mảnh trang.", unit.name, laptop.name, package.changes);
        if before.is_some() {
            words.push_str("\nGói này đã nhận trước đây; không có gì mới.");
        }
        if package.set_aside > 0 {
            words.push_str(&format!("\nĐể riêng chờ xem: {} thay đổi.", package.set_aside));
        }
        if let Some(answer) = &answer {
            words.push_str(&format!("\nTrả lời cho máy chi bộ: {}", answer.display()));
        }
        let value = serde_json::json!({
            "unit": unit.id, "unit_name": unit.name, "device": laptop.id, "device_name": laptop.name,
            "made_at": clock::rfc3339(package.made_at), "changes": package.changes, "set_aside": package.set_aside,
            "pieces": pieces, "before": before.map(clock::rfc3339), "answer": answer,
        });
        Said::new(words, value)
    }
}

/// Writes the answer to a temporary file, syncs it, then moves it to a name that is free: a stick that was
/// pulled out too early holds no partial answer, and existing files are kept.
fn write_answer(server: &Server, package: domain::Id, at: PathBuf) -> anyhow::Result<PathBuf> {
    let folder = if at.is_dir() { at.clone() } else { at.parent().map(PathBuf::from).unwrap_or_default() };
    let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
    let cannot = || format!("could not write to {}", folder.display());
    // Another account reads the stick; the content of the answer is sealed.
    let draft = Draft::in_folder(&folder, Readers::Everyone).with_context(cannot)?;
    files::remove_unfinished(&folder);
    let written = package::answer(server, package, BufWriter::new(draft))?;
    let draft = written.out.into_inner().map_err(|error| error.into_error()).with_context(cannot)?;
    let path = if at.is_dir() { at.join(written.file_name) } else { at };
    draft.put_at_free_name(&path).with_context(|| format!("could not write {}", path.display()))
}

impl Key {
    fn run(self) -> anyhow::Result<Said> {
        let identity = seal::server(&DataDir::open(&self.data)?.signing_key()?);
        complain("Ai có khóa này mở được mọi gói USB gửi cho máy chủ. Không chép ra ngoài, không gửi cho ai.");
        let key = seal::written(&identity);
        Said::new(key.as_str(), serde_json::json!({ "key": key.as_str(), "recipient": seal::recipient_of(&identity) }))
    }
}
