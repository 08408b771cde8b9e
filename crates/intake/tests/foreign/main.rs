//! What a person sees in a foreign file is read, or the reason why not is reported.

mod kept;
mod lists;
mod made;
mod marks;
mod ods;
mod unread;
