//! Feeds `fuzz::roster`.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::roster(bytes));
