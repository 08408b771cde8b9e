//! Network work on the thread that asks for it, until it is done or somebody says stop.

use crate::app_session::courier::Courier;
use crate::messages::CallError;
use std::time::Duration;

/// Runs one piece of network work on this thread.
pub(super) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, CallError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| CallError::internal(&error))?;
    Ok(runtime.block_on(work))
}

/// Comes back once somebody has said stop.
pub(super) async fn told_to_stop(courier: &Courier) {
    while !courier.told_to_stop() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
