//! Feeds `fuzz::package`.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::package(bytes));
