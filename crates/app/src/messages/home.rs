//! "Việc cần làm": only tasks that are open, each one click away from the work.

use super::{calendar::DatedEntry, message, rounds::RoundLine};

message! {
    pub struct Home {
        pub tasks: Vec<Task>,
        /// What is late or due within two weeks, by day.
        pub due: Vec<DatedEntry>,
        pub ongoing: Vec<RoundLine>,
        /// Nothing has been recorded yet; the page shows the three first buttons.
        pub first_day: bool,
    }
}

message! {
    pub struct Task {
        pub kind: TaskKind,
        /// The number of people, sessions, documents or days.
        pub count: u32,
        pub round: Option<String>,
        pub session: Option<String>,
        /// The date of the session, or the title of the round.
        pub label: String,
    }
}

message! {
    pub enum TaskKind {
        /// The superior no longer accepts anything from this laptop.
        LaptopRevoked,
        RollCallUnfinished,
        MakeUpOwed,
        EssayOwed,
        DocumentWithoutRound,
        FiguresNotFinal,
        NotBackedUp,
        RecoverySheetUnproved,
        LateChanges,
        ConflictsOpen,
        /// Another laptop of the cell asks for the key.
        NewLaptop,
        /// This laptop can't read sealed values yet.
        KeyMissing,
    }
}

message! {
    /// The three parts of the status bar.
    pub struct StatusBar {
        /// The moment of the last commit.
        pub saved_at: Option<String>,
        pub exchange: super::exchange::ExchangeState,
        /// The number of things, as people count them, that have not been sent yet.
        pub waiting: u32,
        /// The number of conflicts that nobody has decided yet.
        pub conflicts: u32,
        pub superior_name: Option<String>,
        pub last_receipt_at: Option<String>,
    }
}
