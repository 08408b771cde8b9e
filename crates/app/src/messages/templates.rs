//! Template sets: the measures and forms with which papers are printed.

use super::message;

message! {
    pub struct Templates {
        /// The cell's own first, then those shipped; each the latest first.
        pub sets: Vec<TemplateShown>,
    }
}

message! {
    pub struct TemplateShown {
        pub name: String,
        pub title: String,
        pub from: String,
        /// The last day on which it held.
        pub until: Option<String>,
        /// Loaded on this laptop, and not shipped.
        pub own: bool,
        /// Papers of today are printed with it.
        pub in_force: bool,
        /// The Word files of its own, by the kind of paper: "bao-cao-dot".
        pub forms: Vec<String>,
    }
}

message! {
    pub struct TemplateFolder {
        /// A folder with bo-mau.json and Word files.
        pub folder: String,
    }
}

message! {
    pub struct TemplateName {
        pub name: String,
    }
}

message! {
    /// A sample paper of a set that was loaded, or of one still in its folder.
    pub struct PreviewTemplate {
        #[serde(default)]
        pub name: Option<String>,
        #[serde(default)]
        pub folder: Option<String>,
        /// "bao-cao-dot"
        pub kind: String,
        /// The path of the .docx to write.
        pub out: String,
    }
}
