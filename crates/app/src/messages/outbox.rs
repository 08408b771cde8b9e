//! What a page could not save before the book was locked.

use super::message;

message! {
    /// One call that was refused or did not reach the program, in the form in which the page would send it
    /// again.
    #[schemars(rename = "OutboxItem")]
    pub struct Item {
        /// Names the record and the field to the page.
        pub record: String,
        pub field: String,
        pub call: String,
        /// The request in JSON.
        pub request: String,
        /// The description of the item that the person sees.
        pub about: String,
        pub name: String,
    }
}

message! {
    #[schemars(rename = "SealOutbox")]
    pub struct Seal {
        /// In the order in which they were entered. Empty: the program tries again to write what it only holds
        /// in memory.
        #[serde(default)]
        pub items: Vec<Item>,
    }
}

message! {
    #[schemars(rename = "OutboxKept")]
    pub enum Kept {
        /// Nothing waits.
        Nothing,
        /// Stored beside the book until somebody opens it.
        Disk,
        /// The disk refuses it: it is kept only until this program ends.
        Memory,
    }
}

message! {
    #[schemars(rename = "OutboxSealed")]
    pub struct Sealed {
        pub kept: Kept,
        /// Number of texts with a stamp of secrecy, of which no copy may exist.
        pub left_out: u32,
    }
}

message! {
    #[schemars(rename = "OutboxWaiting")]
    pub struct Waiting {
        /// In the order in which they were entered.
        pub items: Vec<WaitingItem>,
        /// Packets that this book can't open.
        pub unread: u32,
    }
}

message! {
    #[schemars(rename = "OutboxWaitingItem")]
    pub struct WaitingItem {
        pub item: Item,
        /// The person who was working.
        pub by: String,
        /// When it was sealed.
        pub at: String,
    }
}
