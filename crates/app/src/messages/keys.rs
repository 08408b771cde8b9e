//! The cell's key: what opens essays, notes and reasons, and which laptops hold it.

use super::message;

message! {
    pub enum Holding {
        /// This laptop reads and seals.
        Holds,
        /// A further laptop that nobody has given the key yet.
        Waiting,
        /// It opens what is older; others went on to a later key that this laptop was not given.
        Behind,
    }
}

message! {
    pub struct Keys {
        pub holding: Holding,
        /// While this laptop waits for the key: the words of the comparison under way, once another laptop has answered.
        pub four_words: Option<Vec<String>>,
        /// While it waits: what to compare where the two can't exchange. Otherwise the key's own words: every laptop of the
        /// cell that holds it shows the same.
        pub twelve_words: Option<Vec<String>>,
        /// While it waits: a person here said that the other laptop shows the same four words.
        pub confirmed: bool,
        /// While it waits: a key was given to it that nobody here has confirmed. Every laptop that holds the key shows these.
        pub offered_words: Option<Vec<String>>,
        /// While it waits: another comparison may be begun here.
        pub may_ask: bool,
        /// Laptops the superior let in that hold no key: somebody compares the words, then gives it or not.
        pub newcomers: Vec<Newcomer>,
        /// Other laptops that hold it, by name.
        pub other_holders: Vec<String>,
    }
}

message! {
    /// How far comparing four words with a newcomer has come.
    pub enum Comparing {
        /// It has not asked yet, as far as is known here.
        NotAsked,
        /// It asks: a press here begins.
        Asked,
        /// Begun; its part has not come yet.
        Answered,
        /// Another laptop of the cell has begun with it.
        AnsweredElsewhere,
        /// The words are there to be compared.
        Words,
        /// Begun three times in vain.
        UsedUp,
    }
}

message! {
    pub struct Newcomer {
        pub id: String,
        pub name: String,
        pub comparing: Comparing,
        /// With `words`.
        pub four_words: Option<Vec<String>>,
        pub twelve_words: Vec<String>,
        /// People of the cell whom it writes as already, which counts once it has the key.
        pub writes_as: Vec<String>,
        /// Somebody here said that it is none of the cell's.
        pub refused: bool,
    }
}

message! {
    pub struct Give {
        pub id: String,
        /// Four or twelve, as they were compared: another laptop has taken its place where they are no longer the same.
        pub words: Vec<String>,
    }
}

message! {
    pub struct Confirm {
        /// The four of the comparison, or the twelve of the key that was given.
        pub words: Vec<String>,
    }
}

message! {
    pub struct Refuse {
        pub id: String,
        /// False: look at it again.
        pub refused: bool,
    }
}

message! {
    pub struct OpenWithSheet {
        /// The words of a recovery sheet of this cell, whichever laptop it was printed from.
        pub words: String,
    }
}
