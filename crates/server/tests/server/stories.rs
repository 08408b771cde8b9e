// What both test programs tell, each on its engine.

mod cell;
mod command_line;
mod enrolment;
mod exchange;
mod house;
mod keys;
mod kills;
mod limits;
mod login;
mod packages;
mod pages;
mod pieces;
mod roles;
mod rounds;
mod sticks;
mod tls;
mod tree;
