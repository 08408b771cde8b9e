//! The repository's own tools: checks of its rules, and code generated from schemas. `cargo xtask` lists the
//! commands.
//! **Invariant:** depends on no crate of ours, so that it builds in seconds and can check a workspace that does
//! not compile.

mod codegen;
mod migrations;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A command: a file of its own, and an entry in the list below.
struct Command {
    name: &'static str,
    does: &'static str,
    run: fn(&Path, &[String]) -> anyhow::Result<()>,
}

const COMMANDS: &[Command] = &[
    Command { name: "tidy", does: "fail when the sources break a rule of the repository", run: tidy::run },
    Command { name: "codegen", does: "write the TypeScript types of what crosses into the pages", run: codegen::run },
    Command {
        name: "ship-migrations",
        does: "FOLDER…: list the hashes of its migrations, which from then on never change",
        run: migrations::run,
    },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let asked = words.first().map(String::as_str);
    let Some(command) = COMMANDS.iter().find(|command| Some(command.name) == asked) else {
        eprintln!("usage: cargo xtask COMMAND\n");
        for command in COMMANDS {
            eprintln!("  {:<16} {}", command.name, command.does);
        }
        return ExitCode::from(2);
    };
    match (command.run)(&root(), &words[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace, wherever the command was started. It is taken from Cargo at run time, because
/// clones share built programs and the clone where this one was built may be gone.
fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = Path::new(&here);
    here.parent().unwrap_or(here).to_path_buf()
}
