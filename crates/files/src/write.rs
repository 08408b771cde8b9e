//! Writes whole files: as a draft in the same folder, synced, then renamed.

use crate::names::refuse_odd;
use crate::read::{Links, open};
use crate::steady::patiently;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, PersistError};

/// The prefix of unfinished files, by which a person who finds one recognises it. Random characters follow.
const UNFINISHED: &str = "dang-ghi-";
const RANDOM_SIGNS: usize = 16;
const PART: usize = 1024 * 1024;
/// How many names are tried: "báo cáo.docx", "báo cáo (2).docx", …
const MOST_NAMES: u32 = 999;
/// The largest file that is hashed before it is replaced; programs write none larger.
const MOST_LOOKED_INTO: u64 = 4 * 1024 * 1024 * 1024;

/// Who may read the written file, on disks that have users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    Owner,
    /// For sealed files that go to another machine on a stick.
    Everyone,
}

/// What the caller knows of a file that may exist under a name.
#[derive(Clone, Copy)]
pub enum Known<'k> {
    /// It does not exist.
    Nothing,
    /// It has this content.
    Bytes(&'k [u8]),
    /// The folder belongs to the program, and so does any file of that name in it.
    Own,
}

/// A file being written, under a random name in the target folder. It is removed when dropped.
#[derive(Debug)]
pub struct Draft(NamedTempFile);

impl Draft {
    pub fn in_folder(folder: &Path, readers: Readers) -> io::Result<Draft> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(UNFINISHED).rand_bytes(RANDOM_SIGNS);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(match readers {
            Readers::Owner => 0o600,
            Readers::Everyone => 0o644,
        }));
        #[cfg(not(unix))]
        let _ = readers;
        let draft = builder.tempfile_in(folder)?;
        // The lock tells `remove_unfinished` of another process that the draft is still being written.
        let _ = draft.as_file().try_lock();
        Ok(Draft(draft))
    }

    /// Makes a draft for a file at `path`.
    pub fn beside(path: &Path, readers: Readers) -> io::Result<Draft> {
        refuse_odd(path)?;
        Draft::in_folder(folder_of(path), readers)
    }

    pub fn as_file(&self) -> &File {
        self.0.as_file()
    }

    /// Puts the draft at `path`. `AlreadyExists` if anything exists there, even a link.
    pub fn put_new(self, path: &Path) -> io::Result<()> {
        refuse_odd(path)?;
        self.synced()?.put(path).map_err(|(error, _)| error)
    }

    /// Puts the draft at `path` or, if that is taken, at the first free name after it ("name (2)"). Returns the
    /// path used.
    pub fn put_at_free_name(self, path: &Path) -> io::Result<PathBuf> {
        refuse_odd(path)?;
        let mut draft = self.synced()?;
        for number in 1..=MOST_NAMES {
            let name = numbered(path, number);
            match draft.put(&name) {
                Ok(()) => return Ok(name),
                Err((error, Some(back))) if error.kind() == io::ErrorKind::AlreadyExists => draft = back,
                Err((error, _)) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Replaces the file at `path` if it is writable and `ours` accepts the hash of its content; otherwise uses
    /// a free name. Returns the path used.
    pub fn put_over_ours(self, path: &Path, ours: impl Fn(&blake3::Hash) -> bool) -> io::Result<PathBuf> {
        if may_replace(path, ours) {
            self.put_over(path)?;
            return Ok(path.to_owned());
        }
        self.put_at_free_name(path)
    }

    /// Replaces whatever exists at `path`: only for a folder that belongs to the program.
    pub fn put_over(self, path: &Path) -> io::Result<()> {
        refuse_odd(path)?;
        persist(self.synced()?.0, path).map_err(|refused| refused.error)?;
        sync_folder(folder_of(path))
    }

    fn synced(self) -> io::Result<Draft> {
        self.as_file().sync_all()?;
        Ok(self)
    }

    /// Returns the draft with the error if something exists at `path`.
    fn put(self, path: &Path) -> Result<(), (io::Error, Option<Draft>)> {
        let placed = match again(self.0, |draft| draft.persist_noclobber(path)) {
            Ok(_) => Ok(()),
            Err(refused) if knows_no_links(&refused.error) => put_on_placeholder(refused.file, path),
            Err(refused) => Err((refused.error, Some(Draft(refused.file)))),
        };
        placed?;
        // The caller is told that the write failed, so the file must not stay.
        sync_folder(folder_of(path)).map_err(|error| {
            let _ = crate::remove(path);
            (error, None)
        })
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.as_file_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.as_file_mut().flush()
    }
}

impl Seek for Draft {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.as_file_mut().seek(to)
    }
}

/// Writes a new file; `AlreadyExists` if there is one.
pub fn write_new(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    let mut draft = Draft::beside(path, readers)?;
    draft.write_all(bytes)?;
    draft.put_new(path)
}

/// Writes to `path` or, if that is taken, to "name (2)" and so on. Returns the path used.
pub fn write_beside(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<PathBuf> {
    let mut draft = Draft::beside(path, readers)?;
    draft.write_all(bytes)?;
    draft.put_at_free_name(path)
}

/// Replaces a file atomically, for its owner only. `AlreadyExists` if the present file is not the known one.
pub fn replace(path: &Path, bytes: &[u8], known: Known<'_>) -> io::Result<()> {
    let stands =
        |expected: &[u8]| crate::read(path, expected.len() as u64, Links::Refuse).is_ok_and(|is| is == expected);
    match known {
        Known::Nothing => return write_new(path, bytes, Readers::Owner),
        Known::Bytes(expected) if !stands(expected) => return Err(io::ErrorKind::AlreadyExists.into()),
        Known::Bytes(_) | Known::Own => {}
    }
    let mut draft = Draft::beside(path, Readers::Owner)?;
    draft.write_all(bytes)?;
    draft.put_over(path)
}

/// Creates an empty file for its owner only, to be filled by a program that opens it by name, such as a
/// database. Fails if it exists.
pub fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Opens a file in a folder of the program's own for reading and writing; creates it for its owner only if it
/// does not exist.
pub fn open_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600).custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY).bits() as i32);
    }
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::custom_flags(&mut options, crate::read::OPEN_LINK_ITSELF);
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

