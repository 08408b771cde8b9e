//! "Việc cần làm": only what waits, each one click from the work.

use super::{message, rounds::RoundLine};

message! {
    pub struct Home {
        pub tasks: Vec<Task>,
        pub ongoing: Vec<RoundLine>,
        /// Nothing recorded yet: show the three first buttons.
        pub first_day: bool,
    }
}

message! {
    pub struct Task {
        pub kind: TaskKind,
        /// How many people, sessions, documents or days.
        pub count: u32,
        pub round: Option<String>,
        pub session: Option<String>,
        /// Date of the session, title of the round.
        pub label: String,
    }
}

message! {
    pub enum TaskKind {
        /// The superior takes nothing from this laptop any more.
        LaptopRevoked,
        RollCallUnfinished,
        MakeUpOwed,
        EssayOwed,
        DocumentWithoutRound,
        FiguresNotFinal,
        NotBackedUp,
        RecoverySheetUnproved,
        LateChanges,
        CardsOpen,
        /// A further laptop of the cell asks for the key.
        NewLaptop,
        /// This laptop can't read what is sealed yet.
        KeyMissing,
    }
}

message! {
    /// The three places of the status bar.
    pub struct StatusBar {
        /// Moment of the last commit.
        pub saved_at: Option<String>,
        pub exchange: super::exchange::ExchangeState,
        /// Things people recognise, waiting to be sent.
        pub waiting: u32,
        /// What people wrote differently and nobody has chosen from yet.
        pub cards: u32,
        pub superior_name: Option<String>,
        pub last_receipt_at: Option<String>,
    }
}
