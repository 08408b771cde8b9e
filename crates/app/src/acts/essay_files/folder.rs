//! A folder of essays: its files are matched to members by name and previewed, then taken in one change.

use super::file_names::{Known, meant};
use super::text::{self, ReadFile};
use crate::acts::attachments::{self, Ready};
use crate::acts::essays::{RoundEssays, taken};
use crate::messages::attachments::RefusedFile;
use crate::messages::essay_files::{
    Candidate, Certainty, Doubt, FileKind, FolderFile, FolderPreview, FolderTaken, OpenFolder, TakeFolder,
};
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use domain::Id;
use domain::catalogue::essay;
use domain::essays::EssayForm;
use intake::Encoding;
use journal::Value;
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use store::{Book, OpDraft};

/// The most files of a folder: ten times the members of a large cell would be another folder.
const MOST_FILES: usize = 300;
/// How many entries of a folder are looked at.
const MOST_ENTRIES: usize = 5_000;
/// How much of a text the preview shows.
const BEGINNING: usize = 90;
const TEXTS: [&str; 6] = ["docx", "docm", "doc", "odt", "rtf", "txt"];
const PAGES: [&str; 10] = ["jpg", "jpeg", "png", "webp", "bmp", "pdf", "heic", "heif", "tif", "tiff"];

pub fn open_folder(app: &AppSession, request: OpenFolder) -> Result<FolderPreview, CallError> {
    let round = reading::id(&request.round, "round")?;
    app.reading.clear();
    let (paths, more) = listed(Path::new(&request.path))?;
    let looked: Vec<Looked> = paths.iter().map(|path| Looked::at(app, path)).collect();
    if looked.iter().any(|file| file.classified) {
        return Err(crate::stamps::refused("path"));
    }
    app.with_book(|book| {
        let essays = RoundEssays::read(book, round, app.today())?;
        let known = known(book, &essays)?;
        let mut rows: Vec<FolderFile> = looked.into_iter().map(|file| file.row(&known)).collect();
        let mut with_text = HashSet::new();
        for member in &known {
            if essays.has_text(book, member.person)? {
                with_text.insert(member.person.to_string());
            }
        }
        doubt_second_texts(&mut rows, &with_text);
        let member = |known: &Known| Candidate {
            member: known.person.to_string(),
            name: known.name.clone(),
            born: essays.roster.born(known.person).to_owned(),
        };
        Ok(FolderPreview { rows, members: known.iter().map(member).collect(), more })
    })
}

/// Texts and pages in the order of their names, in which "trang 2" comes before "trang 10".
fn listed(folder: &Path) -> Result<(Vec<PathBuf>, bool), CallError> {
    let unreadable = |_| {
        CallError::at("folder_unreadable", "path", "Không mở được thư mục. Kiểm tra lại USB hoặc thư mục rồi chọn lại.")
    };
    let entries = std::fs::read_dir(folder).map_err(unreadable)?.take(MOST_ENTRIES).flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| kind(path).is_some()).collect();
    // Without the ending, "Lò Văn Dế" comes before "Lò Văn Dế (2)".
    paths.sort_by_cached_key(|path| (by_number(&stem(path)), name(path)));
    let more = paths.len() > MOST_FILES;
    paths.truncate(MOST_FILES);
    if paths.is_empty() {
        let sentence = "Thư mục không có bài nào. Chọn thư mục chứa các tệp Word, .odt, .txt, ảnh hoặc PDF.";
        return Err(CallError::at("folder_empty", "path", sentence));
    }
    Ok((paths, more))
}

fn kind(path: &Path) -> Option<FileKind> {
    let hidden = name(path).starts_with(['.', '~']);
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase())?;
    let kind = if TEXTS.contains(&ending.as_str()) {
        FileKind::Text
    } else if PAGES.contains(&ending.as_str()) {
        FileKind::Page
    } else {
        return None;
    };
    (!hidden && path.is_file()).then_some(kind)
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Numbers in a name at equal length, so that they sort by value.
fn by_number(name: &str) -> String {
    let mut sorted = String::new();
    for part in name.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        sorted.push_str(&format!("{digits:0>12}{}", &part[digits.len()..]));
    }
    sorted
}

/// A file as it was looked at, before anything is known of the book.
struct Looked {
    name: String,
    stem: String,
    kind: FileKind,
    read: Option<ReadFile>,
    problem: Option<String>,
    classified: bool,
}

impl Looked {
    fn at(app: &AppSession, path: &Path) -> Looked {
        let stem = stem(path);
        let kind = kind(path).unwrap_or(FileKind::Page);
        let mut looked = Looked { name: name(path), stem, kind, read: None, problem: None, classified: false };
        looked.classified = domain::documents::classified_mark(&looked.stem).is_some();
        // Pages are decoded when they are taken; that takes a moment for each.
        if kind == FileKind::Text && !looked.classified {
            match text::read(app, path) {
                Ok(read) => looked.read = Some(read),
                Err(error) => {
                    looked.classified = matches!(error, intake::texts::DocumentError::Classified);
                    looked.problem = Some(error.sentence());
                }
            }
        }
        looked
    }

    fn row(self, known: &[Known]) -> FolderFile {
        let meant = meant(&self.stem, known);
        let proposed = self.read.as_ref().map(|read| read.document.proposed());
        let encoding = proposed.map_or(Encoding::None, |proposed| proposed.encoding);
        let unsure = proposed.is_some_and(|proposed| !proposed.certain) && meant.certainty == Certainty::Certain;
        let text = self.read.map(|read| read.document.text(encoding)).unwrap_or_default();
        FolderFile {
            file: self.name,
            kind: self.kind,
            certainty: if unsure { Certainty::Doubtful } else { meant.certainty },
            why: if unsure { Some(Doubt::Letters) } else { meant.why },
            member: meant.person.map(|person| person.to_string()),
            encoding,
            begins: text.replace('\n', " · ").chars().take(BEGINNING).collect(),
            problem: self.problem,
        }
    }
}

