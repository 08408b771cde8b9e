//! Pages of essays written by hand: photos, scans, PDFs. Sealed; they travel after the text, in pieces.

use super::{Tag, message};

message! {
    pub enum Media {
        Picture,
        Pdf,
    }
}

message! {
    pub enum PageState {
        /// Here, and not yet wholly at the superior's server.
        Waiting,
        Sent,
        /// Added on another laptop of the cell; not all of it has come yet.
        Elsewhere,
    }
}

message! {
    /// When pages are sent: they weigh a hundred times what a text does.
    pub enum FilesWhen {
        Always,
        /// Only over a link that answers within 400 ms and carries 256 kbit/s.
        GoodLink,
        /// Never over the network; with a package on a stick.
        UsbOnly,
    }
}

message! {
    pub struct Pages {
        /// In their order.
        pub pages: Vec<Page>,
        pub when: FilesWhen,
        /// Whether there is a superior to send to.
        pub enrolled: bool,
    }
}

message! {
    #[schemars(rename = "EssayPage")]
    pub struct Page {
        pub id: String,
        /// The file's own name, as it was picked.
        pub name: String,
        pub media: Media,
        /// Of the sealed file.
        pub bytes: u64,
        pub state: PageState,
    }
}

message! {
    #[schemars(rename = "AddPages")]
    pub struct Add {
        pub round: String,
        pub member: String,
        pub paths: Vec<String>,
        /// The person's own answer: one of them bears the stamp MẬT, TỐI MẬT or TUYỆT MẬT. No file is opened then.
        pub bears_secret_mark: bool,
    }
}

message! {
    #[schemars(rename = "PagesAdded")]
    pub struct Added {
        /// Names the act for `undo.act`.
        pub undo: Option<String>,
        pub what: Vec<Tag>,
        pub pages: u32,
        pub refused: Vec<RefusedFile>,
    }
}

message! {
    pub struct RefusedFile {
        pub file: String,
        /// Why, and what to do.
        pub message: String,
    }
}

message! {
    pub struct OpenPage {
        pub id: String,
        /// A small one for a list, 320 dots on its long side.
        pub small: bool,
    }
}

message! {
    pub struct PageContent {
        pub media: Media,
        /// As a data URL, turned as it was left; absent while pieces of it are on another laptop. PDFs have no small one.
        pub url: Option<String>,
        pub state: PageState,
    }
}

message! {
    pub struct Fetched {
        pub state: PageState,
    }
}

message! {
    pub struct TurnPage {
        pub id: String,
        pub clockwise: bool,
    }
}

message! {
    pub struct MovePage {
        pub id: String,
        /// Its place among the essay's pages, from 0.
        pub to: u32,
    }
}

message! {
    pub struct SaveCopy {
        pub id: String,
        pub path: String,
    }
}

message! {
    pub struct CopySaved {
        pub path: String,
    }
}

message! {
    pub struct SetWhen {
        pub when: FilesWhen,
    }
}

message! {
    /// Why pages wait.
    pub enum WhyWaiting {
        NotEnrolled,
        Paused,
        UsbOnly,
        /// The link is slow; tried again later.
        SlowLink,
        /// The link ended; tried again later.
        LinkEnded,
        /// The server keeps no more for this cell.
        ServerFull,
        /// The next exchange takes them along.
        NextExchange,
    }
}

message! {
    pub struct FilesState {
        pub when: FilesWhen,
        /// Here, and not yet wholly at the superior's.
        pub waiting_pages: u32,
        pub waiting_bytes: u64,
        /// On another laptop of this cell.
        pub missing_pages: u32,
        pub why: Option<WhyWaiting>,
        pub moving: Option<Moving>,
    }
}

message! {
    /// Pages on their way, up and down together.
    pub struct Moving {
        pub pages_done: u32,
        pub pages_total: u32,
        pub bytes_done: u64,
        pub bytes_total: u64,
        pub seconds_left: Option<u32>,
    }
}
