//! Adds pages: they are checked, shrunk and sealed before the book is changed.

use super::MOST_PAGES;
use crate::acts::essays::RoundEssays;
use crate::enrolment::books_ever_received;
use crate::messages::attachments::{Add, Added, RefusedFile};
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use domain::Id;
use domain::attachments::Pieces;
use domain::catalogue::{attachment, essay};
use domain::documents::classified_mark;
use domain::essays::EssayForm;
use intake::pictures::{self, Media, Page, PictureError};
use journal::{Record, Value};
use std::path::Path;
use store::pieces::Sealed;
use store::sealed::GradingKey;
use store::{Book, OpDraft};

/// One file, ready to be stored.
pub(crate) struct Ready {
    name: String,
    media: Media,
    sealed: Sealed,
    pieces: Pieces,
}

pub fn add(app: &AppSession, request: Add) -> Result<Added, CallError> {
    if request.bears_secret_mark {
        return Err(crate::stamps::refused("bears_secret_mark"));
    }
    let (round, member) = (reading::id(&request.round, "round")?, reading::id(&request.member, "member")?);
    if request.paths.len() > MOST_PAGES {
        return Err(too_many());
    }
    // Shrinking a photo takes a moment, so it happens while the book is not locked.
    let (mut ready, mut refused) = (Vec::new(), Vec::new());
    for path in &request.paths {
        match self::ready(Path::new(path)) {
            Ok(page) => ready.push(page?),
            Err(error) => refused.push((file_name(path), error)),
        }
    }
    if let (true, Some((name, error))) = (ready.is_empty(), refused.first()) {
        return Err(CallError::at(error.code(), "paths", said(name, error, refused.len())));
    }
    let pages = ready.len() as u32;
    let touched = app.with_book(|book| keep(app, book, round, member, &ready))?;
    let refused = refused.into_iter().map(|(file, error)| RefusedFile { file, message: error.sentence() }).collect();
    Ok(Added { undo: touched.undo, what: touched.what, pages, refused })
}

/// Adds pictures that were read already, with the names under which they are listed.
pub(in crate::acts) fn add_pages(
    app: &AppSession,
    (round, member): (Id, Id),
    read: Vec<(String, Page)>,
) -> Result<Added, CallError> {
    let ready: Vec<Ready> = read.into_iter().map(|(name, page)| seal(name, &page)).collect::<Result<_, _>>()?;
    let touched = app.with_book(|book| keep(app, book, round, member, &ready))?;
    Ok(Added { undo: touched.undo, what: touched.what, pages: ready.len() as u32, refused: Vec::new() })
}

/// Reads, shrinks and seals a file. One marked page refuses all files of a request, because its other pages belong to
/// the same paper.
pub(crate) fn ready(path: &Path) -> Result<Result<Ready, CallError>, PictureError> {
    let (name, page) = (file_name(&path.to_string_lossy()), pictures::read(path)?);
    if is_marked(&name, &page) {
        return Ok(Err(crate::stamps::refused("paths")));
    }
    Ok(seal(name, &page))
}

/// Seals a page under a key of its own.
pub(super) fn seal(name: String, page: &Page) -> Result<Ready, CallError> {
    let sealed = store::pieces::seal(&page.bytes)?;
    let pieces = Pieces::of(&sealed.bytes);
    Ok(Ready { name, media: page.media, sealed, pieces })
}

/// Whether the file's name or the text of a PDF carries a stamp. For a photo the person is asked.
fn is_marked(name: &str, page: &Page) -> bool {
    let in_words = page.media == Media::Pdf && intake::secret_mark(&intake::pdf_text(&page.bytes)).is_some();
    let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy());
    in_words || stem.is_some_and(|stem| classified_mark(&stem).is_some())
}

fn said(name: &str, error: &PictureError, count: usize) -> String {
    if count == 1 { error.sentence() } else { format!("{name}: {}", error.sentence()) }
}

fn too_many() -> CallError {
    CallError::at(
        "too_many_pages",
        "paths",
        format!("Mỗi bài chỉ nhận đến {MOST_PAGES} trang. Bỏ bớt trang thừa, hoặc quét thành một tệp PDF."),
    )
}

