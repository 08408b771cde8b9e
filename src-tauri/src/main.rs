//! The window: start-up, and the commands through which pages reach `app`. **Invariant:** nothing is decided
//! here; every command is one call of `app` or one dialog.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod bell;
mod chosen;
mod commands;
mod courier;
mod dialogs;
mod failed_start;
mod idle;
mod leaving;
mod page;
mod pick;
mod places;
mod printing;
mod start;
#[cfg(test)]
mod tests;
mod waiting;
mod wiping;
mod written;

use failed_start::Why;
use std::io::Write;

/// Wipes freed memory, because passphrases, keys and texts pass through many short-lived strings.
#[global_allocator]
static WIPED: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> std::process::ExitCode {
    wiping::begin();
    failed_start::watch();
    if !failed_start::has_web_view() {
        failed_start::tell(Why::NoWebView, None);
        return std::process::ExitCode::FAILURE;
    }
    match start::run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            failed_start::tell(Why::NotStarted, None);
            std::process::ExitCode::FAILURE
        }
    }
}
