//! Issued papers, and whether their figures match the book.

use super::message;

message! {
    pub struct Withdraw {
        pub id: String,
        pub why: String,
    }
}

message! {
    /// A code as it was typed or scanned, or a file to read it from.
    pub struct Lookup {
        #[serde(default)]
        pub code: Option<String>,
        #[serde(default)]
        pub path: Option<String>,
    }
}

message! {
    pub struct FigureOf {
        pub id: String,
        pub figure: super::totals::Figure,
    }
}

message! {
    pub struct IssuedPaper {
        pub id: String,
        /// "Báo cáo số 05 ngày 03/05/2026"
        pub title: String,
        pub about: String,
        pub symbol: Option<String>,
        pub sent_to: Option<String>,
        pub signer: Option<String>,
        /// Which template set printed it: its name, and the beginning of a hash of it.
        pub template: Option<String>,
        /// The day on which it was withdrawn.
        pub withdrawn: Option<String>,
        pub why_withdrawn: Option<String>,
        pub in_bin: bool,
        pub code: Option<String>,
        /// When the figures were counted, and the day as of which.
        pub counted_at: Option<String>,
        pub as_of: Option<String>,
        pub agreement: Agreement,
        /// What the book says about the figures.
        pub sentence: String,
        /// Those that are not 0 everywhere.
        pub figures: Vec<FigureShown>,
        pub missing: Vec<MissingChanges>,
        /// What of the row was corrected after it was printed.
        pub corrected: Vec<String>,
        /// The round that it reports on, if that still stands.
        pub round: Option<String>,
        /// Another paper has the same number.
        pub twice: Option<String>,
    }
}

message! {
    pub enum Agreement {
        /// The figures are those of the book as it stood when they were printed.
        Agrees,
        Differs,
        /// They differ, and values that were counted then are erased or set aside now.
        Unsure,
        /// Changes that were counted then are not on this laptop.
        Incomplete,
        /// What the code covers was changed after it was printed.
        Altered,
        /// No figures that can be counted.
        NotCounted,
    }
}

message! {
    pub struct FigureShown {
        /// The stable name; that of a figure of a round opens its rows.
        pub id: String,
        pub label: String,
        pub printed: u64,
        /// As the book stood when it was printed; absent if that can't be counted here.
        pub at_print: Option<u64>,
        /// As it stands today.
        pub now: Option<u64>,
    }
}

message! {
    pub struct MissingChanges {
        pub laptop: String,
        pub changes: u32,
    }
}
