//! The sync server: the published core with the HTTP interface that its protocol document specifies.

use anyhow::Context;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use std::sync::Arc;
use taskchampion_sync_server_core::{
    AddVersionResult, GetVersionResult, InMemoryStorage, NIL_VERSION_ID, Server, ServerConfig, ServerError,
    SnapshotUrgency,
};
use uuid::Uuid;

const SEGMENT: &str = "application/vnd.taskchampion.history-segment";
const SNAPSHOT: &str = "application/vnd.taskchampion.snapshot";
/// The same limit as the published server's: a hundred mebibytes.
const LARGEST_BODY: usize = 100 * 1024 * 1024;

type Core = Arc<Server>;

pub async fn serve() -> anyhow::Result<()> {
    let core: Core = Arc::new(Server::new(ServerConfig::default(), InMemoryStorage::new()));
    let app = Router::new()
        .route("/v1/client/add-version/{parent}", post(add_version))
        .route("/v1/client/get-child-version/{parent}", get(child_version))
        .route("/v1/client/add-snapshot/{version}", post(add_snapshot))
        .route("/v1/client/snapshot", get(snapshot))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(core);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.context("listen")?;
    println!("{}", serde_json::json!({ "port": listener.local_addr()?.port() }));
    axum::serve(listener, app).await.context("serve")
}

/// The core's futures must stay on one thread, so each request runs on a thread of its own.
async fn on_a_thread(work: impl FnOnce(&tokio::runtime::Handle) -> Response + Send + 'static) -> Response {
    let handle = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || work(&handle)).await.unwrap_or_else(|_| failed())
}

fn failed() -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

fn client_of(head: &HeaderMap) -> Option<Uuid> {
    head.get("x-client-id")?.to_str().ok()?.parse().ok()
}

async fn add_version(State(core): State<Core>, Path(parent): Path<Uuid>, head: HeaderMap, body: Bytes) -> Response {
    let Some(client) = client_of(&head) else { return StatusCode::BAD_REQUEST.into_response() };
    on_a_thread(move |handle| {
        handle.block_on(async {
            let mut added = core.add_version(client, parent, body.to_vec()).await;
            if matches!(added, Err(ServerError::NoSuchClient)) {
                if welcome(&core, client).await.is_err() {
                    return failed();
                }
                added = core.add_version(client, parent, body.to_vec()).await;
            }
            match added {
                Ok((AddVersionResult::Ok(version), urgency)) => {
                    let asked = match urgency {
                        SnapshotUrgency::None => None,
                        SnapshotUrgency::Low => Some(("X-Snapshot-Request", "urgency=low")),
                        SnapshotUrgency::High => Some(("X-Snapshot-Request", "urgency=high")),
                    };
                    let version = [("X-Version-Id", version.to_string())];
                    match asked {
                        Some(asked) => (version, [asked]).into_response(),
                        None => version.into_response(),
                    }
                }
                Ok((AddVersionResult::ExpectedParentVersion(parent), _)) => {
                    (StatusCode::CONFLICT, [("X-Parent-Version-Id", parent.to_string())]).into_response()
                }
                Err(_) => failed(),
            }
        })
    })
    .await
}

async fn welcome(core: &Server, client: Uuid) -> anyhow::Result<()> {
    let mut transaction = core.txn(client).await?;
    transaction.new_client(NIL_VERSION_ID).await?;
    transaction.commit().await
}

async fn child_version(State(core): State<Core>, Path(parent): Path<Uuid>, head: HeaderMap) -> Response {
    let Some(client) = client_of(&head) else { return StatusCode::BAD_REQUEST.into_response() };
    on_a_thread(move |handle| match handle.block_on(core.get_child_version(client, parent)) {
        Ok(GetVersionResult::Success { version_id, parent_version_id, history_segment }) => {
            let ids =
                [("X-Version-Id", version_id.to_string()), ("X-Parent-Version-Id", parent_version_id.to_string())];
            (ids, [("Content-Type", SEGMENT)], history_segment).into_response()
        }
        Ok(GetVersionResult::Gone) => StatusCode::GONE.into_response(),
        Ok(GetVersionResult::NotFound) | Err(ServerError::NoSuchClient) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => failed(),
    })
    .await
}

async fn add_snapshot(State(core): State<Core>, Path(version): Path<Uuid>, head: HeaderMap, body: Bytes) -> Response {
    let Some(client) = client_of(&head) else { return StatusCode::BAD_REQUEST.into_response() };
    on_a_thread(move |handle| match handle.block_on(core.add_snapshot(client, version, body.to_vec())) {
        Ok(()) => StatusCode::OK.into_response(),
        Err(_) => failed(),
    })
    .await
}

async fn snapshot(State(core): State<Core>, head: HeaderMap) -> Response {
    let Some(client) = client_of(&head) else { return StatusCode::BAD_REQUEST.into_response() };
    on_a_thread(move |handle| match handle.block_on(core.get_snapshot(client)) {
        Ok(Some((version, data))) => {
            ([("X-Version-Id", version.to_string())], [("Content-Type", SNAPSHOT)], data).into_response()
        }
        Ok(None) | Err(ServerError::NoSuchClient) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => failed(),
    })
    .await
}
