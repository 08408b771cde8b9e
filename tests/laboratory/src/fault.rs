//! What goes wrong in a history, and how often it did.

/// One thing that can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    RequestLost,
    AnswerLost,
    RequestTwice,
    OldRequestReplayed,
    RequestAltered,
    AnswerAltered,
    LinkCut,
    PowerCutWhileHearing,
    ServerPowerCut,
    ClockYearsOut,
    ClockSetBack,
    LongAbsence,
    LaptopCopied,
    LaptopRestored,
    ServerPutBack,
    ServerLost,
    ServerLostWithItsKey,
    LaptopRevoked,
    NewLaptop,
    StickLost,
    StickTwice,
    StickLate,
    StickAltered,
    ForgedReceipt,
    NewerKind,
    NotItsToWrite,
    Misnamed,
    OneIdTwoKinds,
    VerdictWithdrawn,
    UnknownMachine,
    VouchedForLate,
    NamedAnother,
    BoundLate,
}

impl Fault {
    pub const ALL: [Fault; 33] = [
        Fault::RequestLost,
        Fault::AnswerLost,
        Fault::RequestTwice,
        Fault::OldRequestReplayed,
        Fault::RequestAltered,
        Fault::AnswerAltered,
        Fault::LinkCut,
        Fault::PowerCutWhileHearing,
        Fault::ServerPowerCut,
        Fault::ClockYearsOut,
        Fault::ClockSetBack,
        Fault::LongAbsence,
        Fault::LaptopCopied,
        Fault::LaptopRestored,
        Fault::ServerPutBack,
        Fault::ServerLost,
        Fault::ServerLostWithItsKey,
        Fault::LaptopRevoked,
        Fault::NewLaptop,
        Fault::StickLost,
        Fault::StickTwice,
        Fault::StickLate,
        Fault::StickAltered,
        Fault::ForgedReceipt,
        Fault::NewerKind,
        Fault::NotItsToWrite,
        Fault::Misnamed,
        Fault::OneIdTwoKinds,
        Fault::VerdictWithdrawn,
        Fault::UnknownMachine,
        Fault::VouchedForLate,
        Fault::NamedAnother,
        Fault::BoundLate,
    ];
}

/// The power failed.
#[derive(Debug, thiserror::Error)]
#[error("the power failed")]
pub struct PowerCut;
