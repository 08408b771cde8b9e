//! One attempt to authenticate: it is counted first, then checked.

use sql::Sql;

use crate::accounts::{hash_passphrase, passphrase_fits};
use crate::attempts::Visitor;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::state::{Shared, run_blocking};
use crate::storage::accounts::{Account, Accounts};
use crate::storage::logins::LoginsMut;

/// Counts the attempt before anything is checked, so that many parallel attempts have no advantage.
pub async fn begin(server: &Shared, visitor: Visitor, name: String) -> Result<Option<Account>, Failure> {
    let begun = server.write(move |server, sql| {
        let (now, budgets, logins) = (server.now(), visitor.budgets(&name), LoginsMut(sql));
        let mut wait = 0;
        for budget in &budgets {
            wait = wait.max(logins.wait(budget, now)?);
        }
        if wait > 0 {
            // returned as a value, not an error, so that what was written about a wrong clock is committed
            return Ok(Err(Failure::TooSoon { seconds: u64::try_from((wait + 999) / 1_000).unwrap_or(1) }));
        }
        for budget in &budgets {
            logins.failed(budget, now)?;
        }
        Ok(Ok(Accounts(sql).find(&name)?))
    });
    begun.await?
}

/// Takes back what [`begin`] counted.
pub fn succeeded(sql: &dyn Sql, visitor: Visitor, name: &str, now: Moment) -> Result<(), Failure> {
    for budget in visitor.budgets(name) {
        LoginsMut(sql).succeeded(&budget, now)?;
    }
    Ok(())
}

/// Whether the passphrase matches. Takes equally long for a name that does not exist.
pub async fn fits(passphrase: String, account: Option<&Account>) -> Result<bool, Failure> {
    let kept = account.map(|account| account.passphrase.clone());
    run_blocking(move || match kept {
        Some(kept) => Ok(passphrase_fits(&passphrase, &kept)),
        None => hash_passphrase(&passphrase).map(|_| false),
    })
    .await
}
