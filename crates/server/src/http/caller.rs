//! The address a request comes from.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use crate::failure::Failure;
use crate::state::Shared;

/// As the proxies that are trusted tell it.
#[derive(Debug, Clone, Copy)]
pub struct Caller(pub IpAddr);

impl FromRequestParts<Shared> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, server: &Shared) -> Result<Caller, Failure> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.ok_or_else(|| Failure::Broken("a connection without an address".into()))?.0.ip();
        Ok(Caller(server.proxies().caller(peer, &parts.headers)))
    }
}
