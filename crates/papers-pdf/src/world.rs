//! All that typst sees: our template, our fonts, and the data of one paper.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::FONTS;

const TEMPLATE: [(&str, &str); 5] = [
    ("paper.typ", include_str!("../template/paper.typ")),
    ("words.typ", include_str!("../template/words.typ")),
    ("letter.typ", include_str!("../template/letter.typ")),
    ("body.typ", include_str!("../template/body.typ")),
    ("chart.typ", include_str!("../template/chart.typ")),
];

/// The first is where typst begins.
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let source = |(name, text): &(&str, &str)| {
        let path = VirtualPath::new(name).ok()?;
        Some(Source::new(RootedPath::new(VirtualRoot::Project, path).intern(), (*text).to_owned()))
    };
    TEMPLATE.iter().filter_map(source).collect()
});

pub struct PaperWorld {
    library: LazyHash<Library>,
}

impl PaperWorld {
    /// A world in which the template finds `inputs` in `sys.inputs`.
    pub fn new(inputs: Dict) -> Self {
        Self { library: LazyHash::new(Library::builder().with_inputs(inputs).build()) }
    }
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        SOURCES[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, _id: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    /// A paper has the day that it was given, never that of the clock.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