/// A second text of one member, and a text of a member who has written one, are certain of nothing.
fn doubt_second_texts(rows: &mut [FolderFile], with_text: &HashSet<String>) {
    let mut seen = HashSet::new();
    for row in rows.iter_mut().filter(|row| row.kind == FileKind::Text && row.problem.is_none()) {
        let Some(member) = row.member.clone() else { continue };
        let why = if with_text.contains(&member) { Some(Doubt::HasText) } else { None };
        let why = if seen.insert(member) { why } else { Some(Doubt::AnotherFile) };
        if let (Some(why), Certainty::Certain) = (why, row.certainty) {
            (row.certainty, row.why) = (Certainty::Doubtful, Some(why));
        }
    }
}

/// The people whom the round asks for an essay.
fn known(book: &Book, essays: &RoundEssays) -> Result<Vec<Known>, CallError> {
    let people = essays.people(book)?.into_iter().filter(|person| taken::may_take(essays, *person).is_ok());
    let known = |person| Known {
        person,
        name: essays.roster.name(person).to_owned(),
        birth_year: essays.roster.birth_year(person),
    };
    Ok(people.map(known).collect())
}

/// What was read of the chosen files, by member.
#[derive(Default)]
struct Chosen {
    texts: Vec<(ReadFile, Encoding)>,
    pages: Vec<Ready>,
}

pub fn take_folder(app: &AppSession, request: TakeFolder) -> Result<FolderTaken, CallError> {
    if request.bears_secret_mark {
        return Err(crate::stamps::refused("bears_secret_mark"));
    }
    let round = reading::id(&request.round, "round")?;
    if request.rows.is_empty() || request.rows.len() > MOST_FILES {
        return Err(CallError::at("no_file_chosen", "rows", "Chọn ít nhất một tệp để nhập."));
    }
    app.reading.clear();
    let (mut chosen, mut refused) = (BTreeMap::<Id, Chosen>::new(), Vec::new());
    for row in &request.rows {
        let member = reading::id(&row.member, "member")?;
        // Only a name within the folder: a request can't lead out of it.
        let Some(file) = Path::new(&row.file).file_name() else { return Err(CallError::not_found("file")) };
        let path = Path::new(&request.path).join(file);
        let of_member = chosen.entry(member).or_default();
        if kind(&path) == Some(FileKind::Page) {
            match attachments::ready(&path) {
                Ok(page) => of_member.pages.push(page?),
                Err(error) => refused.push(RefusedFile { file: row.file.clone(), message: error.sentence() }),
            }
        } else {
            match text::read(app, &path) {
                Ok(read) => of_member.texts.push((read, row.encoding)),
                Err(intake::texts::DocumentError::Classified) => return Err(crate::stamps::refused("rows")),
                Err(error) => refused.push(RefusedFile { file: row.file.clone(), message: error.sentence() }),
            }
        }
    }
    let texts = chosen.values().map(|chosen| chosen.texts.len()).sum::<usize>() as u32;
    let pages = chosen.values().map(|chosen| chosen.pages.len()).sum::<usize>() as u32;
    let touched = app.with_book(|book| keep(app, book, round, &chosen))?;
    Ok(FolderTaken { undo: touched.undo, what: touched.what, texts, pages, refused })
}

/// Everything in one change, so that one press undoes it.
fn keep(app: &AppSession, book: &mut Book, round: Id, chosen: &BTreeMap<Id, Chosen>) -> Result<Touched, CallError> {
    let essays = RoundEssays::read(book, round, app.today())?;
    let mut drafts = Vec::new();
    for (member, chosen) in chosen.iter().filter(|(_, chosen)| !chosen.texts.is_empty() || !chosen.pages.is_empty()) {
        let person = essays.person(*member)?;
        taken::may_take(&essays, person)?;
        drafts.extend(of_member(book, &essays, person, chosen)?);
    }
    let pages: Vec<&Ready> = chosen.values().flat_map(|chosen| &chosen.pages).collect();
    attachments::put_pieces(app, book, &pages)?;
    let touched = app.save(book, None, &drafts)?;
    for member in chosen.iter().filter(|(_, chosen)| !chosen.texts.is_empty()).map(|(member, _)| *member) {
        taken::drop_draft(book, &essays, essays.person(member)?)?;
    }
    attachments::sweep_pieces(app, book)?;
    Ok(touched)
}

fn of_member(book: &Book, essays: &RoundEssays, person: Id, chosen: &Chosen) -> Result<Vec<OpDraft>, CallError> {
    let form = if chosen.texts.is_empty() { EssayForm::Photo } else { EssayForm::Typed };
    let form = essays.standing(person).form.is_none().then(|| (essay::FORM, Value::text(form.as_str())));
    let mut drafts = essays.drafts(book, person, form.as_slice())?;
    let questions = taken::questions(essays);
    let texts: Vec<_> = chosen.texts.iter().map(|(read, encoding)| read.parts(*encoding, questions)).collect();
    texts.iter().try_for_each(taken::fits)?;
    if !texts.is_empty() {
        drafts.extend(taken::versions(book, essays, person, &texts)?);
    }
    drafts.extend(attachments::page_drafts(book, essays, person, &chosen.pages)?);
    Ok(drafts)
}
