//! Whether the server can do its work, for whoever watches it.

use axum::extract::State;
use axum::http::StatusCode;
use tokio::time::{Duration, timeout};

use crate::failure::Failure;
use crate::state::Shared;
use crate::storage::committee::Committees;

/// An exchange holds the database for far less.
const PATIENCE: Duration = Duration::from_secs(15);

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

/// What an exchange needs: the database's lock, and what stands in it.
async fn works(server: &Shared) -> Result<(), Failure> {
    let ours = |_: &crate::state::Server, sql: &dyn sql::Sql| Committees(sql).ours()?.ok_or(Failure::NotFound);
    server.read(ours).await?;
    server.write(ours).await?;
    Ok(())
}
