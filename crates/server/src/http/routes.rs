//! The only table of endpoints and of who may call them. A row without an access does not compile.

use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodRouter, get, patch, post};

use super::access::Access;
use super::shapes::{Shaped, Shapes};
use super::{
    acts, arrivals, clock, documents, enrolments, essays, forms, graders, grading, guests, health, inspections,
    invites, issued, joint_sessions, login, materials, packages, passphrase, registers, reports, returns, rounds,
    second_factor, set_aside, units,
};
use crate::accounts::Role;
use crate::state::Shared;
use crate::sync;

pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub access: Access,
    /// May also be called by a person who still has to set up a second factor.
    pub entering: bool,
    /// `None`: it is no endpoint of the console.
    pub shapes: Option<Shapes>,
    pub handler: MethodRouter<Shared>,
}

const EVERYBODY: Access = Access::Roles(&Role::ALL);
/// Units, laptops, invites: names of cells and contacts, but not of members.
const KEEPERS: Access = Access::Roles(&[Role::Officer, Role::Admin]);

/// Issuing rounds, and the names behind figures.
const OFFICERS: Access = Access::Roles(&[Role::Officer]);

/// The endpoints for a person who still has to set up a second factor.
const ENTERING: [&str; 3] = ["/api/v1/me", "/api/v1/second-factor/begin", "/api/v1/second-factor/confirm"];

fn row(
    method: Method,
    path: &'static str,
    access: Access,
    shapes: Option<Shapes>,
    handler: MethodRouter<Shared>,
) -> Route {
    Route { method, path, access, entering: ENTERING.contains(&path), shapes, handler }
}

/// A GET of the console.
fn reads<H: Handler<T, Shared> + Shaped<P>, T: 'static, P>(path: &'static str, access: Access, handler: H) -> Route {
    row(Method::GET, path, access, Some(H::SHAPES), get(handler))
}

/// A POST of the console.
fn writes<H: Handler<T, Shared> + Shaped<P>, T: 'static, P>(path: &'static str, access: Access, handler: H) -> Route {
    row(Method::POST, path, access, Some(H::SHAPES), post(handler))
}

/// A PATCH of the console.
fn changes<H: Handler<T, Shared> + Shaped<P>, T: 'static, P>(path: &'static str, access: Access, handler: H) -> Route {
    row(Method::PATCH, path, access, Some(H::SHAPES), patch(handler))
}

