//! The console's pages, which are built into the program.

use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;

include!(concat!(env!("OUT_DIR"), "/console_files.rs"));

const PLACEHOLDER: &str = include_str!("placeholder.html");

/// A page, one of its files, or 404. Paths without a dot are pages of the single-page program.
pub async fn serve(method: Method, uri: Uri) -> Response {
    let path = uri.path();
    if path.starts_with("/api/") || path.starts_with("/sync/") || !(method == Method::GET || method == Method::HEAD) {
        return Failure::NotFound.into_response();
    }
    let is_page = !path.rsplit('/').next().unwrap_or_default().contains('.');
    let wanted = |name: &str| if is_page { name == "/console.html" } else { name == path };
    match FILES.iter().find(|(name, _)| wanted(name)) {
        Some((name, bytes)) => file(name, bytes),
        None if is_page && FILES.is_empty() => file("/console.html", PLACEHOLDER.as_bytes()),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn file(name: &str, bytes: &'static [u8]) -> Response {
    // files under /assets/ have a hash of their content in their name
    let keep = if name.starts_with("/assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind(name))),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
    ];
    (headers, bytes).into_response()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
