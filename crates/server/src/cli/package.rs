use clap::{Args, Subcommand};
use exchange::seal;

use super::Said;
use crate::data_dir::DataDir;

#[derive(Subcommand)]
pub enum Package {
    /// Print the key that opens packages for this server, as the `age` program reads it
    Key(Key),
}

#[derive(Args)]
pub struct Key {
    /// The server's folder
    #[arg(long, env = "SOCHIBO_SERVER_DATA")]
    data: std::path::PathBuf,
}

impl Package {
    pub fn run(self) -> anyhow::Result<Said> {
        match self {
            Package::Key(verb) => verb.run(),
        }
    }
}

impl Key {
    fn run(self) -> anyhow::Result<Said> {
        let identity = seal::server(&DataDir::open(&self.data)?.signing_key()?);
        eprintln!("Ai có khóa này mở được mọi gói USB gửi cho máy chủ. Không chép ra ngoài, không gửi cho ai.");
        let key = seal::written(&identity);
        Said::new(key.as_str(), serde_json::json!({ "key": key.as_str(), "recipient": seal::recipient_of(&identity) }))
    }
}
