//! Named bugs that the laboratory switches on to prove that its tests detect them. Without the feature
//! `mutants` none of this is compiled into the program.

/// A deliberate bug.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutant {
    /// Of several values the oldest stands instead of the latest.
    OldestStands,
    /// Receipts don't limit the stamps of a fast clock.
    ReceiptsIgnored,
    /// Ties between equal stamps are broken by order of arrival.
    TiesByArrival,
    /// A replaced value stays a head.
    ReplacedStays,
    /// Changes written by a copied laptop are mistaken for known ones.
    BranchDropped,
    /// Both copies of a laptop keep the key.
    BothKeepKey,
    /// The last change of a segment is reported as stored but is dropped.
    LastChangeLost,
    /// A receipt counts regardless of who signed it.
    ForgedReceiptCounts,
    /// A server restored from a backup continues its old chain.
    NoNewEpoch,
    /// A server that lost changes does not request them again.
    LossNotNoticed,
    /// A server's request to send changes again is ignored.
    RewindIgnored,
    /// Sending resumes one change too late.
    ResumesTooLate,
    /// A clock that was set back gives earlier stamps.
    ClockRunsBack,
    /// The clock adopts a stamp from years ahead.
    FutureAdopted,
    /// A verdict of the cell on its own change is applied.
    JudgesItself,
    /// A withdrawn verdict still counts.
    VerdictStays,
    /// An op whose record is not named the way its kind demands still counts.
    MisnamedCounts,
    /// Records of two kinds with the same id are treated as one record.
    KindsForgotten,
    /// Chains that nobody vouches for count.
    UnvouchedCounts,
    /// A chain may name anybody.
    AnybodyNamed,
    /// The server acknowledges a batch before it is on the disk.
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
    static ACTIVE: std::cell::Cell<Option<Mutant>> = const { std::cell::Cell::new(None) };
}

/// Sets the bug that this thread has from now on.
#[cfg(feature = "mutants")]
pub fn activate(mutant: Option<Mutant>) {
    ACTIVE.set(mutant);
}

/// Whether this bug is switched on in this thread.
#[cfg(feature = "mutants")]
#[inline]
pub fn is_active(mutant: Mutant) -> bool {
    ACTIVE.get() == Some(mutant)
}

/// Always false in a program that ships.
#[cfg(not(feature = "mutants"))]
#[inline(always)]
pub const fn is_active(_: Mutant) -> bool {
    false
}
