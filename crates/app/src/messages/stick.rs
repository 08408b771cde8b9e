//! Gửi nhận bằng USB.

use super::exchange::Waiting;
use super::message;

message! {
    /// Whom a package is for.
    #[schemars(rename = "StickFor")]
    pub enum For {
        Superior,
        /// The other laptops of this cell.
        Laptops,
    }
}

message! {
    pub struct Sticks {
        pub sticks: Vec<Stick>,
    }
}

message! {
    #[schemars(rename = "StickFolder")]
    pub struct Folder {
        pub folder: String,
    }
}

message! {
    /// A stick, or a folder somebody chose.
    pub struct Stick {
        pub folder: String,
        /// As the system calls it.
        pub name: String,
        pub free_bytes: Option<u64>,
        /// Packages on it that this laptop can take in, the latest first.
        pub files: Vec<File>,
        /// What looks like one and can't be read: cut short, or altered. Packages for others are neither.
        pub unfit: Vec<Unfit>,
    }
}

message! {
    #[schemars(rename = "StickUnfit")]
    pub struct Unfit {
        pub file_name: String,
        /// What is wrong with it, and what to do.
        pub why: String,
    }
}

message! {
    /// A package for this laptop, by what it says of itself; taking it in proves it.
    #[schemars(rename = "StickFile")]
    pub struct File {
        pub file: String,
        pub file_name: String,
        pub from: From,
        pub from_name: String,
        pub made_at: String,
        /// Taken in here before.
        pub taken: bool,
    }
}

message! {
    #[schemars(rename = "StickFrom")]
    pub enum From {
        /// Trả lời của cấp trên
        Superior,
        /// Another laptop of this cell
        Laptop,
    }
}

message! {
    #[schemars(rename = "StickWriteFor")]
    pub struct WriteFor {
        pub to: For,
    }
}

message! {
    /// What would be written.
    #[schemars(rename = "StickPlan")]
    pub struct Plan {
        /// The superior, or each other laptop of this cell.
        pub readers: Vec<String>,
        /// What the superior has not received.
        pub things: Vec<Waiting>,
        /// Nothing is known of what a reader has, so that all of the book goes.
        pub everything: bool,
        /// Pages of essays written by hand, of which pieces go along.
        pub pages: u32,
        pub page_bytes: u64,
        /// Why nothing can be written, and what to do.
        pub why_not: Option<String>,
    }
}

message! {
    #[schemars(rename = "StickWrite")]
    pub struct Write {
        pub to: For,
        pub folder: String,
    }
}

message! {
    /// On the stick to the last byte: it may be pulled out.
    #[schemars(rename = "StickWrote")]
    pub struct Wrote {
        pub file: String,
        pub file_name: String,
        pub bytes: u64,
        pub things: Vec<Waiting>,
        pub pages: u32,
        /// Pages that go with the next package, as one holds no more.
        pub pages_left: u32,
    }
}

message! {
    #[schemars(rename = "StickTake")]
    pub struct Take {
        pub file: String,
    }
}

message! {
    #[schemars(rename = "StickTaken")]
    pub struct Taken {
        pub from: From,
        pub from_name: String,
        pub made_at: String,
        /// What the superior has received, as this answer says, and was not known here to have.
        pub sent: Vec<Waiting>,
        /// Records of the superior's that are new here.
        pub received: u32,
        /// Changes of others that are new here.
        pub changes: u64,
        pub pages_sent: u32,
        pub pages_received: u32,
        /// What waits to be sent still: written after the package that this answers.
        pub waiting: Vec<Waiting>,
        /// Everything in it was here already.
        pub nothing_new: bool,
        /// Something to know and do about, though the package was taken in.
        pub warning: Option<String>,
    }
}

message! {
    #[schemars(rename = "StickDoing")]
    pub enum Doing {
        /// Packing, on this laptop's own disk
        Packing,
        /// Onto the stick; it must not be pulled out
        Writing,
        /// From the stick
        Reading,
        /// Into the book
        Taking,
    }
}

message! {
    /// Absent where nothing is under way.
    #[schemars(rename = "StickProgress")]
    pub struct Progress {
        pub doing: Option<Doing>,
        pub bytes_done: u64,
        pub bytes_total: u64,
    }
}
