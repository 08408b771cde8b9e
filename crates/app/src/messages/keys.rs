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
        /// While waiting: what the laptop that gives the key must show. Otherwise the key's own: every laptop of the cell
        /// that holds it shows the same.
        pub four_words: Option<Vec<String>>,
        /// Laptops the superior let in that hold no key: somebody compares the words, then gives it or not.
        pub newcomers: Vec<Newcomer>,
        /// Other laptops that hold it, by name.
        pub other_holders: Vec<String>,
    }
}

message! {
    pub struct Newcomer {
        pub id: String,
        pub name: String,
        pub four_words: Vec<String>,
        /// Somebody here said that it is none of the cell's.
        pub refused: bool,
    }
}

message! {
    pub struct Give {
        pub id: String,
        /// As they were compared: another laptop has taken its place where they are no longer the same.
        pub four_words: Vec<String>,
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
