//! Gửi nhận.

use super::message;
pub use super::thing::Thing;

message! {
    pub enum ExchangeState {
        /// Chưa nối với cấp trên
        NotEnrolled,
        /// The officer has not confirmed the four words yet
        AwaitingConfirmation,
        Idle,
        Sending,
        /// On its way, and the server lets it wait.
        Waiting,
        Paused,
        NoNetwork,
        ServerAway,
        /// The network wants a login before it lets anything through.
        NetworkLogin,
        WrongCertificate,
        Revoked,
        Failed,
    }
}

message! {
    pub struct State {
        pub state: ExchangeState,
        /// A sentence for states that need one.
        pub message: Option<String>,
        pub superior_name: Option<String>,
        pub server_url: Option<String>,
        pub waiting: Vec<Waiting>,
        /// Here, but belonging to something that has not come yet: shown in the book once it has.
        pub awaiting: Vec<Waiting>,
    /// Changes of machines that the superior has not let in: kept, and no part of the book.
    pub unknown_machines: u32,
        pub received_by_superior: Vec<ReceiptLine>,
        pub arrived: Vec<Arrived>,
        pub set_aside: Vec<SetAside>,
        /// Who at the committee opened names of this cell.
        pub names_opened: Vec<NamesOpened>,
        pub progress: Option<Progress>,
        /// Pages of essays, which go after the text.
        pub files: super::attachments::FilesState,
        pub retry_at: Option<String>,
        pub last_receipt_at: Option<String>,
        pub copied: Option<Copied>,
        /// For the officer to compare.
        pub four_words: Option<Vec<String>>,
        /// This laptop joined its cell's book and has not fetched all of it yet.
        pub fetching: bool,
        /// Keys of servers this laptop went to before, which the present one does not stand in for: for its administrator.
        pub left_servers: Vec<String>,
        /// The cell's id at the superior: for a server that has to be set up anew.
        pub unit: Option<String>,
    }
}

message! {
    /// This book was copied to another laptop, or put back from a backup while the other went on.
    pub enum Copied {
        /// The other one takes a new key; nothing to do here.
        KeepsKey,
        /// This one goes on under a new key: one press.
        NeedsKey,
    }
}

message! {
    /// "1 buổi điểm danh", "3 bài thu hoạch": what people recognise, never changes or bytes.
    pub struct Waiting {
        pub thing: Thing,
        pub count: u32,
        pub labels: Vec<String>,
    }
}

message! {
    pub struct ReceiptLine {
        pub at: String,
        /// Short code to read over the phone.
        pub code: String,
        pub things: Vec<Waiting>,
        /// Kept by the superior to be looked at, not received: this laptop had been revoked.
        #[serde(default)]
        pub for_review: bool,
    }
}

message! {
    pub struct Arrived {
        pub at: String,
        pub thing: Thing,
        pub id: String,
        pub label: String,
    }
}

message! {
    /// Kept word for word and left out of the tables; whatever else was sent with it counts.
    pub struct SetAside {
        pub thing: Thing,
        pub label: String,
        pub by: String,
        /// By the clock of the laptop it was written on.
        pub at: String,
        /// Why, in plain words.
        pub reason: String,
    }
}

message! {
    pub struct NamesOpened {
        pub at: String,
        pub officer: String,
        pub what: String,
        /// Whose essay it was, where one was opened.
        pub whose: String,
    }
}

message! {
    pub struct Progress {
        pub done: u32,
        pub total: u32,
        pub seconds_left: Option<u32>,
    }
}

message! {
    pub struct Pause {
        pub paused: bool,
    }
}

message! {
    pub struct Enrol {
        /// The invite as a code typed or pasted, or
        #[serde(default)]
        pub code: Option<String>,
        /// the path of an invite file.
        #[serde(default)]
        pub file: Option<String>,
        /// A person said that the invite's name and the book's are one cell's, after `other_cell`.
        #[serde(default)]
        pub same_cell: Option<bool>,
    }
}

message! {
    pub struct Enrolled {
        pub superior_name: String,
        /// As the superior calls the cell, and as the book does.
        pub unit_name: String,
        pub cell_name: String,
        pub four_words: Vec<String>,
        /// The cell has a book already: this laptop fetches it and goes on in it.
        pub joined: bool,
    }
}

message! {
    /// What one exchange did.
    pub struct Outcome {
        pub sent: Vec<Waiting>,
        pub received: u32,
        pub requests: u32,
        pub bytes_up: u64,
        pub bytes_down: u64,
        pub receipt_at: Option<String>,
        /// Pages of essays the superior has now that it had not.
        pub pages_sent: u32,
        /// Both sides' root digests were equal at the end.
        pub verified: bool,
    }
}