/// Copies a regular file of at most `most` bytes to a new, synced file for its owner only. Fails if `to`
/// exists.
pub fn copy(from: &Path, to: &Path, most: u64) -> io::Result<()> {
    let mut opened = open(from, most, Links::Refuse)?;
    let mut copy = create_private(to)?;
    copy_stream(&mut opened, &mut copy)?;
    copy.sync_all()
}

/// Copies the rest of a reader in few large parts, because the target may be on a slow stick.
pub fn copy_stream(from: &mut impl Read, into: &mut impl Write) -> io::Result<u64> {
    let (mut part, mut copied) = (vec![0; PART], 0);
    loop {
        match from.read(&mut part) {
            Ok(0) => return Ok(copied),
            Ok(read) => {
                into.write_all(&part[..read])?;
                copied += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The hash by which a file written earlier is recognised.
pub fn hash(bytes: &[u8]) -> blake3::Hash {
    blake3::hash(bytes)
}

/// Removes unfinished drafts that a killed program or a removed stick left behind. Drafts still being written
/// stay.
pub fn remove_unfinished(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_unfinished(&entry.file_name().to_string_lossy()) && is_let_go(&entry.path()) {
            let _ = crate::remove(&entry.path());
        }
    }
}

fn is_unfinished(name: &str) -> bool {
    let signs = name.strip_prefix(UNFINISHED);
    signs.is_some_and(|signs| signs.len() == RANDOM_SIGNS && signs.bytes().all(|sign| sign.is_ascii_alphanumeric()))
}

fn is_let_go(path: &Path) -> bool {
    open(path, u64::MAX, Links::Refuse).is_ok_and(|opened| opened.into_file().try_lock().is_ok())
}

/// Makes the creation, renaming or removal of files in a folder durable. Windows has no such call, and the file
/// systems of some sticks report that they do not support it because they have already written the names.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn numbered(path: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!(" ({number})"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

fn may_replace(path: &Path, ours: impl Fn(&blake3::Hash) -> bool) -> bool {
    let Ok(mut standing) = open(path, MOST_LOOKED_INTO, Links::Refuse) else { return false };
    let locked = path.symlink_metadata().map_or(true, |metadata| metadata.permissions().readonly());
    let mut hasher = blake3::Hasher::new();
    !locked && copy_stream(&mut standing, &mut hasher).is_ok() && ours(&hasher.finalize())
}

/// With some drivers FAT supports neither renaming without replacing nor hard links.
fn knows_no_links(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// On such disks the name is first claimed by a new empty file, which the draft then replaces.
fn put_on_placeholder(draft: NamedTempFile, path: &Path) -> Result<(), (io::Error, Option<Draft>)> {
    if let Err(error) = create_private(path) {
        return Err((error, Some(Draft(draft))));
    }
    persist(draft, path).map(drop).map_err(|refused| {
        let _ = crate::remove(path);
        (refused.error, None)
    })
}

fn persist(draft: NamedTempFile, path: &Path) -> Result<File, PersistError> {
    again(draft, |draft| draft.persist(path))
}

/// An attempt takes the draft and gives it back when it is refused, so it is kept here in between.
fn again(
    draft: NamedTempFile,
    attempt: impl Fn(NamedTempFile) -> Result<File, PersistError>,
) -> Result<File, PersistError> {
    let mut kept = Some(draft);
    let done = patiently(|| {
        let draft = kept.take().ok_or(io::ErrorKind::NotFound)?;
        attempt(draft).map_err(|refused| {
            kept = Some(refused.file);
            refused.error
        })
    });
    done.map_err(|error| match kept {
        Some(file) => PersistError { error, file },
        None => unreachable!("a refused draft is given back"),
    })
}
