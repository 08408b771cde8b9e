use std::path::PathBuf;

use clap::Args;

use super::backup::IN_POSTGRES;
use super::{Place, Said, now};
use crate::data_dir::DataDir;
use crate::storage::acts::{Act, What};
use crate::storage::copy;

#[derive(Args)]
pub struct Restore {
    #[command(flatten)]
    place: Place,
    /// A file that `backup` made
    file: PathBuf,
}

impl Restore {
    pub fn run(self) -> anyhow::Result<Said> {
        if self.place.database()?.is_some() {
            return Err(IN_POSTGRES.into());
        }
        let restored = copy::restore(&DataDir::open(&self.place.data)?, &self.file, now())?;
        // The log of the restored database begins with this, whatever the one before it held.
        let file = self.file.display().to_string();
        self.place.act(|_, _| Ok(((), vec![Act::plain(What::BackupRestored).with("file", "", &file)])))?;
        let before = restored.before.map(|before| before.display().to_string());
        let kept = before.as_deref().map(|before| format!(" Dữ liệu trước đó vẫn còn ở {before}.")).unwrap_or_default();
        let words =
            format!("Đã khôi phục.{kept} Khởi động máy chủ; các chi bộ gửi lại phần còn thiếu ở lần gửi nhận tới.");
        Said::new(words, serde_json::json!({ "before": before, "epoch": restored.epoch }))
    }
}
