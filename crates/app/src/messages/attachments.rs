//! Pages of handwritten essays: photos, scans, PDFs. They are sealed, and are sent in pieces after the text.

use super::{Tag, message};

message! {
    pub enum Media {
        Picture,
        Pdf,
    }
}

message! {
    pub enum PageState {
        /// The page is on this laptop, and not yet completely on the superior's server.
        Waiting,
        Sent,
        /// The page was added on another laptop of the cell, and parts of it have not arrived yet.
        Elsewhere,
    }
}

message! {
    /// When pages are sent. A page is about a hundred times as large as a text.
    pub enum FilesWhen {
        Always,
        /// Only over a link that answers within 400 ms and carries 256 kbit/s.
        GoodLink,
        /// Never over the network, only with a package on a stick.
        UsbOnly,
    }
}

message! {
    pub struct Pages {
        /// In the order of the essay.
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
        /// The name of the file that was picked.
        pub name: String,
        pub media: Media,
        /// Size of the sealed file.
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
        /// The person's answer that one of the files bears the stamp MẬT, TỐI MẬT or TUYỆT MẬT. If true, no
        /// file is opened.
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
        /// The reason, and what to do.
        pub message: String,
    }
}

message! {
    pub struct OpenPage {
        pub id: String,
        /// Whether to return a small picture for a list, 320 pixels on its long side.
        pub small: bool,
    }
}

message! {
    pub struct PageContent {
        pub media: Media,
        /// A data URL, with the saved rotation; absent while pieces of the page are only on another laptop.
        /// PDFs have no small picture.
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
        /// The new position among the essay's pages, from 0.
        pub to: u32,
    }
}

message! {
    /// Keeps a part of a picture. Each side is measured in thousandths of the picture as it is shown, from its left and
    /// top edge.
    pub struct CropPage {
        pub id: String,
        pub left: u32,
        pub top: u32,
        pub right: u32,
        pub bottom: u32,
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
    /// Why pages have not been sent yet.
    pub enum WhyWaiting {
        NotEnrolled,
        Paused,
        UsbOnly,
        /// The link is slow; sending is retried later.
        SlowLink,
        /// The link failed; sending is retried later.
        LinkEnded,
        /// The server has no more room for this cell.
        ServerFull,
        /// The next exchange sends them.
        NextExchange,
    }
}

message! {
    pub struct FilesState {
        pub when: FilesWhen,
        /// Pages on this laptop that are not yet completely at the superior.
        pub waiting_pages: u32,
        pub waiting_bytes: u64,
        /// Pages that are only on another laptop of this cell.
        pub missing_pages: u32,
        pub why: Option<WhyWaiting>,
        pub moving: Option<Moving>,
    }
}

message! {
    /// Pages in transfer, uploads and downloads together.
    pub struct Moving {
        pub pages_done: u32,
        pub pages_total: u32,
        pub bytes_done: u64,
        pub bytes_total: u64,
        pub seconds_left: Option<u32>,
    }
}
