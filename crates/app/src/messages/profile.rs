//! Creating, opening and locking the book, and the people who may open it.

use super::message;

pub use domain::audiences::Audience;
pub use domain::rights::Role;

message! {
    pub struct Person {
        pub id: String,
        pub name: String,
        /// `None` for a role that only a newer program knows.
        pub role: Option<Role>,
    }
}

message! {
    /// What is known before anybody has unlocked the book.
    pub struct Status {
        pub exists: bool,
        pub unlocked: bool,
        pub cell_name: Option<String>,
        /// Sample data; every page marks it as such.
        pub sample: bool,
        /// The people who may unlock. The lock page shows their names, so the names are not secret.
        pub people: Vec<Person>,
        /// The person who is working now.
        pub person: Option<Person>,
        /// The present name of the superior committee; the typed name until the cell is enrolled.
        pub superior_name: Option<String>,
        /// False until two holders of the key ring exist (recovery sheet proved, or a second laptop).
        pub recovery_proved: bool,
        /// The folder can't be written (a locked stick, a disk that the system made read-only): nothing can be
        /// saved.
        pub read_only: bool,
        /// The person at work may only read: a reader, a member of the grading team, or somebody whose role only a newer
        /// program knows.
        pub only_reads: bool,
        pub profile_dir: String,
        /// After wrong passphrases: seconds until the next one is accepted. The recovery sheet never has to
        /// wait.
        pub passphrase_wait_s: u32,
        /// The book's key has to be renewed and has not been yet; an empty `key_waits_for` means that it
        /// happens at the next unlocking.
        pub key_renewal_due: bool,
        /// Names of the people whose passphrases date from before the key file's second version; each of them
        /// has to unlock once first.
        pub key_waits_for: Vec<String>,
    }
}

message! {
    pub struct Create {
        pub cell_name: String,
        pub superior_name: String,
        pub full_name: String,
        pub role: Role,
        pub passphrase: String,
        #[serde(default)]
        pub sample: bool,
    }
}

message! {
    pub struct Unlock {
        pub person: String,
        pub passphrase: String,
    }
}

message! {
    /// Opens the book with the recovery sheet and sets a new passphrase for one person.
    pub struct Recover {
        /// The words as typed; missing diacritics and letter case are ignored.
        pub words: String,
        pub person: String,
        pub new_passphrase: String,
    }
}

message! {
    pub struct AddPerson {
        pub full_name: String,
        pub role: Role,
        /// The new person's passphrase.
        pub passphrase: String,
        /// The passphrase of the person who is working, asked again.
        #[serde(default)]
        pub own_passphrase: String,
    }
}

message! {
    pub struct RemovePerson {
        pub person: String,
        /// The passphrase of the person who is working, asked again.
        #[serde(default)]
        pub own_passphrase: String,
    }
}

message! {
    /// What the book records of the cell, and which of it the person at work may correct.
    pub struct CellNames {
        /// The record whose history shows every correction.
        pub id: String,
        pub cell_name: String,
        /// As typed; used until the superior has sent its own name.
        pub superior_name: String,
        /// The name that the superior has sent or put on the invite. It can't be corrected here.
        pub superior_sent: Option<String>,
        /// The days of its congresses, earliest first. Papers are numbered anew after each.
        pub congresses: Vec<String>,
        pub may_correct: bool,
        /// Names of others, and roles.
        pub may_correct_people: bool,
        pub may_hand_over: bool,
    }
}

message! {
    pub struct CorrectCell {
        pub cell_name: String,
        pub superior_name: String,
        /// Left out, they stay as they are.
        #[serde(default)]
        pub congresses: Option<Vec<String>>,
    }
}

message! {
    pub struct CorrectPerson {
        pub person: String,
        pub full_name: String,
        pub role: Role,
    }
}

