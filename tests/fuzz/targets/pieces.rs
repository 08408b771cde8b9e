//! Feeds `fuzz::pieces`.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::pieces(bytes));
