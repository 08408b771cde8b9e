use std::path::Path;

use anyhow::Context;
use clap::Args;
use ed25519_dalek::VerifyingKey;
use files::Links;
use journal::ChainStore;
use journal_sql::SqlChainStore;

use super::{Place, Said};
use crate::data_dir::DataDir;
use crate::failure::Failure;
use crate::hex;
use crate::storage::acts::{Act, What};
use crate::storage::former::{FormerKeys, FormerKeysMut};

/// A key as a file, or as 64 hex digits on a line; larger files are something else.
const LONGEST: u64 = 1024;

#[derive(Args)]
pub struct AdoptKey {
    #[command(flatten)]
    place: Place,
    /// Public key of the server that is gone: 64 hex digits (a laptop shows them), or a file that holds them
    key: String,
}

impl AdoptKey {
    pub fn run(self) -> anyhow::Result<Said> {
        let key = read(&self.key)?;
        let own = DataDir::open(&self.place.data)?.signing_key()?;
        if *own.verifying_key().as_bytes() == key {
            return Err(Failure::Invalid { field: "key", why: "Đây là khóa của chính máy chủ này." }.into());
        }
        let all = self.place.act(|sql, now| {
            FormerKeysMut(sql).add(&key, now)?;
            SqlChainStore::new(sql, &own).learn_device(&key)?;
            Ok((FormerKeys(sql).all()?, vec![Act::plain(What::KeyAdopted).with("key", "", &hex::encode(&key))]))
        })?;
        let keys: Vec<String> = all.iter().map(|key| hex::encode(key)).collect();
        Said::new(
            format!(
                "Máy chủ này nhận thay máy chủ có khóa {}. Biên nhận và dữ liệu máy chủ ấy đã ký vẫn có giá trị.",
                hex::encode(&key)
            ),
            serde_json::json!({ "former_keys": keys }),
        )
    }
}

fn read(given: &str) -> anyhow::Result<[u8; 32]> {
    let path = Path::new(given);
    let text = match files::read(path, LONGEST, Links::Follow) {
        Ok(bytes) => files::decode(&bytes).with_context(|| format!("could not read {given}"))?,
        Err(_) => given.to_owned(),
    };
    let key: Option<[u8; 32]> = hex::decode(text.trim().to_lowercase().as_str());
    let key = key.filter(|key| VerifyingKey::from_bytes(key).is_ok());
    Ok(key.ok_or(Failure::Invalid {
        field: "key", why: "Khóa công khai gồm 64 chữ số hex, hoặc tệp chứa khóa ấy."
    })?)
}
