//! The steps that create the server's own tables, in each engine's dialect; the runner is the journal's.

use journal_sql::Migration;

macro_rules! steps {
    ($($name:literal),* $(,)?) => {
        &[$(Migration {
            name: $name,
            sqlite: include_str!(concat!("../../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../../migrations/postgres/", $name, ".sql")),
        }),*]
    };
}

/// In order; a step that was released never changes.
pub const STEPS: &[Migration] = steps![
    "0001_accounts",
    "0002_tree",
    "0003_enrolment",
    "0004_figures",
    "0005_order",
    "0006_pieces",
    "0007_copied",
    "0008_packages",
    "0009_former_keys",
    "0010_comparison",
    "0011_logins",
    "0012_quota",
    "0013_acts",
    "0014_guests",
    "0015_inspections",
    "0016_returns",
    "0017_forms",
    "0018_essay_grades",
    "0019_reached",
    "0020_documents"
];
