//! Feeds `fuzz::backup`.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::backup(bytes));
