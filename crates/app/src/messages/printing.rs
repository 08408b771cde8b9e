//! Sheets for the printer: one for each person, each session or each programme, gathered by the page one at a time.

use super::message;

message! {
    /// Which sheets.
    pub enum SheetKind {
        /// What is held on a member.
        Held,
        /// The commitment of a member: an action programme of one person.
        Commitment,
        /// The sheet on which a member writes the essay of a round, with the name on it.
        EssaySheet,
        /// The roll-call sheet of a session: as it was marked, or blank where the roll-call was not begun.
        RollCall,
        /// The evidence for a member's rating.
        Evidence,
    }
}

message! {
    pub struct SheetsOf {
        pub kind: SheetKind,
        /// For essay sheets and roll-call sheets.
        #[serde(default)]
        pub round: Option<String>,
        /// For evidence: "2026" or "2026-Q3", and the scheme.
        #[serde(default)]
        pub period: Option<String>,
        #[serde(default)]
        pub scheme: Option<String>,
    }
}

message! {
    pub struct SheetNamed {
        pub id: String,
        /// Whose sheet it is, as people know it.
        pub name: String,
    }
}

message! {
    /// The form of the sheets of paper; margins in millimetres.
    pub struct SheetForm {
        pub landscape: bool,
        pub top: f32,
        pub right: f32,
        pub bottom: f32,
        pub left: f32,
        /// The style sheet with which their pages are shown.
        pub style: String,
    }
}

message! {
    pub struct Sheets {
        pub sheets: Vec<SheetNamed>,
        pub form: SheetForm,
    }
}

message! {
    pub struct WhichSheet {
        pub of: SheetsOf,
        pub id: String,
    }
}

message! {
    pub struct SheetPage {
        /// One element, to be put into a page with the style of its form.
        pub html: String,
    }
}
