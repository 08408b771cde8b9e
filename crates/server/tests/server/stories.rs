// What both test programs tell, each on its engine.

mod alike;
mod cell;
mod desk;
mod command_line;
mod enrolment;
mod exchange;
mod grading;
mod house;
mod keys;
mod kills;
mod limits;
mod login;
mod packages;
mod pages;
mod pieces;
mod review;
mod roles;
mod rounds;
mod sticks;
mod tls;
mod tree;
