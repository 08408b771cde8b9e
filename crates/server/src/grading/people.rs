//! The accounts that may grade, and how they are called.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use crate::accounts::signed;
use crate::failure::Failure;
use crate::storage::accounts::{Account, Accounts, key_of};

/// A grader: the account, and the person who holds it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GraderName {
    pub name: String,
    pub person: String,
}

/// All accounts, by their keys; those that were closed are still called by their names.
pub struct GradersByKey(HashMap<String, Account>);

impl GradersByKey {
    pub fn read(sql: &dyn Sql) -> Result<GradersByKey, Failure> {
        Ok(GradersByKey(Accounts(sql).all()?.into_iter().map(|one| (one.key.clone(), one)).collect()))
    }

    pub fn named(&self, key: &str) -> GraderName {
        self.0.get(key).map_or_else(|| GraderName { name: key.to_owned(), person: key.to_owned() }, named)
    }

    /// Those who may be given an essay, by their accounts.
    pub fn open(&self) -> Vec<GraderName> {
        let mut open: Vec<&Account> = self.0.values().filter(|one| may_grade(one)).collect();
        open.sort_by(|a, b| a.key.cmp(&b.key));
        open.into_iter().map(named).collect()
    }

    /// The key of an account that may be given an essay.
    pub fn key(&self, name: &str, field: &'static str) -> Result<String, Failure> {
        let found = self.0.get(&key_of(name)).filter(|one| may_grade(one));
        let why = "Tài khoản này không chấm bài hoặc đã đóng. Chọn người khác trong danh sách.";
        found.map(|one| one.key.clone()).ok_or(Failure::Invalid { field, why })
    }
}

fn may_grade(account: &Account) -> bool {
    account.grades && account.closed_at.is_none()
}

fn named(account: &Account) -> GraderName {
    GraderName { name: account.name.clone(), person: signed(&account.person, &account.name) }
}
