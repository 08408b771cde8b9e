//! When pages are sent.

use crate::messages::CallError;
use crate::messages::attachments::FilesWhen;
use store::{Book, settings};

const WHEN: &str = "files_when";

/// At first only over a good link: text must never wait for a photo.
pub(crate) fn when(book: &Book) -> Result<FilesWhen, CallError> {
    Ok(match settings::get(book.connection(), WHEN)?.as_deref() {
        Some("always") => FilesWhen::Always,
        Some("usb_only") => FilesWhen::UsbOnly,
        _ => FilesWhen::GoodLink,
    })
}

pub(crate) fn keep_when(book: &mut Book, when: FilesWhen) -> Result<(), CallError> {
    let word = match when {
        FilesWhen::Always => "always",
        FilesWhen::GoodLink => "good_link",
        FilesWhen::UsbOnly => "usb_only",
    };
    Ok(book.write_local(|connection| settings::put(connection, WHEN, word))?)
}
