use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use domain::language::tidy;
use ed25519_dalek::SigningKey;
use sql::Sql;

use super::{LONGEST_TEXT, Place, Said, complain, read_text};
use crate::account_keys::{AccountKey, unwrap};
use crate::accounts::{Role, check_passphrase, hash_passphrase, passphrase_fits, signed};
use crate::clock::Moment;
use crate::data_dir::DataDir;
use crate::failure::Failure;
use crate::grading::keys;
use crate::storage::accounts::{Account as Kept, Accounts, AccountsMut, Secret};
use crate::storage::acts::{Act, What};
use crate::storage::grading::{GradingKeys, GradingKeysMut};
use crate::storage::logins::LoginsMut;
use crate::storage::second_factors::SecondFactorsMut;

#[derive(Subcommand)]
pub enum Account {
    /// Add an account
    Add(Add),
    /// Enter the person who holds an account
    Person(NewName),
    /// List the accounts
    List(Place),
    /// Set a new passphrase; open sessions of that account end
    Passwd(Passwd),
    /// Give an account the right to read the essays that cells hand in, in addition to its role
    Grade(Grade),
    /// Make another grading key, when nobody holds the present one any more: cells have to hand in again
    NewGradingKey(Named),
    /// Remove the phone and recovery codes of an account that lost both; it sets them up again at the next
    /// log-in
    ResetSecondFactor(Named),
    /// Close an account permanently
    Close(Named),
}

#[derive(Args)]
pub struct Add {
    #[command(flatten)]
    place: Place,
    #[arg(long)]
    name: String,
    /// The name of the person who holds it: "Lò Thị Lan"
    #[arg(long, default_value = "")]
    person: String,
    #[arg(long)]
    role: Role,
    #[command(flatten)]
    secret: PassphraseFile,
    #[command(flatten)]
    admitted: Admitted,
}

#[derive(Args)]
pub struct Passwd {
    #[command(flatten)]
    place: Place,
    #[arg(long)]
    name: String,
    #[command(flatten)]
    secret: PassphraseFile,
    /// File whose first line is the present passphrase; without it a grader loses the grading key and has to be
    /// given it again
    #[arg(long)]
    old_passphrase_file: Option<PathBuf>,
}

#[derive(Args)]
pub struct Grade {
    #[command(flatten)]
    named: Named,
    #[command(flatten)]
    admitted: Admitted,
}

#[derive(Args)]
pub struct Named {
    #[command(flatten)]
    place: Place,
    #[arg(long)]
    name: String,
}

#[derive(Args)]
pub struct NewName {
    #[command(flatten)]
    named: Named,
    #[arg(long)]
    person: String,
}

#[derive(Args)]
struct PassphraseFile {
    /// File whose first line is the passphrase; without it one line is read from standard input
    #[arg(long)]
    passphrase_file: Option<PathBuf>,
}

/// A grader who gives the new one access to the essays. Without this, any grader can do it in the console.
#[derive(Args)]
struct Admitted {
    /// A grader who passes the grading key on
    #[arg(long, requires = "by_passphrase_file")]
    by: Option<String>,
    /// File whose first line is that grader's passphrase
    #[arg(long, requires = "by")]
    by_passphrase_file: Option<PathBuf>,
}

impl Account {
    pub fn run(self) -> anyhow::Result<Said> {
        match self {
            Account::Add(verb) => add(verb),
            Account::Person(verb) => person(verb),
            Account::List(place) => list(place),
            Account::Passwd(verb) => passwd(verb),
            Account::Grade(verb) => grade(verb),
            Account::NewGradingKey(verb) => new_grading_key(verb),
            Account::ResetSecondFactor(verb) => reset_second_factor(verb),
            Account::Close(verb) => close(verb),
        }
    }
}

impl PassphraseFile {
    fn read(&self) -> anyhow::Result<String> {
        let passphrase = match &self.passphrase_file {
            Some(path) => first_line(path)?,
            None => {
                complain("Mật khẩu (một dòng):");
                line(&files::read_text_from(std::io::stdin().lock(), LONGEST_TEXT)?)
            }
        };
        check_passphrase(&passphrase)?;
        Ok(passphrase)
    }
}

fn first_line(path: &Path) -> anyhow::Result<String> {
    Ok(line(&read_text(path)?))
}

fn line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

impl Admitted {
    /// Passes the key on; returns whether the account holds it now.
    fn give(&self, sql: &dyn Sql, key: &SigningKey, to: &Kept, now: Moment) -> Result<bool, Failure> {
        if keys::begin(sql, key, to, now)? {
            return Ok(true);
        }
        let (Some(by), Some(file)) = (&self.by, &self.by_passphrase_file) else { return Ok(false) };
        let giver = Accounts(sql).find(by)?.ok_or(Failure::NotFound)?;
        let passphrase = first_line(file).map_err(|error| Failure::Broken(format!("{error:#}")))?;
        let identity = unwrap(&giver.identity, &passphrase)?.ok_or(Failure::WrongPassphrase)?;
        keys::give(sql, &giver, &identity, to, now)?;
        Ok(true)
    }
}

