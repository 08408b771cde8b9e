//! Reads and writes files in folders that others may have prepared: a stick, a shared folder, the profile of a
//! book.
//! **Invariant:** writing follows no link and replaces only files whose content the caller knows, or those in a
//! folder of the program's own; reading takes regular files only, and never more bytes than the caller allows.

mod names;
mod own;
mod read;
mod steady;
mod text;
mod write;

pub use names::is_portable;
pub use own::{close_to_others, create_private_folder, make_private_folder, without_links_above};
pub use read::{Links, Opened, ReadError, open, read};
pub use steady::{is_held_open, remove, remove_folder, rename};
pub use text::{TextError, decode, read_text, read_text_from};
pub use write::{
    Draft, Known, Readers, copy, copy_stream, create_private, hash, open_private, remove_unfinished, replace,
    sync_folder, write_beside, write_new,
};
