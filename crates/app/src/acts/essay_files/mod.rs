//! Essays that were written in another program: one file, or a folder of them. Whatever a file has is shown before
//! anything is written.

mod file_names;
mod folder;
mod text;

pub use folder::{open_folder, take_folder};
pub use text::{open_text, take_text};
