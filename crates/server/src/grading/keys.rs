//! Creates the committee's grading key and passes it on.

use age::x25519::{Identity, Recipient};
use ed25519_dalek::SigningKey;
use sealing::GradingIdentity;
use sql::Sql;

use crate::clock::Moment;
use crate::failure::Failure;
use crate::storage::accounts::Account;
use crate::storage::grading::{GradingKeys, GradingKeysMut};
use crate::sync::server_writer::ServerWriter;

/// Makes a key, gives it to one grader and announces it to the cells. Essays handed in earlier stay sealed to
/// the former key.
pub fn make(sql: &dyn Sql, key: &SigningKey, first: &Account, now: Moment) -> Result<(), Failure> {
    let identity = GradingIdentity::generate();
    let recipient = identity.key().recipient().to_string();
    let keys = GradingKeysMut(sql);
    let number = keys.add(&recipient, &first.name, now)?;
    keys.give(number, &first.key, &sealed_to(first, &identity)?, &first.name, now)?;
    ServerWriter::new(sql, key, now)?.grading_key(&recipient)
}

/// Sets up a new grader; the first one makes the key. Returns whether the grader holds the key now.
pub fn begin(sql: &dyn Sql, key: &SigningKey, grader: &Account, now: Moment) -> Result<bool, Failure> {
    if GradingKeys(sql).stated()?.is_some() {
        return Ok(false);
    }
    make(sql, key, grader, now)?;
    Ok(true)
}

/// All grading keys that an account holds, the current one first.
pub fn held(sql: &dyn Sql, account: &str, by: &Identity) -> Result<Vec<(i64, GradingIdentity)>, Failure> {
    let mut held = Vec::new();
    for (number, sealed) in GradingKeys(sql).shares_of(account)? {
        let secret = age::decrypt(by, &sealed).ok().and_then(|secret| String::from_utf8(secret).ok());
        // a key that was sealed to an earlier key of the account can't be opened and is skipped
        held.extend(secret.and_then(|secret| GradingIdentity::read(&secret).ok()).map(|identity| (number, identity)));
    }
    Ok(held)
}

/// Passes on all keys that the giver holds. Fails if the giver lacks the current one, or if the receiver may
/// not grade.
pub fn give(sql: &dyn Sql, giver: &Account, by: &Identity, to: &Account, now: Moment) -> Result<(), Failure> {
    let stated = GradingKeys(sql).stated()?.ok_or(Failure::NoGradingKey)?;
    if !to.grades {
        return Err(Failure::NotFound);
    }
    let held = held(sql, &giver.key, by)?;
    if held.iter().all(|(number, _)| *number != stated.number) {
        return Err(Failure::GradingKeyNotHeld);
    }
    for (number, identity) in held {
        GradingKeysMut(sql).give(number, &to.key, &sealed_to(to, &identity)?, &giver.name, now)?;
    }
    Ok(())
}

fn sealed_to(account: &Account, identity: &GradingIdentity) -> Result<Vec<u8>, Failure> {
    let broken = || Failure::Broken("a grading key not sealed".into());
    let recipient: Recipient = account.recipient.parse().map_err(|_| broken())?;
    age::encrypt(&recipient, identity.secret().as_bytes()).map_err(|_| broken())
}
