//! The cell's key, which opens essays, notes and reasons, and the laptops that hold it.

use super::message;

message! {
    pub enum Holding {
        /// This laptop can read and seal.
        Holds,
        /// This laptop was added to the cell, and nobody has given it the key yet.
        Waiting,
        /// This laptop opens older values only: others use a later key that it was not given.
        Behind,
    }
}

message! {
    pub struct Keys {
        pub holding: Holding,
        /// While this laptop waits for the key: the words of the current comparison, once another laptop has
        /// answered.
        pub four_words: Option<Vec<String>>,
        /// While it waits: the words to compare if the two laptops can't exchange. Otherwise the key's own
        /// words, which every laptop of the cell that holds the key shows.
        pub twelve_words: Option<Vec<String>>,
        /// While it waits: a person here confirmed that the other laptop shows the same four words.
        pub confirmed: bool,
        /// While it waits: the words of a key that was given to it and that nobody here has confirmed. Every
        /// laptop that holds the key shows them.
        pub offered_words: Option<Vec<String>>,
        /// While it waits: another comparison may be started here.
        pub may_ask: bool,
        /// Laptops that the superior admitted and that hold no key. A person compares the words and then gives
        /// the key or refuses.
        pub newcomers: Vec<Newcomer>,
        /// Names of the other laptops that hold the key.
        pub other_holders: Vec<String>,
    }
}

message! {
    /// The progress of the comparison of four words with a new laptop.
    pub enum Comparing {
        /// The new laptop has not asked yet, as far as is known here.
        NotAsked,
        /// The new laptop has asked; a click here starts the comparison.
        Asked,
        /// Started here; the new laptop's part has not arrived yet.
        Answered,
        /// Another laptop of the cell has started a comparison with it.
        AnsweredElsewhere,
        /// The words are ready to be compared.
        Words,
        /// Three comparisons were started without success.
        UsedUp,
    }
}

message! {
    pub struct Newcomer {
        pub id: String,
        pub name: String,
        pub comparing: Comparing,
        /// Present in the state `words`.
        pub four_words: Option<Vec<String>>,
        pub twelve_words: Vec<String>,
        /// People of the cell in whose name it already writes; those changes count once it has the key.
        pub writes_as: Vec<String>,
        /// A person here said that this laptop does not belong to the cell.
        pub refused: bool,
    }
}

message! {
    pub struct Give {
        pub id: String,
        /// The four or twelve words that were compared. If they are no longer the same, another laptop has
        /// taken its place.
        pub words: Vec<String>,
    }
}

message! {
    pub struct Confirm {
        /// The four words of the comparison, or the twelve words of the key that was given.
        pub words: Vec<String>,
    }
}

message! {
    pub struct Refuse {
        pub id: String,
        /// False: consider the laptop again.
        pub refused: bool,
    }
}

message! {
    pub struct OpenWithSheet {
        /// The words of a recovery sheet of this cell, whichever laptop printed it.
        pub words: String,
    }
}
