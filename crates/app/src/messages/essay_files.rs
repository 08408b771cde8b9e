//! Essays that were written in another program, one file or a folder of them; and the printed text of pages.

use super::essays::Parts;
use super::message;
use intake::Encoding;

message! {
    pub struct OpenText {
        pub round: String,
        pub member: String,
        pub path: String,
        /// The encoding that the person chose. If absent, the one that is proposed.
        #[serde(default)]
        pub encoding: Option<Encoding>,
    }
}

message! {
    /// What the file has. Nothing is written yet.
    pub struct TextPreview {
        pub file: String,
        pub encoding: Encoding,
        /// False: it is not sure in which code the letters are, and a person has to look.
        pub certain: bool,
        /// Lines before and after.
        pub conversions: Vec<intake::Conversion>,
        pub parts: Parts,
        pub characters: u32,
        pub notes: Vec<TextNote>,
        /// The essay has text already, which stays as an earlier version.
        pub has_text: bool,
    }
}

message! {
    pub enum TextNote {
        /// Macros were not read.
        Macros,
        /// Links to other files or the web were not followed.
        ExternalLinks,
        /// The end of the file's name says another kind.
        OtherEnding,
        /// LibreOffice has converted the file.
        Converted,
    }
}

message! {
    pub struct TakeText {
        pub round: String,
        pub member: String,
        pub path: String,
        pub encoding: Encoding,
    }
}

message! {
    pub struct OpenFolder {
        pub round: String,
        pub path: String,
    }
}

message! {
    /// The files of a folder with the members whom their names seem to mean. Nothing is written yet.
    pub struct FolderPreview {
        pub rows: Vec<FolderFile>,
        /// Those whose essays the files can be.
        pub members: Vec<Candidate>,
        /// The folder has more files than are looked at.
        pub more: bool,
    }
}

message! {
    pub struct FolderFile {
        pub file: String,
        pub kind: FileKind,
        pub certainty: Certainty,
        pub why: Option<Doubt>,
        /// The member whom the name means most likely.
        pub member: Option<String>,
        pub encoding: Encoding,
        /// How the text begins, in that encoding.
        pub begins: String,
        /// Why the file can't be taken.
        pub problem: Option<String>,
    }
}

message! {
    #[schemars(rename = "EssayFileKind")]
    pub enum FileKind {
        Text,
        /// A photo, a scan or a PDF.
        Page,
    }
}

message! {
    pub enum Certainty {
        Certain,
        Doubtful,
        /// The name means no member of the list.
        Nobody,
    }
}

message! {
    #[schemars(rename = "EssayFileDoubt")]
    pub enum Doubt {
        /// Several members have this name.
        SameName,
        /// Only a part of a name was found.
        PartOfName,
        /// The letters are the same, the marks are not.
        OtherMarks,
        /// Another year of birth stands in the name.
        OtherYear,
        /// Another file is the text of this member.
        AnotherFile,
        /// The member has written a text already.
        HasText,
        /// It is not sure in which code the letters are.
        Letters,
    }
}

message! {
    #[schemars(rename = "EssayCandidate")]
    pub struct Candidate {
        pub member: String,
        pub name: String,
        pub born: String,
    }
}

message! {
    pub struct TakeFolder {
        pub round: String,
        pub path: String,
        pub rows: Vec<TakeFile>,
        /// The person's answer that one of the files bears a stamp of secrecy. If true, no file is opened.
        pub bears_secret_mark: bool,
    }
}

message! {
    pub struct TakeFile {
        pub file: String,
        pub member: String,
        pub encoding: Encoding,
    }
}

message! {
    pub struct FolderTaken {
        /// Names the act for `undo.act`; one act for all files.
        pub undo: Option<String>,
        pub what: Vec<super::Tag>,
        pub texts: u32,
        pub pages: u32,
        pub refused: Vec<super::attachments::RefusedFile>,
    }
}

message! {
    /// The printed text of a page, to be checked by a person. Nothing of it is kept.
    pub struct Recognised {
        pub text: String,
        /// The PDF has this text itself; otherwise a program read it off the picture.
        pub from_pdf: bool,
    }
}
