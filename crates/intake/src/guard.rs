//! Fence around the libraries that parse foreign bytes: their panic becomes an error value and one log line.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether this thread is inside [`guarded`].
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a parser of foreign bytes. `None` when it panicked; the panic is logged, not printed.
/// The closure owns all it touches, so nothing half-changed survives.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(install);
    let outer = GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    result.ok()
}

/// Puts a hook before the process's own one: panics of other threads, and of ours outside the fence, go on to that one.
fn install() {
    let usual = take_hook();
    set_hook(Box::new(move |info| if GUARDED.get() { log(info) } else { usual(info) }));
}

/// Logs the place alone: the text of a panic often quotes what was being parsed, and that is somebody's name.
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
        set_hook(Box::new(|_| {
            REACHED.fetch_add(1, Ordering::SeqCst);
        }));
        assert_eq!(guarded(|| -> u8 { panic!("Lò Văn Án") }), None);
        assert_eq!(guarded(|| 7), Some(7));
        assert_eq!(REACHED.load(Ordering::SeqCst), 0, "a guarded panic was printed");
        assert!(catch_unwind(|| panic!("outside")).is_err());
        assert_eq!(REACHED.load(Ordering::SeqCst), 1, "a panic outside the fence must be printed as before");
    }
}
