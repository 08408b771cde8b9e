//! The quota of each unit for a day.

use domain::Id;
use rusqlite::Connection;
use server::clock::day;
use server::failure::Failure;
use server::storage::migrations::STEPS;
use server::storage::quota::{Quota, QuotaMut};

use crate::on_both_engines;
use crate::place::{NOW, Place, sqlite};

on_both_engines! {
    a_day_is_counted_by_itself_and_so_is_each_owner,
}

fn a_day_is_counted_by_itself_and_so_is_each_owner(place: &Place) {
    let storage = place.open();
    let (one, other) = (Id([1; 16]), Id([2; 16]));
    let most = Quota { changes: 10, bytes: 1_000 };
    let spend = |owner, at, changes, bytes| {
        storage.write(|book| QuotaMut(book).spend(owner, day(at), Quota { changes, bytes }, most))
    };
    let is_refused = |done| matches!(done, Err(Failure::DailyQuota));
    spend(one, NOW, 10, 999).unwrap();
    assert!(is_refused(spend(one, NOW, 1, 1)), "an eleventh change");
    spend(other, NOW, 1, 1_000).unwrap();
    assert!(is_refused(spend(other, NOW, 1, 1)), "a byte more");
    spend(one, NOW, 0, 0).unwrap();
    spend(one, NOW + 86_400_000, 10, 1_000).unwrap();
    assert!(is_refused(spend(one, NOW + 86_400_000, 1, 0)), "what was refused yesterday is not counted today");
}

#[test]
fn a_database_made_before_days_were_counted_is_brought_up_to_date() {
    let place = sqlite();
    let old = Connection::open(place.file()).unwrap();
    journal_sql::prepare(&old).unwrap();
    let before = STEPS.iter().position(|step| step.name == "0012_quota").unwrap();
    journal_sql::migrate(&old, "server", &STEPS[..before]).unwrap();
    drop(old);
    a_day_is_counted_by_itself_and_so_is_each_owner(&place);
}
