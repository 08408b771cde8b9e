//! Extractors for the parts of a request. They parse each part once and answer errors with our own sentences.

pub mod incoming;

use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use incoming::Incoming;

/// Nothing larger is read, whatever the endpoint; but for packages, which go to the disk as they come.
pub const LARGEST_BODY: usize = 1024 * 1024;

/// A JSON body.
pub struct JsonBody<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<JsonBody<T>, Failure> {
        let json = HeaderValue::from_static("application/json");
        let kind = request.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
        // a form on a foreign page can't send this type
        if !kind.starts_with(json.as_bytes()) {
            return Err(Failure::Malformed);
        }
        let bytes = whole(request.into_body()).await?;
        let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| Failure::Malformed)?;
        if has_nul(&value) {
            return Err(Failure::Malformed);
        }
        serde_json::from_value(value).map(JsonBody).map_err(|_| Failure::Malformed)
    }
}

/// Whether any text in the value contains a NUL: nobody types one, and no database stores it.
fn has_nul(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => text.contains('\0'),
        serde_json::Value::Array(values) => values.iter().any(has_nul),
        serde_json::Value::Object(fields) => fields.iter().any(|(name, value)| name.contains('\0') || has_nul(value)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => false,
    }
}

/// The same check for the address.
fn address_has_nul(parts: &Parts) -> bool {
    parts.uri.path_and_query().is_some_and(|said| said.as_str().contains("%00"))
}

/// Reads a body to its end, within [`LARGEST_BODY`], at the minimum speed that [`Incoming`] requires.
pub async fn whole(body: Body) -> Result<Vec<u8>, Failure> {
    let mut incoming = Incoming::new(body);
    let mut bytes = Vec::new();
    while let Some(piece) = incoming.next(|| Failure::TooLarge).await? {
        if bytes.len() + piece.len() > LARGEST_BODY {
            return Err(Failure::TooLarge);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// Parts of the path. A part that is not valid gives `NotFound`.
pub struct PathParam<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for PathParam<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<PathParam<T>, Failure> {
        if address_has_nul(parts) {
            return Err(Failure::NotFound);
        }
        let Path(named) = Path::from_request_parts(parts, state).await.map_err(|_| Failure::NotFound)?;
        Ok(PathParam(named))
    }
}

/// The query string.
pub struct QueryParam<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for QueryParam<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<QueryParam<T>, Failure> {
        if address_has_nul(parts) {
            return Err(Failure::Malformed);
        }
        let Query(asked) = Query::from_request_parts(parts, state).await.map_err(|_| Failure::Malformed)?;
        Ok(QueryParam(asked))
    }
}
