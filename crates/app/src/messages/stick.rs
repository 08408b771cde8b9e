//! Gửi nhận bằng USB.

use super::exchange::Waiting;
use super::message;

message! {
    /// For whom a package is written.
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
    /// A stick, or a folder that somebody chose.
    pub struct Stick {
        pub folder: String,
        /// The name that the system gives it.
        pub name: String,
        pub free_bytes: Option<u64>,
        /// Packages on it that this laptop can take in, the latest first.
        pub files: Vec<File>,
        /// Files that look like packages and can't be read, because they are cut short or altered. Packages for
        /// others are in neither list.
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
    /// A package for this laptop, according to its own header; taking it in verifies that.
    #[schemars(rename = "StickFile")]
    pub struct File {
        pub file: String,
        pub file_name: String,
        pub from: From,
        pub from_name: String,
        pub made_at: String,
        /// Already taken in here.
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
        /// It is not known what the reader already has, so the whole book is written.
        pub everything: bool,
        /// The number of pages of handwritten essays of which pieces are included.
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
    /// Everything is on the stick: it may be pulled out.
    #[schemars(rename = "StickWrote")]
    pub struct Wrote {
        pub file: String,
        pub file_name: String,
        pub bytes: u64,
        pub things: Vec<Waiting>,
        pub pages: u32,
        /// Pages that have to wait for the next package, because this one is full.
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
        /// What the superior has received according to this answer, and was not known here to have.
        pub sent: Vec<Waiting>,
        /// Records of the superior that are new here.
        pub received: u32,
        /// Changes of others that are new here.
        pub changes: u64,
        pub pages_sent: u32,
        pub pages_received: u32,
        /// What is still to be sent: written after the package that this one answers.
        pub waiting: Vec<Waiting>,
        /// Everything in it was already here.
        pub nothing_new: bool,
        /// Something the person should know and act on, although the package was taken in.
        pub warning: Option<String>,
    }
}

message! {
    #[schemars(rename = "StickDoing")]
    pub enum Doing {
        /// Packing, on this laptop's own disk
        Packing,
        /// Writing to the stick; it must not be pulled out
        Writing,
        /// Reading from the stick
        Reading,
        /// Adding to the book
        Taking,
    }
}

message! {
    /// Absent when nothing is running.
    #[schemars(rename = "StickProgress")]
    pub struct Progress {
        pub doing: Option<Doing>,
        pub bytes_done: u64,
        pub bytes_total: u64,
    }
}