/// Every endpoint.
pub fn routes() -> Vec<Route> {
    vec![
        row(Method::GET, "/healthz", Access::Page, None, get(health::healthz)),
        row(Method::POST, "/sync/v1/enrol", Access::Laptop, None, post(sync::enrol::outdated)),
        row(Method::POST, "/sync/v2/enrol", Access::Laptop, None, post(sync::enrol::enrol)),
        row(Method::POST, "/sync/v2/enrol/{device}/open", Access::Laptop, None, post(sync::enrol::open)),
        row(Method::GET, "/sync/v1/enrol/{device}", Access::Laptop, None, get(sync::enrol::state)),
        row(Method::POST, "/sync/v1/renew", Access::Laptop, None, post(sync::renew::renew)),
        row(Method::POST, "/sync/v1/exchange", Access::Laptop, None, post(sync::exchange::exchange)),
        row(Method::POST, "/sync/v1/pieces", Access::Laptop, None, post(sync::pieces::pieces)),
        writes("/api/v1/login", Access::Anyone, login::login),
        writes("/api/v1/logout", Access::Anyone, login::logout),
        reads("/api/v1/me", EVERYBODY, login::me),
        writes("/api/v1/me", EVERYBODY, login::set_own_name),
        writes("/api/v1/passphrase", EVERYBODY, passphrase::change),
        writes("/api/v1/second-factor/begin", EVERYBODY, second_factor::begin),
        writes("/api/v1/second-factor/confirm", EVERYBODY, second_factor::confirm),
        reads("/api/v1/clock", EVERYBODY, clock::state),
        writes("/api/v1/clock/confirm", KEEPERS, clock::confirm),
        reads("/api/v1/units", EVERYBODY, units::list),
        writes("/api/v1/units", KEEPERS, units::add),
        changes("/api/v1/units/{unit}", KEEPERS, units::change),
        writes("/api/v1/units/{unit}/standing", KEEPERS, units::stand),
        writes("/api/v1/units/{unit}/invites", KEEPERS, enrolments::invite),
        reads("/api/v1/invites", KEEPERS, invites::list),
        writes("/api/v1/invites/{invite}/cancel", KEEPERS, invites::cancel),
        reads("/api/v1/enrolments", KEEPERS, enrolments::list),
        writes("/api/v1/enrolments/{device}/confirm", KEEPERS, enrolments::confirm),
        writes("/api/v1/enrolments/{device}/refuse", KEEPERS, enrolments::refuse),
        writes("/api/v1/devices/{device}/revoke", KEEPERS, enrolments::revoke),
        reads("/api/v1/documents", KEEPERS, documents::list),
        writes("/api/v1/documents", OFFICERS, documents::add),
        writes("/api/v1/documents/{document}/withdrawn", OFFICERS, documents::withdraw),
        reads(materials::PATH, KEEPERS, materials::list),
        writes(materials::PATH, OFFICERS, materials::add),
        writes("/api/v1/materials/{material}/withdrawn", OFFICERS, materials::withdraw),
        reads("/api/v1/materials/{material}/file", KEEPERS, materials::file),
        reads("/api/v1/rounds", EVERYBODY, rounds::list),
        writes("/api/v1/rounds", OFFICERS, rounds::add),
        reads("/api/v1/rounds/{round}", EVERYBODY, rounds::one),
        changes("/api/v1/rounds/{round}", OFFICERS, rounds::correct),
        writes("/api/v1/rounds/{round}/withdrawn", OFFICERS, rounds::withdraw),
        reads("/api/v1/rounds/{round}/table", EVERYBODY, rounds::table_of),
        reads("/api/v1/rounds/{round}/table.xlsx", EVERYBODY, rounds::workbook_of),
        reads("/api/v1/rounds/{round}/units/{unit}/figures/{figure}", OFFICERS, rounds::figure),
        reads("/api/v1/rounds/{round}/joint-sessions", EVERYBODY, joint_sessions::list),
        writes("/api/v1/rounds/{round}/joint-sessions", OFFICERS, joint_sessions::add),
        changes("/api/v1/rounds/{round}/joint-sessions/{session}", OFFICERS, joint_sessions::change),
        writes("/api/v1/rounds/{round}/joint-sessions/{session}/withdrawn", OFFICERS, joint_sessions::withdraw),
        writes("/api/v1/forms/check", OFFICERS, forms::check),
        reads("/api/v1/forms", EVERYBODY, forms::list),
        writes("/api/v1/forms", OFFICERS, forms::add),
        reads("/api/v1/forms/{form}", EVERYBODY, forms::one),
        changes("/api/v1/forms/{form}", OFFICERS, forms::correct),
        writes("/api/v1/forms/{form}/versions", OFFICERS, forms::renew),
        writes("/api/v1/forms/{form}/withdrawn", OFFICERS, forms::withdraw),
        reads("/api/v1/forms/{form}/totals", OFFICERS, forms::totals),
        reads("/api/v1/forms/{form}/answers.xlsx", OFFICERS, forms::workbook_of),
        reads("/api/v1/forms/{form}/units/{unit}", OFFICERS, forms::of_cell),
        reads("/api/v1/reports/{period}/{format}", KEEPERS, reports::of_period),
        reads("/api/v1/registers/{register}", KEEPERS, registers::table),
        reads("/api/v1/registers/{register}/units/{unit}", KEEPERS, registers::of_cell),
        reads("/api/v1/papers/{code}", KEEPERS, issued::check),
        reads("/api/v1/guests", OFFICERS, guests::list),
        reads("/api/v1/guests/{unit}/{guest}", OFFICERS, guests::one),
        writes("/api/v1/guests/{unit}/{guest}/confirm", OFFICERS, guests::confirm),
        writes("/api/v1/guests/{unit}/{guest}/refuse", OFFICERS, guests::refuse),
        writes("/api/v1/guests/{unit}/{guest}/withdraw", OFFICERS, guests::withdraw),
        reads("/api/v1/inspections", OFFICERS, inspections::list),
        writes("/api/v1/inspections", OFFICERS, inspections::add),
        changes("/api/v1/inspections/{inspection}", OFFICERS, inspections::correct),
        writes("/api/v1/inspections/{inspection}/removed", OFFICERS, inspections::remove),
        writes("/api/v1/inspections/{inspection}/sent", OFFICERS, inspections::send),
        reads("/api/v1/returns", OFFICERS, returns::list),
        writes("/api/v1/returns", OFFICERS, returns::add),
        reads("/api/v1/returns/{return}", OFFICERS, returns::one),
        reads("/api/v1/returnable/{unit}/{kind}/{record}", OFFICERS, returns::returnable),
        writes("/api/v1/returns/{return}/again", OFFICERS, returns::again),
        writes("/api/v1/returns/{return}/accept", OFFICERS, returns::accept),
        writes("/api/v1/returns/{return}/withdraw", OFFICERS, returns::withdraw),
        reads("/api/v1/grading-key", EVERYBODY, graders::stated),
        reads("/api/v1/graders", Access::Graders, graders::list),
        writes("/api/v1/graders", Access::Graders, graders::give),
        reads("/api/v1/rounds/{round}/essays", Access::Graders, essays::of_round),
        reads("/api/v1/rounds/{round}/units/{unit}/essays", Access::Graders, essays::of_cell),
        reads("/api/v1/rounds/{round}/units/{unit}/essays/{essay}", Access::Graders, essays::one),
        reads("/api/v1/rounds/{round}/units/{unit}/essays/{essay}/pages/{page}", Access::Graders, essays::page),
        reads("/api/v1/rounds/{round}/grading", Access::Graders, grading::of_round),
        writes("/api/v1/rounds/{round}/grading/shared", Access::Graders, grading::share),
        writes("/api/v1/rounds/{round}/grading/sent", Access::Graders, grading::send),
        reads("/api/v1/rounds/{round}/units/{unit}/essays/{essay}/grading", Access::Graders, grading::one),
        writes("/api/v1/rounds/{round}/units/{unit}/essays/{essay}/graders", Access::Graders, grading::assign),
        writes("/api/v1/rounds/{round}/units/{unit}/essays/{essay}/given", Access::Graders, grading::give),
        writes("/api/v1/rounds/{round}/units/{unit}/essays/{essay}/settled", Access::Graders, grading::settle),
        writes("/api/v1/rounds/{round}/units/{unit}/essays/{essay}/taken-back", Access::Graders, grading::take_back),
        reads("/api/v1/arrivals", KEEPERS, arrivals::of_day),
        reads(packages::PATH, KEEPERS, packages::list),
        writes(packages::PATH, KEEPERS, packages::bring),
        reads("/api/v1/packages/{package}/answer", KEEPERS, packages::answer),
        reads("/api/v1/set-aside", KEEPERS, set_aside::list),
        reads("/api/v1/set-aside/waiting", KEEPERS, set_aside::waiting),
        reads("/api/v1/set-aside/{unit}/{verdict}", OFFICERS, set_aside::one),
        writes("/api/v1/set-aside/{unit}", OFFICERS, set_aside::answer),
        reads("/api/v1/names-log", KEEPERS, arrivals::names_log),
        reads("/api/v1/act-log", KEEPERS, acts::log),
    ]
}
