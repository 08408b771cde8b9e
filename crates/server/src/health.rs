//! Whether the server can do its work, for monitoring.

use std::sync::Mutex;
use std::sync::PoisonError;

use axum::extract::State;
use axum::http::StatusCode;
use tokio::time::{Duration, Instant, timeout};

use crate::failure::Failure;
use crate::state::Shared;
use crate::storage::committee::Committees;

/// More frequent requests get the last answer again, because strangers may ask too.
const FRESH: Duration = Duration::from_secs(2);
/// An exchange locks the database for a much shorter time.
const PATIENCE: Duration = Duration::from_secs(15);

/// When it was last checked, and whether all was well.
#[derive(Default)]
pub struct Health(Mutex<Option<(Instant, bool)>>);

impl Health {
    fn known(&self) -> Option<bool> {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.filter(|(at, _)| at.elapsed() < FRESH).map(|(_, well)| well)
    }

    fn note(&self, well: bool) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), well));
    }
}

/// 200 when the database can be read and written, 503 otherwise.
pub async fn healthz(State(server): State<Shared>) -> (StatusCode, &'static str) {
    let well = match server.health.known() {
        Some(well) => well,
        None => {
            let well = matches!(timeout(PATIENCE, works(&server)).await, Ok(Ok(())));
            server.health.note(well);
            well
        }
    };
    if well { (StatusCode::OK, "ok\n") } else { (StatusCode::SERVICE_UNAVAILABLE, "not well: see the log\n") }
}

/// Checks what an exchange needs: the database's lock, and its contents.
async fn works(server: &Shared) -> Result<(), Failure> {
    let ours = |_: &crate::state::Server, book: &dyn sql::Sql| Committees(book).ours()?.ok_or(Failure::NotFound);
    server.read(ours).await?;
    server.write(ours).await?;
    Ok(())
}
