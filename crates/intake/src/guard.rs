//! Protection from the libraries that parse foreign bytes: their panics become an error value and one log line.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether this thread is inside [`guarded`].
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a parser of foreign bytes. `None` if it panicked; the panic is logged, not printed. The closure owns
/// everything it changes, so no inconsistent state survives.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(install);
    let outer = GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    result.ok()
}

/// Installs a panic hook that passes panics of other threads, and ours outside `guarded`, to the process's own
/// hook.
fn install() {
    let usual = take_hook();
    set_hook(Box::new(move |info| if GUARDED.get() { log(info) } else { usual(info) }));
}

/// Logs only the place, because a panic's message often quotes the parsed text, which may be a person's name.
fn log(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    tracing::warn!(place, "a parser of foreign files panicked; the file is refused as damaged");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_panic_inside_is_an_answer_and_never_reaches_the_hook_of_the_process() {
        static REACHED: AtomicUsize = AtomicUsize::new(0);
        // Another test may have installed the hook already, over the usual one.
        guarded(|| ());
        set_hook(Box::new(|_| {
            REACHED.fetch_add(1, Ordering::SeqCst);
        }));
        install();
        assert_eq!(guarded(|| -> u8 { panic!("Lò Văn Án") }), None);
        assert_eq!(guarded(|| 7), Some(7));
        assert_eq!(REACHED.load(Ordering::SeqCst), 0, "a guarded panic was printed");
        assert!(catch_unwind(|| panic!("outside")).is_err());
        assert_eq!(REACHED.load(Ordering::SeqCst), 1, "a panic outside the fence must be printed as before");
    }
}
