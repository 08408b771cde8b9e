//! Making the committee's grading key, and giving it on.

use age::x25519::{Identity, Recipient};
use ed25519_dalek::SigningKey;
use sealing::GradingIdentity;
use sql::Sql;

use crate::clock::Moment;
use crate::failure::Failure;
use crate::storage::accounts::Account;
use crate::storage::grading::{GradingKeys, GradingKeysMut};
use crate::sync::server_writer::ServerWriter;

/// Makes a key, gives it to one grader and states it to the cells. Essays handed in before stay sealed to the former one.
pub fn make(book: &dyn Sql, key: &SigningKey, first: &Account, now: Moment) -> Result<(), Failure> {
    let identity = GradingIdentity::generate();
    let recipient = identity.key().recipient().to_string();
    let keys = GradingKeysMut(book);
    let number = keys.add(&recipient, &first.name, now)?;
    keys.give(number, &first.key, &sealed_to(first, &identity)?, &first.name, now)?;
    ServerWriter::new(book, key, now)?.grading_key(&recipient)
}

/// What one who may grade is given when they become so: the first makes the key. Says whether they hold it now.
pub fn begin(book: &dyn Sql, key: &SigningKey, grader: &Account, now: Moment) -> Result<bool, Failure> {
    if GradingKeys(book).stated()?.is_some() {
        return Ok(false);
    }
    make(book, key, grader, now)?;
    Ok(true)
}

/// Every grading key an account holds, the one stated now first.
pub fn held(book: &dyn Sql, account: &str, by: &Identity) -> Result<Vec<(i64, GradingIdentity)>, Failure> {
    let mut held = Vec::new();
    for (number, sealed) in GradingKeys(book).shares_of(account)? {
        let secret = age::decrypt(by, &sealed).ok().and_then(|secret| String::from_utf8(secret).ok());
        // what was sealed to a key the account no longer has is no key
        held.extend(secret.and_then(|secret| GradingIdentity::read(&secret).ok()).map(|identity| (number, identity)));
    }
    Ok(held)
}

/// Gives on every key the giver holds. Fails when the giver lacks the one stated now, or the other does not grade.
pub fn give(book: &dyn Sql, giver: &Account, by: &Identity, to: &Account, now: Moment) -> Result<(), Failure> {
    let stated = GradingKeys(book).stated()?.ok_or(Failure::NoGradingKey)?;
    if !to.grades {
        return Err(Failure::NotFound);
    }
    let held = held(book, &giver.key, by)?;
    if held.iter().all(|(number, _)| *number != stated.number) {
        return Err(Failure::GradingKeyNotHeld);
    }
    for (number, identity) in held {
        GradingKeysMut(book).give(number, &to.key, &sealed_to(to, &identity)?, &giver.name, now)?;
    }
    Ok(())
}

fn sealed_to(account: &Account, identity: &GradingIdentity) -> Result<Vec<u8>, Failure> {
    let broken = || Failure::Broken("a grading key not sealed".into());
    let recipient: Recipient = account.recipient.parse().map_err(|_| broken())?;
    age::encrypt(&recipient, identity.secret().as_bytes()).map_err(|_| broken())
}