fn of_account(what: What, account: &Kept) -> Act {
    Act::plain(what).with("account", "", &signed(&account.person, &account.name))
}

fn signing_key(place: &Place) -> anyhow::Result<SigningKey> {
    Ok(DataDir::open(&place.data)?.signing_key()?)
}

const WAITS: &str = "Chưa có khóa chấm bài: một người chấm bài đăng nhập, mở “Bài nộp” và bấm “Giao khóa”.";

fn told(done: String, grades: bool, holds: bool) -> String {
    if grades && !holds { format!("{done}\n{WAITS}") } else { done }
}

fn add(verb: Add) -> anyhow::Result<Said> {
    if tidy(&verb.name).is_empty() {
        return Err(Failure::Invalid { field: "name", why: "Tên đăng nhập không được để trống." }.into());
    }
    let passphrase = verb.secret.read()?;
    let secret = Secret { hash: hash_passphrase(&passphrase)?, key: AccountKey::make(&passphrase)? };
    let key = signing_key(&verb.place)?;
    let grades = verb.role == Role::Grader;
    let holds = verb.place.act(|sql, now| {
        if !AccountsMut(sql).add(&tidy(&verb.name), verb.role, &secret, now)? {
            return Err(Failure::Invalid { field: "name", why: "Đã có tài khoản tên này." });
        }
        AccountsMut(sql).set_person(&tidy(&verb.name), &tidy(&verb.person))?;
        let made = Accounts(sql).find(&tidy(&verb.name))?.ok_or(Failure::NotFound)?;
        let holds = grades && verb.admitted.give(sql, &key, &made, now)?;
        let act = of_account(What::AccountAdded, &made).with("role", "", verb.role.as_str());
        Ok((holds, vec![act]))
    })?;
    Said::new(
        told(format!("Đã thêm tài khoản {}.", verb.name), grades, holds),
        serde_json::json!({ "name": verb.name, "role": verb.role, "holds_grading_key": holds }),
    )
}

fn person(verb: NewName) -> anyhow::Result<Said> {
    let (Named { place, name }, person) = (&verb.named, tidy(&verb.person));
    place.act(|sql, _| {
        let before = Accounts(sql).find(name)?.ok_or(Failure::NotFound)?;
        if !AccountsMut(sql).set_person(name, &person)? {
            return Err(Failure::NotFound);
        }
        let act = Act::plain(What::PersonNamed).with("account", "", name).with("person", &before.person, &person);
        Ok(((), vec![act]))
    })?;
    Said::new(
        format!("Tài khoản {name}: {}.", if person.is_empty() { "chưa ghi tên người" } else { &person }),
        serde_json::json!({ "name": name, "person": person }),
    )
}

fn list(place: Place) -> anyhow::Result<Said> {
    let (accounts, holders) = place.read(|sql| {
        let stated = GradingKeys(sql).stated()?;
        let holders = stated.map(|key| GradingKeys(sql).holders(key.number)).transpose()?.unwrap_or_default();
        Ok((Accounts(sql).all()?, holders))
    })?;
    let holds = |one: &Kept| holders.iter().any(|holder| holder.name == one.name);
    let state = |one: &Kept| match (one.closed_at.is_some(), one.grades, holds(one)) {
        (true, _, _) => "\tđã đóng",
        (_, true, true) => "\tchấm bài",
        (_, true, false) => "\tchấm bài, chưa có khóa",
        (_, false, _) => "",
    };
    let words: Vec<String> = accounts
        .iter()
        .map(|one| format!("{}\t{}{}", signed(&one.person, &one.name), one.role.as_str(), state(one)))
        .collect();
    let row = |one: &Kept| {
        serde_json::json!({ "name": one.name, "person": one.person, "role": one.role, "grades": one.grades, "holds_grading_key": holds(one),
            "closed": one.closed_at.is_some() })
    };
    let rows: Vec<_> = accounts.iter().map(row).collect();
    Said::new(words.join("\n"), serde_json::json!({ "accounts": rows }))
}

