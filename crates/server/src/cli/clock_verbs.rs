use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Said;
use crate::clock::{self, Watch, rfc3339};
use crate::data_dir::DataDir;

#[derive(Subcommand)]
pub enum ClockVerb {
    /// Show the machine's clock, and the time the server uses
    Show(Folder),
    /// Confirm that the clock is right as it is now, however far it is from what it was
    Confirm(Folder),
}

#[derive(Args)]
pub struct Folder {
    /// The server's folder
    #[arg(long, env = "SOCHIBO_SERVER_DATA")]
    data: PathBuf,
}

impl ClockVerb {
    pub fn run(self) -> anyhow::Result<Said> {
        let (ClockVerb::Show(folder) | ClockVerb::Confirm(folder)) = &self;
        DataDir::open(&folder.data)?;
        let watch = Watch::open(&folder.data, clock::system());
        if matches!(self, ClockVerb::Confirm(_)) {
            let at = rfc3339(watch.confirm()?);
            return Said::new(format!("Từ nay máy chủ tính theo đồng hồ máy: {at}."), serde_json::json!({ "now": at }));
        }
        let (now, shown) = (rfc3339(watch.now()), rfc3339(watch.shown()));
        let doubtful = watch.doubt().is_some();
        Said::new(
            format!("Đồng hồ máy: {shown}\nMáy chủ tính theo: {now}"),
            serde_json::json!({ "shown": shown, "now": now, "doubtful": doubtful }),
        )
    }
}
