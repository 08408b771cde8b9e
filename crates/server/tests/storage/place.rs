//! A new database, with as many servers on it as a test needs.

use domain::Id;
use server::clock::Moment;
use server::data_dir::DataDir;
use server::storage::Storage;
use server::storage::migrations::STEPS;
use server::storage::tree::{ALWAYS, Place as Stand, TreeMut};
use sql::Sql;

/// A moment on 22 November 2026.
pub const NOW: Moment = 1_795_305_600_000;

pub struct Place {
    dir: DataDir,
    address: Option<String>,
    _folder: tempfile::TempDir,
}

pub fn sqlite() -> Place {
    Place::new(None)
}

#[cfg(unix)]
pub fn postgres() -> Place {
    Place::new(Some(test_postgres::database()))
}

impl Place {
    fn new(address: Option<String>) -> Place {
        let folder = tempfile::tempdir().unwrap();
        let dir = DataDir::create(&folder.path().join("data"), &[], NOW).unwrap();
        Place { dir, address, _folder: folder }
    }

    pub fn open(&self) -> Storage {
        Storage::open(&self.dir, self.address.as_deref()).unwrap()
    }

    /// The database as it was before a migration step, with what was written there.
    pub fn before(&self, step: &str, wrote: impl FnOnce(&dyn Sql)) {
        let steps = STEPS.iter().position(|one| one.name == step).unwrap();
        let work = |sql: &dyn Sql| {
            journal_sql::prepare(sql).unwrap();
            journal_sql::migrate(sql, "server", &STEPS[..steps]).unwrap();
            wrote(sql);
        };
        match &self.address {
            None => work(&rusqlite::Connection::open(self.dir.database()).unwrap()),
            Some(address) => work(&*sql::postgres::Pool::open(address).unwrap().take().unwrap()),
        }
    }

    /// The path of the file, if the database is a file.
    pub fn file(&self) -> std::path::PathBuf {
        self.dir.database()
    }

    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }
}

/// A unit of the tree, for rows that must belong to one.
pub fn unit(storage: &Storage, number: u8) -> Id {
    let id = Id([number; 16]);
    let stand = Stand { valid_from: ALWAYS.0, valid_to: ALWAYS.1, parent: None, name: "Chi bộ bản Nà Cà" };
    storage.write(|book| Ok(TreeMut(book).put(id, None, "cell", &stand)?)).unwrap();
    id
}

/// Makes a test of each function for each engine.
#[macro_export]
macro_rules! on_both_engines {
    ($($test:ident),* $(,)?) => {
        mod sqlite {
            $(#[test]
            fn $test() {
                super::$test(&$crate::place::sqlite());
            })*
        }
        #[cfg(unix)]
        mod postgres {
            $(#[test]
            fn $test() {
                super::$test(&$crate::place::postgres());
            })*
        }
    };
}
