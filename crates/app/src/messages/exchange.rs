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
        /// The exchange is running, and the server makes it wait.
        Waiting,
        Paused,
        NoNetwork,
        ServerAway,
        /// The network asks for a login before it lets anything through.
        NetworkLogin,
        WrongCertificate,
        Revoked,
        Failed,
    }
}

message! {
    pub struct State {
        pub state: ExchangeState,
        /// A sentence, for states that need one.
        pub message: Option<String>,
        pub superior_name: Option<String>,
        pub server_url: Option<String>,
        pub waiting: Vec<Waiting>,
        /// Records that are here but depend on others that have not arrived; the book shows them once those
        /// have.
        pub awaiting: Vec<Waiting>,
    /// Changes of machines that the superior has not admitted. They are kept, but are not part of the book.
    pub unknown_machines: u32,
        pub received_by_superior: Vec<ReceiptLine>,
        pub arrived: Vec<Arrived>,
        pub set_aside: Vec<SetAside>,
        /// Records of who at the committee opened names of this cell.
        pub names_opened: Vec<NamesOpened>,
        pub progress: Option<Progress>,
        /// Pages of essays, which are sent after the text.
        pub files: super::attachments::FilesState,
        pub retry_at: Option<String>,
        pub last_receipt_at: Option<String>,
        pub copied: Option<Copied>,
        /// For the officer to compare.
        pub four_words: Option<Vec<String>>,
        /// This laptop joined its cell's book and has not fetched all of it yet.
        pub fetching: bool,
        /// Keys of servers that this laptop exchanged with before and that the present server does not replace;
        /// for its administrator.
        pub left_servers: Vec<String>,
        /// Committees that the cell stood under before, latest first.
        pub former_committees: Vec<FormerCommittee>,
        /// The cell's id at the superior, for a server that has to be set up again.
        pub unit: Option<String>,
    }
}

message! {
    /// This book was copied to another laptop, or was restored from a backup while the other copy was still in
    /// use.
    pub enum Copied {
        /// The other copy takes a new key; nothing is to be done here.
        KeepsKey,
        /// This copy has to continue under a new key; the person confirms with one click.
        NeedsKey,
    }
}

message! {
    /// "1 buổi điểm danh", "3 bài thu hoạch": counts of things that people recognise, never changes or bytes.
    pub struct Waiting {
        pub thing: Thing,
        pub count: u32,
        pub labels: Vec<String>,
    }
}

message! {
    pub struct ReceiptLine {
        pub at: String,
        /// A short code to read out over the phone.
        pub code: String,
        pub things: Vec<Waiting>,
        /// The superior keeps it for review and has not received it, because this laptop had been revoked.
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
    /// A change that is kept unaltered but left out of the tables. Other changes that were sent with it count.
    pub struct SetAside {
        pub thing: Thing,
        pub label: String,
        pub by: String,
        /// By the clock of the laptop it was written on.
        pub at: String,
        /// The reason in plain words.
        pub reason: String,
    }
}

message! {
    pub struct NamesOpened {
        pub at: String,
        pub officer: String,
        pub what: String,
        /// Whose essay it was, if one was opened.
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
        /// After `other_cell`, a person confirmed that the invite's name and the book's name belong to the same
        /// cell.
        #[serde(default)]
        pub same_cell: Option<bool>,
        /// After `other_committee`, the day since which the cell stands under the committee that invites, as a person typed it.
        #[serde(default)]
        pub under_since: Option<String>,
    }
}

message! {
    /// A committee that the cell stood under before. What it sent is only to be read.
    pub struct FormerCommittee {
        pub name: String,
        /// Empty if it is not known.
        pub from: String,
        /// The last day.
        pub until: String,
    }
}

message! {
    pub struct Enrolled {
        pub superior_name: String,
        /// The superior's name for the cell; `cell_name` is the book's.
        pub unit_name: String,
        pub cell_name: String,
        pub four_words: Vec<String>,
        /// The cell already has a book: this laptop fetches it and continues in it.
        pub joined: bool,
    }
}

message! {
    /// The result of one exchange.
    pub struct Outcome {
        pub sent: Vec<Waiting>,
        pub received: u32,
        pub requests: u32,
        pub bytes_up: u64,
        pub bytes_down: u64,
        pub receipt_at: Option<String>,
        /// Pages of essays that the superior has received in this exchange.
        pub pages_sent: u32,
        /// Both sides' root digests were equal at the end.
        pub verified: bool,
    }
}
