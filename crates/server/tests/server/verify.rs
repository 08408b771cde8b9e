//! `sochibo-server verify`, check by check: it names what was edited, and nothing else.

use std::path::Path;

use rusqlite::Connection;
use serde_json::Value as Json;

use crate::house::{Engine, Made, sochibo_server};
use crate::operation::a_round_with_figures;

/// The names of everything that does not agree, each once.
fn findings(made: &Made) -> Vec<String> {
    let report: Json = serde_json::from_slice(&sochibo_server(made, &["verify"]).stdout).unwrap();
    let named = report["findings"].as_array().unwrap().iter().map(|one| one["what"].as_str().unwrap().to_owned());
    let mut named: Vec<String> = named.collect();
    named.dedup();
    named
}

/// A copy of the server's folder whose database has this one edit.
fn edited(made: &Made, folder: &Path, statement: &str) -> Made {
    std::fs::create_dir(folder).unwrap();
    for file in std::fs::read_dir(&made.data).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
    let database = Connection::open(folder.join("server.db")).unwrap();
    database.execute_batch(statement).unwrap();
    assert!(database.changes() > 0, "{statement}");
    Made { data: folder.to_owned(), database: None }
}

#[test]
fn each_edit_is_named_by_the_check_that_looks_at_it() {
    if crate::ENGINE != Engine::Sqlite {
        return;
    }
    let (_house, made) = a_round_with_figures();
    assert_eq!(findings(&made), Vec::<String>::new());
    let folder = tempfile::tempdir().unwrap();
    let cases: &[(&str, &[&str])] = &[
        ("UPDATE change SET body = zeroblob(10) WHERE number = 1", &["chain"]),
        ("DELETE FROM change WHERE number = 2", &["chain"]),
        ("DELETE FROM change WHERE number = 1", &["chain"]),
        ("UPDATE chain SET number = number + 1", &["chain", "signature"]),
        ("UPDATE payload SET value = zeroblob(10)", &["value"]),
        ("UPDATE head_signature SET signature = zeroblob(64)", &["signature"]),
        ("DELETE FROM head_signature", &["signature"]),
        ("UPDATE device SET public_key = zeroblob(32)", &["signature"]),
        ("UPDATE receipt SET at_ms = at_ms + 1", &["receipt"]),
        ("UPDATE receipt SET head = zeroblob(32)", &["receipt"]),
        ("DELETE FROM receipt", &["receipt"]),
        // the last change was removed, so that its line ends before it
        (
            "UPDATE chain SET number = number - 1, hash = (SELECT hash FROM change WHERE chain = pk AND number = chain.number - 1)
              WHERE receipted > 0;
             DELETE FROM change WHERE number > (SELECT number FROM chain WHERE pk = change.chain)",
            &["signature", "receipt", "tables", "figures"],
        ),
        ("DELETE FROM arrival WHERE number = (SELECT max(number) FROM arrival)", &["arrival"]),
        ("DELETE FROM arrived WHERE number = (SELECT max(number) FROM arrived)", &["order"]),
        ("DELETE FROM arrived WHERE number = (SELECT max(number) - 1 FROM arrived)", &["order"]),
        ("DELETE FROM opening", &["opening"]),
        ("UPDATE opening SET officer = 'Người khác'", &["opening"]),
        (
            "INSERT INTO opening (at, officer, unit, round, figure) SELECT at + 1, officer, unit, round, figure FROM opening",
            &["opening"],
        ),
        ("UPDATE member SET duty = 'Bí thư'", &["tables"]),
        ("DELETE FROM member", &["tables"]),
        ("DELETE FROM assignment WHERE number = 2", &["tables"]),
        ("UPDATE assignment SET content = zeroblob(3)", &["tables"]),
        ("UPDATE round_total SET figures = replace(figures, ':1', ':7')", &["figures"]),
        ("DELETE FROM round_total", &["figures"]),
    ];
    for (number, (statement, named)) in cases.iter().enumerate() {
        let edited = edited(&made, &folder.path().join(number.to_string()), statement);
        assert_eq!(findings(&edited), *named, "{statement}");
    }
}
