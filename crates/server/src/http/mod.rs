//! The HTTP endpoints. **Invariant:** an endpoint exists only as a row of [`routes::routes`], which says who
//! may call it.

pub mod access;
pub mod acts;
pub mod api;
pub mod arrivals;
pub mod attempt;
pub mod caller;
pub mod clock;
pub mod console_files;
pub mod documents;
pub mod done;
pub mod enrolments;
pub mod essays;
pub mod forms;
pub mod graders;
pub mod grading;
pub mod guard;
pub mod guests;
pub mod headers;
pub mod health;
pub mod inspections;
pub mod invites;
pub mod issued;
mod joint_sessions;
pub mod login;
pub mod materials;
pub mod packages;
pub mod passphrase;
pub mod registers;
pub mod reports;
pub mod returns;
pub mod rounds;
pub mod routes;
pub mod second_factor;
pub mod set_aside;
pub mod shapes;
pub mod units;

use ::exchange::seal::LARGEST_PACKAGE;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::trace::TraceLayer;

use crate::connection;
use crate::extract::{self, LARGEST_BODY};
use crate::failure::Failure;
use crate::state::Shared;

fn largest(path: &str) -> usize {
    match path {
        packages::PATH => LARGEST_PACKAGE as usize,
        // a file that is too large is answered with a sentence of its own
        materials::PATH => 2 * domain::materials::LARGEST,
        _ => LARGEST_BODY,
    }
}

/// The complete router.
pub fn router(server: Shared) -> Router {
    let mut router = Router::new();
    for route in routes::routes() {
        let guarded = from_fn_with_state((server.clone(), (route.access, route.entering)), guard::guard);
        let bounded = route.handler.route_layer(RequestBodyLimitLayer::new(largest(route.path)));
        router = router.route(route.path, bounded.route_layer(guarded));
    }
    router
        .fallback(console_files::serve)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CatchPanicLayer::custom(|_| {
            axum::response::IntoResponse::into_response(Failure::Broken("a handler panicked".into()))
        }))
        .layer(from_fn_with_state(server.clone(), headers::add))
        .layer(from_fn(connection::note))
        // method, path and status only: these contain ids, never names
        .layer(TraceLayer::new_for_http())
        .with_state(server)
}
