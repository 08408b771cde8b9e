//! The same statements have the same effect on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

#[cfg(unix)]
mod connections;

use domain::Id;
use sql::{AsParam, Engine, Error, Insert, Param, Sql, params, transaction};
use std::ops::ControlFlow;

/// Runs a test on a new database of each engine.
fn on_both(test: impl Fn(&dyn Sql)) {
    test(&rusqlite::Connection::open_in_memory().unwrap());
    #[cfg(unix)]
    test(&*sql::postgres::Pool::open(&test_postgres::database()).unwrap().take().unwrap());
}

/// Creates a table with every type of value.
fn things(sql: &dyn Sql) {
    let (bytes, text, int) = match sql.engine() {
        Engine::Sqlite => ("BLOB", "TEXT", "INTEGER"),
        Engine::Postgres => ("BYTEA", "TEXT COLLATE \"C\"", "BIGINT"),
    };
    sql.batch(&format!("CREATE TABLE thing (id {bytes} PRIMARY KEY, name {text}, number {int})")).unwrap();
}

const ADD: &str =
    "INSERT INTO thing (id, name, number) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET name = excluded.name";

#[test]
fn what_is_written_is_read_back_to_the_byte() {
    on_both(|sql| {
        things(sql);
        let nothing: Option<String> = None;
        let kept = [(Id([7; 16]), Some("Lò Thị Dế".to_owned()), i64::MAX), (Id([255; 16]), nothing, i64::MIN)];
        for (id, name, number) in &kept {
            assert_eq!(sql.execute(ADD, params![id, name, number]).unwrap(), 1);
        }
        let back = sql.rows("SELECT id, name, number FROM thing ORDER BY id", params![], |row| {
            Ok((row.get::<Id>(0)?, row.get(1)?, row.get(2)?))
        });
        assert_eq!(back.unwrap(), kept);
        let wrong = sql.only("SELECT id FROM thing LIMIT 1", params![], |row| row.get::<String>(0));
        assert!(matches!(wrong, Err(Error::Unexpected { column: 0, .. })));
    });
}

#[test]
fn a_name_given_twice_replaces_and_says_which_row_it_was() {
    on_both(|sql| {
        things(sql);
        sql.execute(ADD, params![Id([1; 16]), "một", 1]).unwrap();
        let number =
            sql.only(&format!("{ADD} RETURNING number"), params![Id([1; 16]), "hai", 2], |row| row.get::<i64>(0));
        assert_eq!(number.unwrap(), 1);
        assert!(sql.exists("SELECT 1 FROM thing WHERE name = ?1", params!["hai"]).unwrap());
        assert_eq!(
            sql.first("SELECT number FROM thing WHERE name = ?1", params!["một"], |row| row.get::<i64>(0)).unwrap(),
            None
        );
    });
}

#[test]
fn text_is_ordered_by_its_bytes() {
    on_both(|sql| {
        things(sql);
        for (place, name) in (0_u8..).zip(["đa", "Z", "a", "Ă", "da"]) {
            sql.execute(ADD, params![[place], name, 0]).unwrap();
        }
        let names = sql.rows("SELECT name FROM thing ORDER BY name", params![], |row| row.get::<String>(0)).unwrap();
        assert_eq!(names, ["Z", "a", "da", "Ă", "đa"]);
    });
}

#[test]
fn what_one_engine_would_not_keep_both_refuse() {
    on_both(|sql| {
        things(sql);
        assert!(sql.execute(ADD, params![Id([1; 16]), "a\0b", 1]).is_err());
        assert!(sql.execute(ADD, params![Id([1; 16]), "a", u64::MAX]).is_err());
        assert!(!sql.exists("SELECT 1 FROM thing", params![]).unwrap());
    });
}

