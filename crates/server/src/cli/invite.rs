use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use files::Readers;

use super::{Place, Said, find_unit};
use crate::clock::rfc3339;
use crate::data_dir::DataDir;
use crate::invites::issue::{Wish, issue};
use crate::storage::acts::{Act, What};
use crate::storage::committee::CommitteesMut;

#[derive(Args)]
pub struct Invite {
    #[command(flatten)]
    place: Place,
    /// The cell: its id, or its exact name if only one unit has it
    #[arg(long)]
    unit: String,
    /// Where to write the invite file
    #[arg(long)]
    out: Option<PathBuf>,
    /// Address of the server, if it differs from the one it listens on
    #[arg(long)]
    url: Option<String>,
    /// Admit the laptop without comparing the four words: for sample data only
    #[arg(long)]
    auto_confirm: bool,
}

impl Invite {
    pub fn run(self) -> anyhow::Result<Said> {
        let pin = DataDir::open(&self.place.data)?.tls()?.pin();
        let invite = self.place.act(|sql, now| {
            if let Some(url) = &self.url {
                CommitteesMut(sql).public_url(url)?;
            }
            let unit = find_unit(sql, &self.unit)?.id;
            let wish = Wish { unit, by: "sochibo-server invite", pin, auto_confirm: self.auto_confirm };
            Ok((issue(sql, wish, now)?, vec![Act::of_unit(What::InviteMade, unit)]))
        })?;
        let file = serde_json::to_string_pretty(&invite.file)?;
        // The invite admits a laptop, so the file is readable only by its owner. An existing file is not
        // overwritten.
        let write = |path: &PathBuf| {
            files::write_beside(path, file.as_bytes(), Readers::Owner)
                .with_context(|| format!("could not write {}", path.display()))
        };
        let out = self.out.as_ref().map(write).transpose()?;
        let until = rfc3339(invite.expires_at);
        let words = format!("Mã mời {} (dùng một lần, đến {until}):\n{}", invite.file.unit_name, invite.code);
        Said::new(
            words,
            serde_json::json!({ "code": invite.code, "file": invite.file, "expires_at": until, "out": out }),
        )
    }
}
