//! The acts with one step of the store done wrongly: each must be detected, or the other tests prove nothing.

use crate::{kills, power, refusals};

#[test]
fn commits_that_are_not_synced_are_noticed() {
    assert!(power::notices("add-member", "no-sync"));
}

#[test]
fn a_draft_said_to_be_saved_and_not_committed_is_noticed() {
    assert!(kills::notices("draft", "not-committed"));
}

#[test]
fn saying_saved_before_it_is_is_noticed() {
    assert!(kills::notices("add-member", "said-first"));
}

#[test]
fn a_key_file_written_in_place_is_noticed() {
    assert!(kills::notices("passphrase", "keys-in-place"));
}

#[test]
fn a_database_removed_while_the_key_file_names_it_is_noticed() {
    assert!(kills::notices("passphrase", "old-database-first"));
}

#[test]
fn a_key_file_put_in_place_before_it_is_synced_is_noticed() {
    assert!(power::notices("passphrase", "renamed-before-sync"));
}

#[test]
fn a_backup_put_in_place_before_it_is_synced_is_noticed() {
    assert!(power::notices("back-up", "backup-unsynced"));
}

/// The refused transaction is complete in the log, so another connection that reads it takes it for saved.
#[test]
fn going_on_after_a_failed_sync_without_emptying_the_log_is_noticed() {
    assert!(refusals::notices("open-round", "opened-anew"));
}

/// The same checks find nothing in the unchanged acts.
#[test]
fn the_acts_as_they_are_are_no_mutants() {
    assert!(!power::notices("add-member", "none"));
    assert!(!kills::notices("passphrase", "none"));
    assert!(!refusals::notices("open-round", "none"));
}
