use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Place, Said, now, read_text};
use crate::accounts::{Role, check_passphrase, hash_passphrase};
use crate::failure::Failure;
use crate::storage::accounts::{Accounts, AccountsMut};

#[derive(Subcommand)]
pub enum Account {
    /// Add an account
    Add(Add),
    /// Who has one
    List(Place),
    /// Set a new passphrase; open sessions of that account end
    Passwd(Passwd),
}

#[derive(Args)]
pub struct Add {
    #[command(flatten)]
    place: Place,
    #[arg(long)]
    name: String,
    #[arg(long)]
    role: Role,
    #[command(flatten)]
    secret: Secret,
}

#[derive(Args)]
pub struct Passwd {
    #[command(flatten)]
    place: Place,
    #[arg(long)]
    name: String,
    #[command(flatten)]
    secret: Secret,
}

#[derive(Args)]
struct Secret {
    /// File whose first line is the passphrase; without it one line is read from standard input
    #[arg(long)]
    passphrase_file: Option<PathBuf>,
}

impl Secret {
    fn hash(&self) -> anyhow::Result<String> {
        let text = match &self.passphrase_file {
            Some(path) => read_text(path)?,
            None => {
                eprintln!("Mật khẩu (một dòng):");
                std::io::read_to_string(std::io::stdin().lock())?
            }
        };
        let passphrase = text.lines().next().unwrap_or_default();
        check_passphrase(passphrase)?;
        Ok(hash_passphrase(passphrase)?)
    }
}

impl Account {
    pub fn run(self) -> anyhow::Result<Said> {
        match self {
            Account::Add(verb) => add(verb),
            Account::List(place) => list(place),
            Account::Passwd(verb) => passwd(verb),
        }
    }
}

fn add(verb: Add) -> anyhow::Result<Said> {
    if verb.name.trim().is_empty() {
        return Err(Failure::Invalid { field: "name", why: "Tên đăng nhập không được để trống." }.into());
    }
    let hash = verb.secret.hash()?;
    let added =
        verb.place.storage()?.write(|book| Ok(AccountsMut(book).add(&verb.name, verb.role, &hash, now())?))?;
    if !added {
        return Err(Failure::Invalid { field: "name", why: "Đã có tài khoản tên này." }.into());
    }
    Said::new(format!("Đã thêm tài khoản {}.", verb.name), serde_json::json!({ "name": verb.name, "role": verb.role }))
}

fn list(place: Place) -> anyhow::Result<Said> {
    let accounts = place.storage()?.read(|book| Ok(Accounts(book).all()?))?;
    let words: Vec<String> = accounts.iter().map(|one| format!("{}\t{}", one.name, one.role.as_str())).collect();
    let rows: Vec<_> = accounts.iter().map(|one| serde_json::json!({ "name": one.name, "role": one.role })).collect();
    Said::new(words.join("\n"), serde_json::json!({ "accounts": rows }))
}

fn passwd(verb: Passwd) -> anyhow::Result<Said> {
    let hash = verb.secret.hash()?;
    if !verb.place.storage()?.write(|book| Ok(AccountsMut(book).set_passphrase(&verb.name, &hash)?))? {
        return Err(Failure::NotFound.into());
    }
    Said::new("Đã đổi mật khẩu.", serde_json::json!({ "name": verb.name }))
}
