//! What a test is told where there is no PostgreSQL: the tests of it are left out there, so none asks.

const ONLY_UNIX: &str = "the tests start PostgreSQL on Unix only";

pub fn database() -> String {
    panic!("{ONLY_UNIX}")
}

pub fn copy_of(_: &str) -> String {
    panic!("{ONLY_UNIX}")
}

pub fn dump(_: &str) -> Vec<u8> {
    panic!("{ONLY_UNIX}")
}
