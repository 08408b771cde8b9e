use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Place, Said, read_text};
use crate::failure::Failure;
use crate::storage::acts::{Act, What};
use crate::tree::import::Period;

#[derive(Subcommand)]
pub enum Tree {
    /// Import a file of units; importing it again changes nothing
    Import(Import),
}

#[derive(Args)]
pub struct Import {
    #[command(flatten)]
    place: Place,
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

impl Tree {
    pub fn run(self) -> anyhow::Result<Said> {
        let Tree::Import(verb) = self;
        let periods =
            verb.files.iter().map(|path| Ok(Period::parse(&read_text(path)?)?)).collect::<anyhow::Result<Vec<_>>>()?;
        let units = verb.place.act(|sql, _| {
            let units = periods.iter().try_fold(0, |count, period| Ok::<_, Failure>(count + period.write(sql)?))?;
            Ok((units, vec![Act::plain(What::TreeImported).with("units", "", &units.to_string())]))
        })?;
        Said::new(format!("Đã nhập {units} đơn vị."), serde_json::json!({ "units": units }))
    }
}
