//! Groups of members on a day, and the figures of a round by group.

use super::message;
use super::totals::Totals;

message! {
    #[schemars(rename = "GroupsOn")]
    pub struct On {
        /// Today if absent.
        #[serde(default)]
        pub on: Option<String>,
    }
}

message! {
    pub struct Groups {
        pub groups: Vec<Group>,
    }
}

message! {
    pub struct Group {
        pub id: String,
        pub name: String,
        /// Those who are in it on that day.
        pub members: Vec<String>,
    }
}

message! {
    #[schemars(rename = "TotalsByGroup")]
    pub struct ByGroup {
        /// The day whose groups count: that of the round's last session.
        pub day: String,
        pub groups: Vec<GroupTotals>,
    }
}

message! {
    pub struct GroupTotals {
        pub group: String,
        pub name: String,
        pub totals: Totals,
    }
}