fn passwd(verb: Passwd) -> anyhow::Result<Said> {
    let passphrase = verb.secret.read()?;
    let account = verb.place.read(|sql| Accounts(sql).find(&verb.name)?.ok_or(Failure::NotFound))?;
    let key = match &verb.old_passphrase_file {
        Some(path) => {
            let old = first_line(path)?;
            if !passphrase_fits(&old, &account.passphrase) {
                return Err(Failure::WrongPassphrase.into());
            }
            let identity = unwrap(&account.identity, &old)?.ok_or(Failure::WrongPassphrase)?;
            AccountKey::wrap(&identity, &passphrase)?
        }
        None => AccountKey::make(&passphrase)?,
    };
    let (secret, kept) = (Secret { hash: hash_passphrase(&passphrase)?, key }, verb.old_passphrase_file.is_some());
    let (lost, left) = verb.place.act(|sql, _| {
        AccountsMut(sql).set_passphrase(&verb.name, &secret, None)?;
        LoginsMut(sql).forgive(&verb.name)?;
        let lost = !kept && GradingKeysMut(sql).forget(&account.key)? > 0;
        Ok(((lost, is_held(sql)?), vec![of_account(What::PassphraseSet, &account)]))
    })?;
    let words = match (lost, left) {
        (false, _) => "Đã đổi mật khẩu.".to_owned(),
        (true, true) => format!("Đã đổi mật khẩu. Mật khẩu cũ mở khóa chấm bài, nên khóa ấy phải giao lại.\n{WAITS}"),
        (true, false) => format!("Đã đổi mật khẩu.\n{NOBODY_LEFT}"),
    };
    Said::new(words, serde_json::json!({ "name": verb.name, "lost_grading_key": lost }))
}

const NOBODY_LEFT: &str = "Không còn ai mở được bài đã nộp. Chạy `account new-grading-key --name TÊN`; sau đó các chi bộ \
                           nộp lại bài, bài vẫn còn nguyên ở chi bộ.";

fn is_held(sql: &dyn Sql) -> Result<bool, Failure> {
    let Some(stated) = GradingKeys(sql).stated()? else { return Ok(true) };
    Ok(!GradingKeys(sql).holders(stated.number)?.is_empty())
}

fn grade(verb: Grade) -> anyhow::Result<Said> {
    let Named { place, name } = &verb.named;
    let key = signing_key(place)?;
    let holds = place.act(|sql, now| {
        if !AccountsMut(sql).let_grade(name)? {
            return Err(Failure::NotFound);
        }
        let account = Accounts(sql).find(name)?.ok_or(Failure::NotFound)?;
        let holds = verb.admitted.give(sql, &key, &account, now)?;
        Ok((holds, vec![of_account(What::GradingAllowed, &account)]))
    })?;
    Said::new(
        told(format!("{name} được đọc bài đã nộp."), true, holds),
        serde_json::json!({ "name": name, "holds_grading_key": holds }),
    )
}

fn new_grading_key(verb: Named) -> anyhow::Result<Said> {
    let key = signing_key(&verb.place)?;
    verb.place.act(|sql, now| {
        let account = Accounts(sql).find(&verb.name)?.filter(|one| one.grades).ok_or(Failure::NotFound)?;
        keys::make(sql, &key, &account, now)?;
        Ok(((), vec![of_account(What::GradingKeyMade, &account)]))
    })?;
    Said::new(
        format!("Đã làm khóa chấm bài mới, giao cho {}. Những người chấm bài khác cần được giao lại.", verb.name),
        serde_json::json!({ "name": verb.name }),
    )
}

fn reset_second_factor(verb: Named) -> anyhow::Result<Said> {
    let was_set = verb.place.act(|sql, _| {
        let account = Accounts(sql).find(&verb.name)?.ok_or(Failure::NotFound)?;
        let was_set = SecondFactorsMut(sql).reset(&account.key)?;
        let act = was_set.then(|| of_account(What::SecondFactorReset, &account));
        Ok((was_set, act.into_iter().collect()))
    })?;
    let words = if was_set { "Đã bỏ mã xác nhận cũ" } else { "Tài khoản chưa cài mã xác nhận" };
    Said::new(
        format!("{words}. {} đăng nhập lại thì cài mới.", verb.name),
        serde_json::json!({ "name": verb.name, "was_set": was_set }),
    )
}

fn close(verb: Named) -> anyhow::Result<Said> {
    let left = verb.place.act(|sql, now| {
        let account = Accounts(sql).find(&verb.name)?.ok_or(Failure::NotFound)?;
        let closed = AccountsMut(sql).close(&verb.name, now)?;
        GradingKeysMut(sql).forget(&account.key)?;
        let act = closed.then(|| of_account(What::AccountClosed, &account));
        Ok((is_held(sql)?, act.into_iter().collect()))
    })?;
    let words = format!("Đã đóng tài khoản {}.", verb.name);
    let words = if left { words } else { format!("{words}\n{NOBODY_LEFT}") };
    Said::new(words, serde_json::json!({ "name": verb.name, "grading_key_held": left }))
}
