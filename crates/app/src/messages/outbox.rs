//! What a page could not save before the book was locked.

use super::message;

message! {
    /// One call that was refused or never came through, as the page would send it again.
    #[schemars(rename = "OutboxItem")]
    pub struct Item {
        /// Names the record and the field to the page.
        pub record: String,
        pub field: String,
        pub call: String,
        /// The request in JSON.
        pub request: String,
        /// What the person is told it is.
        pub about: String,
        pub name: String,
    }
}

message! {
    #[schemars(rename = "SealOutbox")]
    pub struct Seal {
        /// In the order in which they were said. None: what is still to be put on the disk is tried again.
        #[serde(default)]
        pub items: Vec<Item>,
    }
}

message! {
    #[schemars(rename = "OutboxKept")]
    pub enum Kept {
        /// Nothing waits.
        Nothing,
        /// Beside the book, until somebody opens it.
        Disk,
        /// The disk refuses it: only until this program ends.
        Memory,
    }
}

message! {
    #[schemars(rename = "OutboxSealed")]
    pub struct Sealed {
        pub kept: Kept,
        /// Texts with a stamp of secrecy, of which no copy may exist.
        pub left_out: u32,
    }
}

message! {
    #[schemars(rename = "OutboxWaiting")]
    pub struct Waiting {
        /// In the order in which they were said.
        pub items: Vec<WaitingItem>,
        /// Packets that this book does not open.
        pub unread: u32,
    }
}

message! {
    #[schemars(rename = "OutboxWaitingItem")]
    pub struct WaitingItem {
        pub item: Item,
        /// Who was at work.
        pub by: String,
        /// When it was sealed.
        pub at: String,
    }
}
