//! The server as a browser and a laptop meet it: a real one on a free port, its own folder, a clock the test moves.

#![allow(clippy::unwrap_used)]

mod cell;
mod command_line;
mod enrolment;
mod exchange;
mod house;
mod kills;
mod limits;
mod login;
mod roles;
mod rounds;
mod tls;
mod tree;
