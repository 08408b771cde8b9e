//! The number of files and connections that the system lets this process open.

/// Enough for a whole province that exchanges at once, twice over.
#[cfg(unix)]
const WANTED: u64 = 8_192;
/// With fewer, a few slow links would block everybody else.
#[cfg(unix)]
const ENOUGH: u64 = 1_024;

/// Raises the limit as far as the system allows, up to [`WANTED`]. Returns the resulting limit if it is known.
#[cfg(unix)]
pub fn raise() -> Option<usize> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let before = getrlimit(Resource::Nofile);
    let wanted = before.maximum.map_or(WANTED, |most| most.min(WANTED));
    let current = before.current.unwrap_or(WANTED).max(wanted);
    let raised = setrlimit(Resource::Nofile, Rlimit { current: Some(current), maximum: before.maximum });
    let now = if raised.is_ok() { current } else { before.current.unwrap_or(WANTED) };
    if now < ENOUGH {
        tracing::warn!(files = now, "few files may be opened: raise the limit (ulimit -n, LimitNOFILE)");
    }
    usize::try_from(now).ok()
}

#[cfg(not(unix))]
pub fn raise() -> Option<usize> {
    None
}
