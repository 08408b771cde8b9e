//! The page's requests. Everything that is not the page, a picture for it or "done" is answered with 404.

use crate::door::{Door, Refusal};
use crate::{Accept, page};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum_server::Handle;
use hyper_util::rt::TokioTimer;
use serde::Serialize;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// A phone on the same network sends a request head at once.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// A picture of some hundred kilobytes over a bad Wi-Fi.
const PICTURE_TIMEOUT: Duration = Duration::from_secs(120);
/// Pictures that are received at a time; more would take the memory of an old laptop.
const AT_A_TIME: usize = 2;
/// The page loads nothing from elsewhere, and nothing of it is kept by the browser.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Ends the serving thread.
pub(crate) struct Stop(Handle<SocketAddr>);

impl Stop {
    pub fn now(&self) {
        self.0.shutdown();
    }
}

struct Served {
    door: Arc<Door>,
    accept: Accept,
    /// Pictures being received.
    receiving: Semaphore,
}

type Shared = State<Arc<Served>>;

/// Serves in a thread of its own until it is stopped.
pub(crate) fn serve(listener: TcpListener, door: Arc<Door>, accept: Accept) -> io::Result<Stop> {
    listener.set_nonblocking(true)?;
    let handle = Handle::new();
    let (running, served) = (handle.clone(), Served { door, accept, receiving: Semaphore::new(AT_A_TIME) });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::Builder::new().name("phone".to_owned()).spawn(move || {
        runtime.block_on(async move {
            let Ok(server) = axum_server::from_tcp(listener) else { return };
            let mut server = server.handle(running);
            server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
            let router = router(served).into_make_service_with_connect_info::<SocketAddr>();
            // Nobody is left to be told when it ends: the window sees that the page is closed.
            drop(server.serve(router).await);
        });
    })?;
    Ok(Stop(handle))
}

fn router(served: Served) -> Router {
    Router::new()
        .route("/{token}/", get(index))
        .route("/{token}/{*file}", get(file))
        .route("/{token}/pictures", post(picture))
        .route("/{token}/done", post(done))
        .method_not_allowed_fallback(async || StatusCode::NOT_FOUND)
        .layer(middleware::from_fn(careful))
        .with_state(Arc::new(served))
}

async fn careful(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn index(
    State(served): Shared,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(token): Path<String>,
) -> Response {
    shown(&served, &token, from, "")
}

async fn file(
    State(served): Shared,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path((token, file)): Path<(String, String)>,
) -> Response {
    shown(&served, &token, from, &file)
}

fn shown(served: &Served, token: &str, from: SocketAddr, file: &str) -> Response {
    match served.door.enter(token, from.ip(), Instant::now()) {
        Ok(()) => match page::file(file) {
            Some((kind, bytes)) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        },
        Err(refusal) => said(refusal),
    }
}

#[derive(Serialize)]
struct Received {
    received: usize,
}

async fn picture(
    State(served): Shared,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(token): Path<String>,
    body: Body,
) -> Response {
    if let Err(refusal) = served.door.enter(&token, from.ip(), Instant::now()) {
        return said(refusal);
    }
    let Ok(_receiving) = served.receiving.acquire().await else { return said(Refusal::Over) };
    let read = tokio::time::timeout(PICTURE_TIMEOUT, to_bytes(body, served.door.largest()));
    let Ok(Ok(sent)) = read.await else { return said(Refusal::TooLarge) };
    let kept = tokio::task::spawn_blocking({
        let served = Arc::clone(&served);
        move || keep(&served, &sent)
    });
    kept.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn keep(served: &Served, sent: &[u8]) -> Response {
    match served.door.unseal(sent) {
        Err(refusal) => said(refusal),
        Ok(None) => axum::Json(Received { received: served.door.received() }).into_response(),
        Ok(Some((nonce, picture))) => match (served.accept)(picture.to_vec()) {
            Ok(()) => axum::Json(Received { received: served.door.kept(nonce, picture.len()) }).into_response(),
            Err(sentence) => refused(StatusCode::UNPROCESSABLE_ENTITY, "no_picture", &sentence),
        },
    }
}

async fn done(
    State(served): Shared,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Path(token): Path<String>,
) -> Response {
    match served.door.enter(&token, from.ip(), Instant::now()) {
        Ok(()) => {
            served.door.done();
            axum::Json(Received { received: served.door.received() }).into_response()
        }
        Err(refusal) => said(refusal),
    }
}

#[derive(Serialize)]
struct Refused<'a> {
    code: &'a str,
    message: &'a str,
}

fn refused(status: StatusCode, code: &str, message: &str) -> Response {
    (status, axum::Json(Refused { code, message })).into_response()
}

/// The sentence that the phone shows. A guessed link is told nothing.
fn said(refusal: Refusal) -> Response {
    let (status, code, message) = match refusal {
        Refusal::NotFound => return StatusCode::NOT_FOUND.into_response(),
        Refusal::Over => {
            (StatusCode::GONE, "over", "Mã này đã hết hạn hoặc đã dùng xong. Xin mã QR mới trên máy tính.")
        }
        Refusal::Taken => {
            (StatusCode::FORBIDDEN, "taken", "Điện thoại khác đang dùng mã này. Xin mã QR mới trên máy tính.")
        }
        Refusal::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too_large", "Ảnh này lớn quá. Chụp lại rồi gửi."),
        Refusal::TooMany => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_many",
            "Đã đủ số ảnh của một lần. Bấm “Xong”, rồi lấy mã QR mới để gửi tiếp.",
        ),
        Refusal::NotSealed => {
            (StatusCode::BAD_REQUEST, "not_sealed", "Máy tính không đọc được ảnh này. Quét lại mã QR rồi gửi lại.")
        }
    };
    refused(status, code, message)
}