message! {
    /// Hands the book over to a new secretary.
    pub struct HandOver {
        /// A person who opens the book already; absent for a new person.
        #[serde(default)]
        pub to: Option<String>,
        /// The name of a new person.
        #[serde(default)]
        pub full_name: String,
        /// The successor's own passphrase: a new one, or the one with which they open the book.
        #[serde(default)]
        pub passphrase: String,
        /// The role that the former secretary keeps; absent if their access ends.
        #[serde(default)]
        pub remains: Option<Role>,
        /// Makes a new recovery sheet for the successor; the old one opens nothing any more.
        #[serde(default)]
        pub new_sheet: bool,
        /// The passphrase of the person who hands over, asked again.
        #[serde(default)]
        pub own_passphrase: String,
    }
}

message! {
    /// The successor is at work from now on, until the book is locked.
    pub struct HandedOver {
        /// What the change means for earlier copies of the book, in sentences.
        pub said: Vec<String>,
        pub people: Vec<Person>,
        /// The new sheet, if one was wanted and could be made.
        pub sheet: Option<RecoverySheet>,
    }
}

message! {
    /// The passphrase of the person who is working, asked again.
    pub struct OwnPassphrase {
        #[serde(default)]
        pub own_passphrase: String,
    }
}

message! {
    /// A passphrase that somebody is choosing, and the names that it should not be.
    pub struct TryPassphrase {
        pub passphrase: String,
        #[serde(default)]
        pub names: Vec<String>,
    }
}

message! {
    pub struct PassphraseTried {
        /// Why it would be refused; absent if it would be accepted.
        pub refused: Option<String>,
    }
}

message! {
    /// A change of who can open the book, and with what.
    pub struct KeysChanged {
        /// What the change means for earlier copies of the book, in sentences.
        pub said: Vec<String>,
        pub people: Vec<Person>,
    }
}

message! {
    pub struct ChangePassphrase {
        pub old: String,
        pub new: String,
    }
}

message! {
    pub struct People {
        pub people: Vec<Person>,
    }
}

message! {
    /// Shown once, to be printed and kept elsewhere.
    pub struct RecoverySheet {
        pub words: Vec<String>,
        /// A page ready to print.
        pub html: String,
        /// Positions (from 1) of the two words to retype as proof.
        pub ask: Vec<u32>,
        /// What a new sheet means for earlier copies of the book, in sentences.
        pub said: Vec<String>,
    }
}

message! {
    pub struct ProveRecovery {
        /// A pair (position, word) for each requested position.
        pub words: Vec<PlacedWord>,
    }
}

message! {
    pub struct PlacedWord {
        pub place: u32,
        pub word: String,
    }
}

message! {
    /// How the person at work stands to what only some people see.
    pub enum Access {
        Open,
        /// Nobody has begun it; the person at work may.
        MayBegin,
        /// The person was admitted, and waits for somebody who holds the key to open the book.
        Awaited,
        Closed,
    }
}

message! {
    pub struct Viewer {
        pub person: String,
        pub name: String,
        pub admitted: bool,
        /// The person's role allows it.
        pub may_belong: bool,
    }
}

message! {
    pub struct AudienceShown {
        pub audience: Audience,
        /// Its name in Vietnamese.
        pub name: String,
        pub access: Access,
        /// The person at work may say who belongs to it.
        pub may_lead: bool,
        pub people: Vec<Viewer>,
    }
}

message! {
    pub struct Audiences {
        pub audiences: Vec<AudienceShown>,
        /// The person at work has a key of their own, whose words can be printed.
        pub has_own_words: bool,
    }
}

message! {
    pub struct Admit {
        pub audience: Audience,
        pub person: String,
        pub admitted: bool,
    }
}

message! {
    /// Words that open the person's own key on another laptop, or after the passphrase was forgotten.
    pub struct OwnWords {
        pub words: Vec<String>,
        /// The paper to print.
        pub html: String,
    }
}

message! {
    pub struct TakeOwnWords {
        /// As typed; missing diacritics and letter case are ignored.
        pub words: String,
    }
}
