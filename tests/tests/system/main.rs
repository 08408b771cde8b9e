//! Tests of the whole with the built programs: a district's server, cells' laptops, the window, the console.
//! **Invariant:** every test makes what it needs in a folder of its own, and leaves no process behind.

mod closing;
mod console;
mod cuts;
mod effort;
mod essay_book;
mod fence;
mod guests;
mod hand_in;
mod laptops;
mod locked;
mod network;
mod printing;
mod proxy;
mod read_only;
mod registers;
mod stick;
mod story;
mod window;
mod year;