pub(crate) fn file_name(path: &str) -> String {
    let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    domain::language::tidy(&name).chars().take(120).collect()
}

/// Stores the pieces first, then the change that names them. Pieces left over after a power cut are deleted
/// after thirty days.
fn keep(app: &AppSession, book: &mut Book, round: Id, member: Id, ready: &[Ready]) -> Result<Touched, CallError> {
    let essays = RoundEssays::read(book, round, app.today())?;
    let person = essays.person(member)?;
    if essays.standing(person).form == Some(EssayForm::Exempt) {
        return Err(CallError::at(
            "exempt",
            "member",
            "Người này được miễn bài thu hoạch. Đổi hình thức trước, rồi thêm ảnh.",
        ));
    }
    essays.asked_of(person)?;
    let drafts = page_drafts(book, &essays, person, ready)?;
    // The essay is created by a change of its own, so that undoing the pages does not undo the essay.
    if !essays.has_begun(person) {
        app.save(book, None, &essays.drafts(book, person, &[])?)?;
    }
    put_pieces(app, book, &ready.iter().collect::<Vec<_>>())?;
    let form = essays.standing(person).form.is_none().then(|| Value::text(EssayForm::Photo.as_str()));
    let essay = essays.records(book, person).first().copied().ok_or(store::Error::NoRing)?;
    let form = form.map(|form| OpDraft::new(essay::KIND, Record::One(essay)).set(essay::FORM, form));
    let touched = app.save(book, None, &form.into_iter().chain(drafts).collect::<Vec<_>>())?;
    sweep_pieces(app, book)?;
    Ok(touched)
}

pub(crate) fn put_pieces(app: &AppSession, book: &mut Book, ready: &[&Ready]) -> Result<(), CallError> {
    let now = app.now_ms();
    let put =
        |page: &&Ready, connection: &_| store::pieces::put_file(connection, &page.pieces, &page.sealed.bytes, now);
    Ok(book.write_local(|connection| ready.iter().try_for_each(|page| put(page, connection)))?)
}

pub(crate) fn sweep_pieces(app: &AppSession, book: &mut Book) -> Result<(), CallError> {
    let (own, received, now) = (book.own_book(), books_ever_received(book)?, app.now_ms());
    book.write_local(|connection| store::pieces::sweep(connection, own, &received, now))?;
    Ok(())
}

/// The changes that add pages after those that a person's essay has.
pub(crate) fn page_drafts(
    book: &Book,
    essays: &RoundEssays,
    person: Id,
    ready: &[Ready],
) -> Result<Vec<OpDraft>, CallError> {
    let pages = essays.pages(book, person)?;
    if pages.len() + ready.len() > MOST_PAGES {
        return Err(too_many());
    }
    let essay = essays.records(book, person).first().copied().ok_or(store::Error::NoRing)?;
    let last = pages.iter().filter_map(|row| row.int(attachment::PAGE)).max().unwrap_or_default();
    (last + 1..).zip(ready).map(|(number, page)| draft(book, essay, number, page, essays.graders(person))).collect()
}

pub(super) fn draft(
    book: &Book,
    essay: Id,
    number: i64,
    page: &Ready,
    graders: Option<&GradingKey>,
) -> Result<OpDraft, CallError> {
    let pieces = &page.pieces;
    let draft = OpDraft::new(attachment::KIND, Record::One(Id(store::random()?)))
        .set(attachment::ESSAY, Value::id(essay))
        .set(attachment::PAGE, Value::Int(number))
        .set(attachment::NAME, reading::seal_line(book, &page.name)?)
        .set(attachment::MEDIA, Value::text(page.media.as_str()))
        .set(attachment::SIZE, Value::Int(pieces.size() as i64))
        .set(attachment::PIECES, Value::Bytes(pieces.joined()))
        .set(attachment::KEY, Value::Bytes(book.ring().seal_small(page.sealed.key.as_slice())?));
    Ok(match graders {
        Some(key) => draft.set(attachment::HANDED_KEY, Value::Bytes(key.seal(page.sealed.key.as_slice())?)),
        None => draft,
    })
}