#[test]
fn a_long_answer_is_read_while_the_same_connection_works_on_it() {
    on_both(|sql| {
        things(sql);
        transaction(sql, |sql| {
            for number in 0..1_000_u32 {
                sql.execute(ADD, params![number.to_be_bytes(), "chưa", number])?;
            }
            let mut sum = 0;
            sql.each::<Error>("SELECT id, number FROM thing WHERE number >= ?1 ORDER BY id", params![10], |row| {
                sum += row.get::<i64>(1)?;
                let about = row.bytes(0)?;
                sql.execute("UPDATE thing SET name = ?2 WHERE id = ?1", params![about, "rồi"])?;
                sql.each::<Error>("SELECT name FROM thing WHERE id = ?1", params![about], |row| {
                    assert_eq!(row.get::<String>(0)?, "rồi");
                    Ok(ControlFlow::Break(()))
                })?;
                Ok(if row.get::<i64>(1)? == 700 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
            })?;
            assert_eq!(sum, (10..=700).sum::<i64>());
            let done =
                sql.only("SELECT count(*) FROM thing WHERE name = ?1", params!["rồi"], |row| row.get::<i64>(0))?;
            assert_eq!(done, 691);
            Ok::<_, Error>(())
        })
        .unwrap();
    });
}

#[test]
fn a_transaction_that_fails_leaves_nothing_even_when_the_failure_is_passed_over() {
    on_both(|sql| {
        things(sql);
        let failed = transaction(sql, |sql| {
            sql.execute(ADD, params![Id([1; 16]), "một", 1])?;
            Err::<(), _>(Error::NoRow)
        });
        assert!(failed.is_err());
        assert!(!sql.exists("SELECT 1 FROM thing", params![]).unwrap());
        // SQLite continues after a failed statement, PostgreSQL does not. Neither may report success and not
        // commit.
        let said = transaction(sql, |sql| {
            sql.execute(ADD, params![Id([2; 16]), "hai", 2])?;
            let _ = sql.execute("INSERT INTO thing (id, number) VALUES (?1, 1)", params![Id([2; 16])]);
            Ok::<_, Error>(())
        });
        assert_eq!(said.is_ok(), sql.exists("SELECT 1 FROM thing", params![]).unwrap());
        transaction(sql, |sql| sql.execute(ADD, params![Id([3; 16]), "ba", 3])).unwrap();
    });
}

#[test]
fn a_param_borrows() {
    let bytes = vec![1_u8, 2];
    assert_eq!(bytes.param(), Param::Bytes([1_u8, 2].as_slice().into()));
}

#[test]
fn many_rows_at_once_are_as_many_one_by_one() {
    on_both(|sql| {
        things(sql);
        let ids: Vec<Id> = (0..200).map(|number| Id([number; 16])).collect();
        let names: Vec<Option<String>> =
            (0..200).map(|number| (number % 3 > 0).then(|| format!("Sùng {number}"))).collect();
        let columns = ["id", "name", "number"];
        let write = |conflict: &str, many: &[Id], number: i64| {
            let rows = many.iter().zip(&names).flat_map(|(id, name)| [id.param(), name.param(), Param::Int(number)]);
            let values: Vec<_> = rows.collect();
            sql.insert(&Insert { table: "thing", columns: &columns, conflict, values: &values })
        };
        let count = |number: i64| {
            let all = "SELECT count(*) FROM thing WHERE number = ?1";
            sql.only(all, params![number], |row| row.get::<i64>(0)).unwrap()
        };
        write("", &[], 0).unwrap();
        write("", &ids[..1], 1).unwrap();
        write("ON CONFLICT (id) DO NOTHING", &ids, 2).unwrap();
        assert_eq!((count(1), count(2)), (1, 199));
        write("ON CONFLICT (id) DO UPDATE SET number = excluded.number", &ids, 3).unwrap();
        assert_eq!(count(3), 200);
        let unnamed = sql.only("SELECT count(*) FROM thing WHERE name IS NULL", params![], |row| row.get::<i64>(0));
        assert_eq!(unnamed.unwrap(), 67);
        assert!(write("", &ids, 4).is_err());
    });
}
