//! What people do with the book, one module for each noun.

mod essays;
mod make_ups;
mod roll_call;
mod rounds;
mod scene;
mod sessions;
mod totals;
