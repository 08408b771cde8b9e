//! TaskChampion for the bench: `serve FOLDER`, or `client FOLDER URL`, which reads one JSON command a line and
//! answers each with a line.
//! **Invariant:** the client does what Taskwarrior does with this library; nothing is batched or left out to
//! make it look expensive.

mod client;
mod server;

use anyhow::{Context, bail};

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Runtime::new().context("start a runtime")?;
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        // It stores everything in memory.
        ["serve", _folder] => runtime.block_on(server::serve()),
        ["client", folder, url] => runtime.block_on(client::answer_commands(folder.as_ref(), url)),
        _ => bail!("usage: peer-taskchampion serve FOLDER | client FOLDER URL"),
    }
}
