//! What a person sees in a foreign file is what is read, or it is said why not.

mod kept;
mod lists;
mod made;
mod marks;
mod ods;
mod unread;
