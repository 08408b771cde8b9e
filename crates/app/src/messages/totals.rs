//! Figures of a round, each with the rows it was counted from.

use super::message;
use domain::figures::NotOpened;

message! {
    #[schemars(rename = "TotalsOfRound")]
    pub struct OfRound {
        pub round: String,
        /// The figures as they were at the end of this day; now if absent.
        #[serde(default)]
        pub as_of: Option<String>,
        /// Whether to use the final cut, if the round has one, and not today's rows.
        #[serde(default)]
        pub final_cut: bool,
    }
}

message! {
    pub struct Totals {
        pub round: String,
        pub title: String,
        pub as_of: String,
        pub finalised: Option<Finalised>,
        /// Changes since the figures were closed that nobody has accepted or left out.
        pub late: u32,
        pub due: u32,
        pub present: u32,
        pub with_reason: u32,
        pub without: u32,
        pub unmarked: u32,
        /// Absent from a part, and made it up.
        pub made_up: u32,
        /// Present, or absent and made up.
        pub studied: u32,
        pub make_up_owed: u32,
        /// Exempt members who came.
        pub exempt_present: u32,
        /// present / due
        pub present_share: Option<u32>,
        /// studied / due
        pub studied_share: Option<u32>,
        pub non_members_invited: u32,
        pub non_members_attended: u32,
        /// A second share with its own denominator, never mixed with the members' share.
        pub non_members_share: Option<u32>,
        pub sessions: u32,
        pub sessions_by_superior: u32,
        pub sessions_by_secretary: u32,
        pub sessions_by_committee_member: u32,
        /// The cell was left alone.
        pub sessions_by_cell: u32,
        /// Attendances of members over all sessions (lượt); never added to people.
        pub turns: u32,
        pub points: u32,
        pub sessions_unconfirmed: u32,
        /// Planned for a day after `as_of`.
        pub sessions_ahead: u32,
        pub essays_due: u32,
        pub essays_received: u32,
        pub essays_exempt: u32,
        pub essays_owed: u32,
        /// Received, and without a grade yet.
        pub essays_not_graded: u32,
        pub essays_share: Option<u32>,
        pub grades: Grades,
    }
}

message! {
    pub struct Finalised {
        pub at: String,
        pub by: String,
    }
}

message! {
    #[schemars(rename = "LateOfRound")]
    pub struct OfClosedRound {
        pub round: String,
    }
}

message! {
    pub struct Late {
        /// Oldest first; empty while the figures are open.
        pub changes: Vec<LateChange>,
    }
}

message! {
    /// A change to records that the figures were counted from, made or received after the figures were closed.
    pub struct LateChange {
        /// For `rounds.accept_late` and `rounds.leave_late`.
        pub id: String,
        pub by: String,
        /// By the clock of the laptop it was written on.
        pub at: String,
        pub clock_doubtful: bool,
        /// The session, the essay or the round.
        pub about: String,
        /// The old and the new value in words.
        pub what: String,
        /// Present if a person left it out of the figures.
        pub left: Option<LeftOut>,
    }
}

message! {
    pub struct LeftOut {
        pub by: String,
        pub at: String,
    }
}

message! {
    pub struct Grades {
        pub good: u32,
        pub fair: u32,
        pub average: u32,
        pub failed: u32,
        pub good_share: Option<u32>,
        pub fair_share: Option<u32>,
        pub average_share: Option<u32>,
        pub failed_share: Option<u32>,
        /// Sum of the shares if it is not 10 000. It is shown as a note; the shares are never adjusted.
        pub share_sum: Option<u32>,
    }
}

message! {
    pub enum Figure {
        Due,
        Present,
        WithReason,
        Without,
        Unmarked,
        MadeUp,
        Studied,
        MakeUpOwed,
        ExemptPresent,
        Exempt,
        CountedElsewhere,
        Sessions,
        SessionsBySuperior,
        SessionsBySecretary,
        SessionsByCommitteeMember,
        SessionsByCell,
        Turns,
        Points,
        NonMembersInvited,
        NonMembersAttended,
        EssaysDue,
        EssaysReceived,
        EssaysExempt,
        EssaysOwed,
        GradeGood,
        GradeFair,
        GradeAverage,
        GradeFailed,
        EssaysNotGraded,
        SessionsUnconfirmed,
        SessionsAhead,
    }
}

message! {
    pub struct RowsRequest {
        pub round: String,
        pub figure: Figure,
        #[serde(default)]
        pub as_of: Option<String>,
        #[serde(default)]
        pub final_cut: bool,
        /// Only the members of this group.
        #[serde(default)]
        pub group: Option<String>,
    }
}

message! {
    pub struct Rows {
        pub figure: Figure,
        pub rows: Vec<FigureRow>,
        /// Why the rows do not open any further, where they stand for people that nobody names.
        pub not_opened: Option<NotOpened>,
    }
}

message! {
    /// One row that a figure was counted from.
    pub struct FigureRow {
        pub id: String,
        /// A name, or a session's label.
        pub label: String,
        /// Birth year, group…
        pub detail: String,
        /// What this row adds to the figure (1 for people).
        pub adds: u32,
    }
}
