// What both test programs tell, each on its engine.

mod alike;
mod cell;
mod clock;
mod desk;
mod command_line;
mod comparison;
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
mod second_factor;
mod sticks;
mod strangers;
mod tls;
mod tree;
