//! Files that the superior sent with documents and rounds.

use super::exchange::FormerCommittee;
use super::message;

message! {
    pub struct Materials {
        /// Last sent first.
        pub materials: Vec<Material>,
        /// Whether files can be fetched over the network now and then.
        pub enrolled: bool,
    }
}

message! {
    pub struct Material {
        pub id: String,
        /// The name of the file.
        pub name: String,
        /// Size of the sealed file.
        pub bytes: u64,
        /// Bytes of it that are on this laptop.
        pub bytes_here: u64,
        /// The document with which it was sent.
        pub document: Option<String>,
        /// The superior's round with which it was sent.
        pub round: Option<String>,
        pub sent_at: String,
        /// The whole file is on this laptop.
        pub here: bool,
        /// Set if a committee sent it that the cell stood under before.
        pub former: Option<FormerCommittee>,
    }
}

message! {
    #[schemars(rename = "SaveMaterial")]
    pub struct SaveMaterial {
        pub id: String,
        pub path: String,
    }
}
