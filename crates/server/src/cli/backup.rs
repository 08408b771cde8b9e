use std::path::PathBuf;

use clap::Args;

use super::{Place, Said};
use crate::data_dir::DataDir;
use crate::failure::Failure;
use crate::storage::copy;

/// A PostgreSQL server has its own means of backup.
pub(super) const IN_POSTGRES: Failure = Failure::Invalid {
    field: "database",
    why: "Dữ liệu của máy chủ này nằm trong PostgreSQL: sao lưu bằng pg_dump, khôi phục bằng pg_restore. Thư mục máy chủ (khóa và chứng thư) chép riêng.",
};

#[derive(Args)]
pub struct Backup {
    #[command(flatten)]
    place: Place,
    /// The file to write the copy to; it must not exist yet
    file: PathBuf,
}

impl Backup {
    pub fn run(self) -> anyhow::Result<Said> {
        if self.place.database()?.is_some() {
            return Err(IN_POSTGRES.into());
        }
        copy::backup(&DataDir::open(&self.place.data)?.database(), &self.file)?;
        let bytes = std::fs::metadata(&self.file)?.len();
        let file = self.file.display().to_string();
        let words = format!(
            "Đã sao lưu vào {file}. Khóa của máy chủ không nằm trong đó: chép server.key, tls-key.der và tls-certificate.der một lần, cất nơi khác."
        );
        Said::new(words, serde_json::json!({ "file": file, "bytes": bytes }))
    }
}
