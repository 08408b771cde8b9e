//! The only table of endpoints and of who may call them. A row without an access does not compile.

use axum::http::Method;
use axum::routing::{MethodRouter, get, patch, post};

use super::access::Access;
use super::{
    arrivals, clock, enrolments, essays, graders, health, invites, login, packages, passphrase, registers, rounds,
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
    pub handler: MethodRouter<Shared>,
}

const EVERYBODY: Access = Access::Roles(&Role::ALL);
/// Units, laptops, invites: names of cells and contacts, but not of members.
const KEEPERS: Access = Access::Roles(&[Role::Officer, Role::Admin]);

/// Issuing rounds, and the names behind figures.
const OFFICERS: Access = Access::Roles(&[Role::Officer]);

/// The endpoints for a person who still has to set up a second factor.
const ENTERING: [&str; 3] = ["/api/v1/me", "/api/v1/second-factor/begin", "/api/v1/second-factor/confirm"];

/// Every endpoint.
pub fn routes() -> Vec<Route> {
    let row =
        |method, path, access, handler| Route { method, path, access, entering: ENTERING.contains(&path), handler };
    let (reads, writes) = (Method::GET, Method::POST);
    vec![
        row(reads.clone(), "/healthz", Access::Page, get(health::healthz)),
        row(writes.clone(), "/sync/v1/enrol", Access::Laptop, post(sync::enrol::outdated)),
        row(writes.clone(), "/sync/v2/enrol", Access::Laptop, post(sync::enrol::enrol)),
        row(writes.clone(), "/sync/v2/enrol/{device}/open", Access::Laptop, post(sync::enrol::open)),
        row(reads.clone(), "/sync/v1/enrol/{device}", Access::Laptop, get(sync::enrol::state)),
        row(writes.clone(), "/sync/v1/renew", Access::Laptop, post(sync::renew::renew)),
        row(writes.clone(), "/sync/v1/exchange", Access::Laptop, post(sync::exchange::exchange)),
        row(writes.clone(), "/sync/v1/pieces", Access::Laptop, post(sync::pieces::pieces)),
        row(writes.clone(), "/api/v1/login", Access::Anyone, post(login::login)),
        row(writes.clone(), "/api/v1/logout", Access::Anyone, post(login::logout)),
        row(reads.clone(), "/api/v1/me", EVERYBODY, get(login::me)),
        row(writes.clone(), "/api/v1/passphrase", EVERYBODY, post(passphrase::change)),
        row(writes.clone(), "/api/v1/second-factor/begin", EVERYBODY, post(second_factor::begin)),
        row(writes.clone(), "/api/v1/second-factor/confirm", EVERYBODY, post(second_factor::confirm)),
        row(reads.clone(), "/api/v1/clock", EVERYBODY, get(clock::state)),
        row(writes.clone(), "/api/v1/clock/confirm", KEEPERS, post(clock::confirm)),
        row(reads.clone(), "/api/v1/units", EVERYBODY, get(units::list)),
        row(writes.clone(), "/api/v1/units", KEEPERS, post(units::add)),
        row(Method::PATCH, "/api/v1/units/{unit}", KEEPERS, patch(units::change)),
        row(writes.clone(), "/api/v1/units/{unit}/invites", KEEPERS, post(enrolments::invite)),
        row(reads.clone(), "/api/v1/invites", KEEPERS, get(invites::list)),
        row(writes.clone(), "/api/v1/invites/{invite}/cancel", KEEPERS, post(invites::cancel)),
        row(reads.clone(), "/api/v1/enrolments", KEEPERS, get(enrolments::list)),
        row(writes.clone(), "/api/v1/enrolments/{device}/confirm", KEEPERS, post(enrolments::confirm)),
        row(writes.clone(), "/api/v1/enrolments/{device}/refuse", KEEPERS, post(enrolments::refuse)),
        row(writes.clone(), "/api/v1/devices/{device}/revoke", KEEPERS, post(enrolments::revoke)),
        row(reads.clone(), "/api/v1/rounds", EVERYBODY, get(rounds::list)),
        row(writes.clone(), "/api/v1/rounds", OFFICERS, post(rounds::add)),
        row(reads.clone(), "/api/v1/rounds/{round}", EVERYBODY, get(rounds::one)),
        row(reads.clone(), "/api/v1/rounds/{round}/table", EVERYBODY, get(rounds::table_of)),
        row(reads.clone(), "/api/v1/rounds/{round}/table.xlsx", EVERYBODY, get(rounds::workbook_of)),
        row(reads.clone(), "/api/v1/rounds/{round}/units/{unit}/figures/{figure}", OFFICERS, get(rounds::figure)),
        row(reads.clone(), "/api/v1/registers/{register}", KEEPERS, get(registers::table)),
        row(reads.clone(), "/api/v1/registers/{register}/units/{unit}", KEEPERS, get(registers::of_cell)),
        row(reads.clone(), "/api/v1/grading-key", EVERYBODY, get(graders::stated)),
        row(reads.clone(), "/api/v1/graders", Access::Graders, get(graders::list)),
        row(writes.clone(), "/api/v1/graders", Access::Graders, post(graders::give)),
        row(reads.clone(), "/api/v1/rounds/{round}/essays", Access::Graders, get(essays::of_round)),
        row(reads.clone(), "/api/v1/rounds/{round}/units/{unit}/essays", Access::Graders, get(essays::of_cell)),
        row(reads.clone(), "/api/v1/rounds/{round}/units/{unit}/essays/{essay}", Access::Graders, get(essays::one)),
        row(
            reads.clone(),
            "/api/v1/rounds/{round}/units/{unit}/essays/{essay}/pages/{page}",
            Access::Graders,
            get(essays::page),
        ),
        row(reads.clone(), "/api/v1/arrivals", KEEPERS, get(arrivals::of_day)),
        row(reads.clone(), packages::PATH, KEEPERS, get(packages::list)),
        row(writes.clone(), packages::PATH, KEEPERS, post(packages::bring)),
        row(reads.clone(), "/api/v1/packages/{package}/answer", KEEPERS, get(packages::answer)),
        row(reads.clone(), "/api/v1/set-aside", KEEPERS, get(set_aside::list)),
        row(reads.clone(), "/api/v1/set-aside/waiting", KEEPERS, get(set_aside::waiting)),
        row(reads.clone(), "/api/v1/set-aside/{unit}/{verdict}", OFFICERS, get(set_aside::one)),
        row(writes, "/api/v1/set-aside/{unit}", OFFICERS, post(set_aside::answer)),
        row(reads, "/api/v1/names-log", KEEPERS, get(arrivals::names_log)),
    ]
}
