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
        /// The step after what a beginner has done so far; absent on the first day, and once a round has a session.
        pub next_step: Option<NextStep>,
        pub last_backup_at: Option<String>,
    }
}

message! {
    pub struct NextStep {
        pub step: FirstStep,
        /// The round to which the session belongs.
        pub round: Option<String>,
        /// What the steps before have brought into the book.
        pub members: u32,
        pub documents: u32,
        pub rounds: u32,
    }
}

message! {
    /// The way to the first roll-call, in its order.
    pub enum FirstStep {
        Members,
        Document,
        Round,
        Session,
    }
}

message! {
    /// What the superior sent and the person at work has not opened yet.
    pub struct News {
        pub rounds: Vec<NewsLine>,
        pub documents: Vec<NewsLine>,
        /// What it returned, and what it decided about that.
        pub returns: Vec<NewsLine>,
        /// Forms that wait, of which the current version was not opened.
        pub forms: Vec<NewsLine>,
    }
}

message! {
    pub struct NewsLine {
        pub id: String,
        pub label: String,
    }
}

message! {
    pub struct Task {
        pub kind: TaskKind,
        /// The number of people, sessions, documents or days.
        pub count: u32,
        pub round: Option<String>,
        pub session: Option<String>,
        /// The round, document or form of the superior, if the task is about a single one.
        pub sent: Option<String>,
        pub meeting: Option<String>,
        /// The name of the register that the task is about.
        pub register: Option<String>,
        /// The date of the session, the title of the round, or the name of the document.
        pub label: String,
    }
}

message! {
    pub enum TaskKind {
        /// The superior no longer accepts anything from this laptop.
        LaptopRevoked,
        /// A round of the superior that the person at work has not opened.
        RoundArrived,
        /// A document that the superior sent without a round, not opened either.
        DocumentArrived,
        /// The superior returned something with a comment, and the cell has not answered; the label is the first day by which.
        Returned,
        /// A form that the superior asks for, or a new version of one, not opened.
        FormArrived,
        /// A form whose deadline is over, and which was not sent.
        FormLate,
        /// The superior's graders have graded essays, which the person at work has not seen.
        EssaysGradedAbove,
        RollCallUnfinished,
        /// A meeting that took place and has members without a mark.
        MeetingUnmarked,
        /// The superior confirmed make-ups at other units, or took some back, and the cell has not recorded that.
        MakeUpConfirmed,
        MakeUpOwed,
        EssayOwed,
        /// A round of the superior that was opened, but that no round of the cell follows.
        RoundNotFollowed,
        /// A form that was opened and not sent.
        FormToSend,
        DocumentWithoutRound,
        /// The superior inspected the cell and something has to be put right; the label is the first day by which.
        InspectionToPutRight,
        FiguresNotFinal,
        /// The quarter is about to end without a thematic meeting; the label is the sentence.
        NoThematicMeeting,
        /// Two papers or more have one number; the label is the sentence that names them.
        NumberUsedTwice,
        NotBackedUp,
        /// Much was recorded since the last backup, however recent that is.
        MuchNotBackedUp,
        RecoverySheetUnproved,
        /// Records are past the period for which they are kept, and nobody has looked at this year's list.
        PastRetention,
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
