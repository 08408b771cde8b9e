//! Named mistakes that the laboratory makes on purpose, to see that it would notice them. Without the feature `mutants`
//! nothing of this is in the program.

/// A mistake that could have been made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutant {
    /// Of several values the oldest stands.
    OldestStands,
    /// Receipts don't hold a fast clock back.
    ReceiptsIgnored,
    /// Equal moments are told apart by arrival.
    TiesByArrival,
    /// A value stays beside the one that replaced it.
    ReplacedStays,
    /// What a copied laptop wrote is taken for what is known already.
    BranchDropped,
    /// Both copies of a laptop keep the key.
    BothKeepKey,
    /// The last change of a segment is said to be taken and is not.
    LastChangeLost,
    /// A receipt counts whoever signed it.
    ForgedReceiptCounts,
    /// A server put back from a backup goes on in its old chain.
    NoNewEpoch,
    /// A server that lost changes does not ask for them.
    LossNotNoticed,
    /// What the server asks for again is not sent.
    RewindIgnored,
    /// Sending goes on one change too late.
    ResumesTooLate,
    /// A clock set back gives earlier stamps.
    ClockRunsBack,
    /// A stamp from years ahead is taken over.
    FutureAdopted,
    /// A cell's own word on its own change is obeyed.
    JudgesItself,
    /// A verdict that was taken back still counts.
    VerdictStays,
    /// A record named otherwise than its kind's are counts.
    MisnamedCounts,
    /// Records of two kinds under one id are taken for one.
    KindsForgotten,
    /// A chain nobody vouches for counts.
    UnvouchedCounts,
    /// A chain may name anybody.
    AnybodyNamed,
    /// The server says a batch is safe before it is on the disk.
    SaidBeforeSaved,
}

impl Mutant {
    pub const ALL: [Mutant; 21] = [
        Mutant::OldestStands,
        Mutant::ReceiptsIgnored,
        Mutant::TiesByArrival,
        Mutant::ReplacedStays,
        Mutant::BranchDropped,
        Mutant::BothKeepKey,
        Mutant::LastChangeLost,
        Mutant::ForgedReceiptCounts,
        Mutant::NoNewEpoch,
        Mutant::LossNotNoticed,
        Mutant::RewindIgnored,
        Mutant::ResumesTooLate,
        Mutant::ClockRunsBack,
        Mutant::FutureAdopted,
        Mutant::JudgesItself,
        Mutant::VerdictStays,
        Mutant::MisnamedCounts,
        Mutant::KindsForgotten,
        Mutant::UnvouchedCounts,
        Mutant::AnybodyNamed,
        Mutant::SaidBeforeSaved,
    ];
}

#[cfg(feature = "mutants")]
thread_local! {
    static AT_WORK: std::cell::Cell<Option<Mutant>> = const { std::cell::Cell::new(None) };
}

/// Sets which mistake this thread makes from now on.
#[cfg(feature = "mutants")]
pub fn let_loose(mutant: Option<Mutant>) {
    AT_WORK.set(mutant);
}

/// Whether this mistake is being made.
#[cfg(feature = "mutants")]
#[inline]
pub fn at_work(mutant: Mutant) -> bool {
    AT_WORK.get() == Some(mutant)
}

/// Never, in a program people use.
#[cfg(not(feature = "mutants"))]
#[inline(always)]
pub const fn at_work(_: Mutant) -> bool {
    false
}
