//! Bounded reading of regular files.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// A folder, a pipe, a device, or a link where links are refused.
    #[error("this is not a regular file")]
    NotAFile,
    #[error("the file is larger than {most} bytes")]
    TooLarge {
        /// The length known so far: the file may still grow.
        length: u64,
        most: u64,
    },
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl From<ReadError> for io::Error {
    fn from(error: ReadError) -> io::Error {
        match error {
            ReadError::NotAFile => io::Error::new(io::ErrorKind::InvalidInput, error),
            ReadError::TooLarge { .. } => io::Error::new(io::ErrorKind::FileTooLarge, error),
            ReadError::Io(error) => error,
        }
    }
}

/// Whether a link as the last part of a path is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// For a file that a person named: where it leads is up to them.
    Follow,
    /// For a file that the program found by itself.
    Refuse,
}

/// A regular file opened for reading, with a limit that holds even if the file grows meanwhile.
#[derive(Debug)]
pub struct Opened {
    file: File,
    length: u64,
    most: u64,
    at: u64,
}

impl Opened {
    /// The length in bytes when the file was opened.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The file without the limit, for readers that apply their own.
    pub fn into_file(self) -> File {
        self.file
    }
}

impl Read for Opened {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.at += read as u64;
        let (length, most) = (self.at, self.most);
        if length > most { Err(ReadError::TooLarge { length, most }.into()) } else { Ok(read) }
    }
}

impl Seek for Opened {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = self.file.seek(to)?;
        Ok(self.at)
    }
}

/// Opens a regular file of at most `most` bytes. Does not block on a pipe without a writer.
pub fn open(path: &Path, most: u64, links: Links) -> Result<Opened, ReadError> {
    let file = options(links).open(path).map_err(|error| refused(error, path, links))?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    if metadata.len() > most {
        return Err(ReadError::TooLarge { length: metadata.len(), most });
    }
    Ok(Opened { file, length: metadata.len(), most, at: 0 })
}

/// Reads a whole regular file of at most `most` bytes.
pub fn read(path: &Path, most: u64, links: Links) -> Result<Vec<u8>, ReadError> {
    let opened = open(path, most, links)?;
    let mut bytes = Vec::with_capacity(usize::try_from(opened.length).unwrap_or_default());
    opened.file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    let length = bytes.len() as u64;
    if length > most { Err(ReadError::TooLarge { length, most }) } else { Ok(bytes) }
}

#[cfg(unix)]
fn options(links: Links) -> OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = match links {
        Links::Follow => OFlags::NONBLOCK | OFlags::NOCTTY,
        Links::Refuse => OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW,
    };
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(flags.bits() as i32);
    options
}

/// `FILE_FLAG_OPEN_REPARSE_POINT`: opens the link itself, which is then not a regular file.
#[cfg(windows)]
pub(crate) const OPEN_LINK_ITSELF: u32 = 0x0020_0000;

#[cfg(windows)]
fn options(links: Links) -> OpenOptions {
    use std::os::windows::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.read(true);
    if links == Links::Refuse {
        options.custom_flags(OPEN_LINK_ITSELF);
    }
    options
}

#[cfg(not(any(unix, windows)))]
fn options(_: Links) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    options
}

/// A refused link and a socket already fail to open; on Windows so does a folder, as if access to it were denied.
fn refused(error: io::Error, path: &Path, links: Links) -> ReadError {
    #[cfg(unix)]
    {
        use rustix::io::Errno;
        let errno = Errno::from_io_error(&error);
        if errno == Some(Errno::NXIO) || (links == Links::Refuse && errno == Some(Errno::LOOP)) {
            return ReadError::NotAFile;
        }
    }
    let _ = links;
    let denied = cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied;
    if denied && path.is_dir() { ReadError::NotAFile } else { ReadError::Io(error) }
}
