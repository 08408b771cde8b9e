//! Making, opening and locking the book; the people who may.

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
    /// What can be said before anybody has unlocked.
    pub struct Status {
        pub exists: bool,
        pub unlocked: bool,
        pub cell_name: Option<String>,
        /// Sample data, marked so on every page.
        pub sample: bool,
        /// Those who may unlock. Their names stand on the lock page, so they are not secret.
        pub people: Vec<Person>,
        /// Who is at work now.
        pub person: Option<Person>,
        /// The superior committee's name today; a typed one until enrolled.
        pub superior_name: Option<String>,
        /// False until two holders of the key ring exist (recovery sheet proved, or a second laptop).
        pub recovery_proved: bool,
        /// The folder can't be written (a stick's lock, a disk the system has turned read-only): nothing can be saved.
        pub read_only: bool,
        pub profile_dir: String,
        /// Wrong passphrases came: so long until the next one is tried. Never the recovery sheet.
        pub passphrase_wait_s: u32,
        /// The book's key is to be made anew and is not yet; empty `key_waits_for` means at the next unlocking.
        pub key_renewal_due: bool,
        /// Names of those who have to unlock once, with a passphrase of before the key file's second version, first.
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
    /// The recovery sheet opens the book and sets a new passphrase for one person.
    pub struct Recover {
        /// The words as typed, marks and case forgiven.
        pub words: String,
        pub person: String,
        pub new_passphrase: String,
    }
}

message! {
    pub struct AddPerson {
        pub full_name: String,
        pub role: Role,
        /// The new person's.
        pub passphrase: String,
        /// Of whoever is at work, asked again.
        #[serde(default)]
        pub own_passphrase: String,
    }
}

message! {
    pub struct RemovePerson {
        pub person: String,
        /// Of whoever is at work, asked again.
        #[serde(default)]
        pub own_passphrase: String,
    }
}

message! {
    /// The passphrase of whoever is at work, asked again.
    pub struct OwnPassphrase {
        #[serde(default)]
        pub own_passphrase: String,
    }
}

message! {
    /// A passphrase somebody is choosing, and the names it should not be.
    pub struct TryPassphrase {
        pub passphrase: String,
        #[serde(default)]
        pub names: Vec<String>,
    }
}

message! {
    pub struct PassphraseTried {
        /// Why it would be refused; none where it would be taken.
        pub refused: Option<String>,
    }
}

message! {
    /// A change of who opens the book with what.
    pub struct KeysChanged {
        /// What it means for copies made before, in sentences.
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
    /// Shown once, printed, kept elsewhere.
    pub struct RecoverySheet {
        pub words: Vec<String>,
        /// A page ready to print.
        pub html: String,
        /// Places (1-based) of the two words to retype as proof.
        pub ask: Vec<u32>,
        /// What a new sheet means for copies made before, in sentences.
        pub said: Vec<String>,
    }
}

message! {
    pub struct ProveRecovery {
        /// (place, word) pairs for the places asked.
        pub words: Vec<PlacedWord>,
    }
}

message! {
    pub struct PlacedWord {
        pub place: u32,
        pub word: String,
    }
}
