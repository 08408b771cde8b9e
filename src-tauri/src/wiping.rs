//! What the window's own libraries and SQLite free is wiped, as what is ours is: WebKit copies each request and, for input methods, the words around
//! each key into this process, and its allocator leaves them lying there.
//! **Invariant:** of this process alone, the page's ends; where it can't be done, the program runs all the same.

/// Said to the allocators of C and WebKit, which listen when a program starts and never later.
#[cfg(target_os = "linux")]
const SAID: [(&str, &str); 2] = [
    // WebKit allocates as C does, which can be told to wipe.
    ("Malloc", "1"),
    ("GLIBC_TUNABLES", app::GLIBC_TUNABLES),
];

/// Begins this program anew in the same process, once, so that the allocators hear it. Nothing else runs yet.
#[cfg(target_os = "linux")]
pub fn begin() {
    use std::os::unix::process::CommandExt;
    if SAID.iter().all(|(name, value)| std::env::var_os(name).is_some_and(|is| is == *value)) {
        // Heard. What draws the page is not to be slowed down by it.
        SAID.iter().for_each(|(name, _)| webkit2gtk::glib::unsetenv(name));
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    // Comes back only if it failed.
    let _ = std::process::Command::new(program).args(std::env::args_os().skip(1)).envs(SAID).exec();
}

#[cfg(not(target_os = "linux"))]
pub fn begin() {}
