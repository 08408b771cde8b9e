//! The server as a browser and a laptop meet it: a real one on a free port, its own folder, a clock the test moves.

mod command_line;
mod enrolment;
mod house;
mod limits;
mod login;
mod roles;
mod tls;
mod tree;
