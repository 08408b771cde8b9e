//! The window: start-up, and a door from the pages to `app`. **Invariant:** nothing is decided here; every command is one call of `app` or one dialog.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod courier;
mod dialogs;
mod pick;
mod places;
mod start;
#[cfg(test)]
mod tests;

fn main() -> std::process::ExitCode {
    match start::run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            std::process::ExitCode::FAILURE
        }
    }
}
