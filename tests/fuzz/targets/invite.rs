//! Feeds `fuzz::invite`.
#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::invite(bytes));
