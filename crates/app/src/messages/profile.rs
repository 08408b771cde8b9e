//! Creating, opening and locking the book, and the people who may open it.

use super::message;

message! {
    pub enum Role {
        Secretary,
        DeputySecretary,
        CommitteeMember,
    }
}

message! {
    pub struct Person {
        pub id: String,
        pub name: String,
        pub role: Role,
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
