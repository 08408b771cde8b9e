//! Makes the allocators of the window's libraries and of SQLite wipe freed memory, as our own allocator does.
//! WebKit copies each request into this process, and, for input methods, the words around each key; its
//! allocator would leave them in memory. **Invariant:** this concerns only this process, because the page's
//! process ends; where it can't be done, the program runs nevertheless.

/// Environment variables for the allocators of C and WebKit, which read them only when a program starts.
#[cfg(target_os = "linux")]
const SAID: [(&str, &str); 2] = [
    // Makes WebKit use the C allocator, which can be set to wipe.
    ("Malloc", "1"),
    ("GLIBC_TUNABLES", app::GLIBC_TUNABLES),
];

/// Executes this program again in the same process, once, so that the allocators read the variables. It must be
/// called before anything else runs.
#[cfg(target_os = "linux")]
pub fn begin() {
    use std::os::unix::process::CommandExt;
    if SAID.iter().all(|(name, value)| std::env::var_os(name).is_some_and(|is| is == *value)) {
        // The variables were read. They are removed so that they do not slow down the page's process.
        SAID.iter().for_each(|(name, _)| webkit2gtk::glib::unsetenv(name));
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    // `exec` returns only if it failed.
    let _ = std::process::Command::new(program).args(std::env::args_os().skip(1)).envs(SAID).exec();
}

#[cfg(not(target_os = "linux"))]
pub fn begin() {}
