//! A model of a disk that keeps only what was synced. It reads a trace of a program's writes and computes what
//! is on the disk after a power cut.
//!
//! A write or truncation is durable once its file was synced afterwards; the creation, renaming or removal of a
//! name, once its folder was. A failed sync discards the data it should have written, and no later sync
//! recovers it, as on ext4 and XFS.

use anyhow::{Context, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The system calls that a trace must contain.
pub const TRACED: &str =
    "trace=openat,lseek,pwrite64,write,ftruncate,link,linkat,rename,renameat,renameat2,unlink,unlinkat,fsync,fdatasync";
/// A length limit for traced strings that is longer than any one write.
pub const WHOLE_STRINGS: &str = "40000000";

#[derive(Debug, Clone)]
enum Event {
    Make { path: PathBuf, emptied: bool },
    Write { path: PathBuf, at: usize, bytes: Vec<u8> },
    Cut { path: PathBuf, length: usize },
    Sync { path: PathBuf, failed: bool },
    Move { from: PathBuf, to: PathBuf },
    Link { from: PathBuf, to: PathBuf },
    Remove { path: PathBuf },
    Said,
}

#[derive(Debug, Clone)]
enum Pending {
    Write(usize, Vec<u8>),
    Cut(usize),
}

#[derive(Debug, Clone, Default)]
struct Content {
    synced: Vec<u8>,
    pending: Vec<Pending>,
}

type Number = usize;

/// The state in the system's memory, and the part of it that is on the disk.
#[derive(Debug, Clone, Default)]
struct Disk {
    contents: Vec<Content>,
    now: BTreeMap<PathBuf, Number>,
    lasting: BTreeMap<PathBuf, Number>,
    said: usize,
}

/// What had been reported as saved when the power failed, and what is on the disk.
pub struct Image {
    pub said: usize,
    pub files: BTreeMap<PathBuf, Vec<u8>>,
}

/// How much of the unsynced data reached the disk nevertheless.
#[derive(Clone, Copy)]
enum Luck {
    Nothing,
    /// Every other write, the last of them only half.
    EveryOther,
}

/// Every different image that a power cut may leave: around each sync, each change of names and each "saved".
pub fn images(root: &Path, before: &Path, log: &str) -> anyhow::Result<Vec<Image>> {
    let mut disk = Disk::read(before, root)?;
    let mut seen = BTreeSet::new();
    let mut images = Vec::new();
    for event in events(root, log)? {
        if !matches!(event, Event::Write { .. } | Event::Cut { .. }) {
            disk.add_images(&mut images, &mut seen);
        }
        disk.apply(event)?;
    }
    disk.add_images(&mut images, &mut seen);
    Ok(images)
}

/// What is certainly on the disk at the end of a trace.
pub fn last_image(root: &Path, before: &Path, log: &str) -> anyhow::Result<Image> {
    let mut disk = Disk::read(before, root)?;
    for event in events(root, log)? {
        disk.apply(event)?;
    }
    Ok(Image { said: disk.said, files: disk.files(&disk.lasting, Luck::Nothing) })
}

impl Image {
    pub fn write(&self, root: &Path) -> anyhow::Result<()> {
        for (path, bytes) in &self.files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().context("a folder")?)?;
            fs::write(path, bytes)?;
        }
        Ok(())
    }
}

impl Disk {
    /// All files under `before` are on the disk. Paths are stored relative to it.
    fn read(before: &Path, _root: &Path) -> anyhow::Result<Disk> {
        let mut disk = Disk::default();
        let mut folders = vec![before.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    disk.contents.push(Content { synced: fs::read(&path)?, pending: Vec::new() });
                    let name = path.strip_prefix(before)?.to_owned();
                    disk.now.insert(name.clone(), disk.contents.len() - 1);
                    disk.lasting.insert(name, disk.contents.len() - 1);
                }
            }
        }
        Ok(disk)
    }

    fn content(&mut self, path: &Path) -> anyhow::Result<&mut Content> {
        let number = self.now.get(path).with_context(|| format!("{} was never made", path.display()))?;
        Ok(&mut self.contents[*number])
    }

    fn apply(&mut self, event: Event) -> anyhow::Result<()> {
        match event {
            Event::Make { path, emptied } => match self.now.get(&path) {
                Some(_) if emptied => self.content(&path)?.pending.push(Pending::Cut(0)),
                Some(_) => {}
                None => {
                    self.contents.push(Content::default());
                    self.now.insert(path, self.contents.len() - 1);
                }
            },
            Event::Write { path, at, bytes } => self.content(&path)?.pending.push(Pending::Write(at, bytes)),
            Event::Cut { path, length } => self.content(&path)?.pending.push(Pending::Cut(length)),
            Event::Sync { path, failed } => self.sync(&path, failed)?,
            Event::Move { from, to } => {
                let number = self.now.remove(&from).with_context(|| format!("{} was never made", from.display()))?;
                self.now.insert(to, number);
            }
            Event::Link { from, to } => {
                let number = *self.now.get(&from).with_context(|| format!("{} was never made", from.display()))?;
                self.now.insert(to, number);
            }
            Event::Remove { path } => drop(self.now.remove(&path)),
            Event::Said => self.said += 1,
        }
        Ok(())
    }

    fn sync(&mut self, path: &Path, failed: bool) -> anyhow::Result<()> {
        if self.now.contains_key(path) {
            let content = self.content(path)?;
            let pending = std::mem::take(&mut content.pending);
            if !failed {
                pending.iter().for_each(|pending| pending.put(&mut content.synced));
            }
        } else if !failed {
            // A synced folder makes its names durable.
            let inside = |name: &PathBuf| name.parent() == Some(path);
            self.lasting.retain(|name, _| !inside(name));
            let named = self.now.iter().filter(|(name, _)| inside(name));
            self.lasting.extend(named.map(|(name, number)| (name.clone(), *number)));
        }
        Ok(())
    }

    fn files(&self, names: &BTreeMap<PathBuf, Number>, luck: Luck) -> BTreeMap<PathBuf, Vec<u8>> {
        names.iter().map(|(name, number)| (name.clone(), self.contents[*number].after(luck))).collect()
    }

    fn add_images(&self, images: &mut Vec<Image>, seen: &mut BTreeSet<String>) {
        for names in [&self.lasting, &self.now] {
            for luck in [Luck::Nothing, Luck::EveryOther] {
                let files = self.files(names, luck);
                if seen.insert(format!("{} {}", self.said, digest(&files))) {
                    images.push(Image { said: self.said, files });
                }
            }
        }
    }
}

fn digest(files: &BTreeMap<PathBuf, Vec<u8>>) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    hasher.finish().to_string()
}

impl Content {
    fn after(&self, luck: Luck) -> Vec<u8> {
        let mut bytes = self.synced.clone();
        if let Luck::EveryOther = luck {
            let last = self.pending.len().saturating_sub(1);
            for (place, pending) in self.pending.iter().enumerate().filter(|(place, _)| place % 2 == 0) {
                match pending {
                    Pending::Write(at, written) if place + 1 >= last => {
                        Pending::Write(*at, written[..written.len() / 2].to_vec()).put(&mut bytes);
                    }
                    whole => whole.put(&mut bytes),
                }
            }
        }
        bytes
    }
}

impl Pending {
    fn put(&self, bytes: &mut Vec<u8>) {
        match self {
            Pending::Write(at, written) => {
                bytes.resize(bytes.len().max(at + written.len()), 0);
                bytes[*at..at + written.len()].copy_from_slice(written);
            }
            Pending::Cut(length) => bytes.resize(*length, 0),
        }
    }
}

/// Parses the output of `strace -f -y -xx`. Only paths under `root` are followed.
fn events(root: &Path, log: &str) -> anyhow::Result<Vec<Event>> {
    let mut events = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for line in log.lines() {
        ensure!(!line.contains("<unfinished"), "two threads write at once: {line}");
        let Some((call, rest)) = line.split_once(' ').and_then(|(_, rest)| rest.trim_start().split_once('(')) else {
            continue;
        };
        let Some((arguments, result)) = rest.rsplit_once(") = ") else { continue };
        let failed = result.starts_with('-');
        let words: Vec<&str> = arguments.split(", ").collect();
        let (descriptor, path) = opened(words[0])?;
        let own = |path: &str| Path::new(path).strip_prefix(root).ok().map(Path::to_owned);
        match call {
            "fsync" | "fdatasync" => events.extend(own(&path).map(|path| Event::Sync { path, failed })),
            _ if failed => {}
            "openat" => {
                let (descriptor, path) = opened(result)?;
                places.insert(descriptor.to_owned(), 0);
                let emptied = words[2].contains("O_TRUNC");
                if words[2].contains("O_CREAT") || emptied {
                    events.extend(own(&path).map(|path| Event::Make { path, emptied }));
                }
            }
            "lseek" => drop(places.insert(descriptor.to_owned(), result.parse()?)),
            "pwrite64" | "write" => {
                let bytes = unhex(words[1])?;
                let length: usize = result.split(' ').next().unwrap_or_default().parse()?;
                ensure!(bytes.len() >= length, "the trace cut a write short: {line:.200}");
                if descriptor == "1" {
                    events.extend(bytes.starts_with(b"saved").then_some(Event::Said));
                    continue;
                }
                let at = match call {
                    "pwrite64" => words[3].parse()?,
                    _ => places
                        .insert(descriptor.to_owned(), places.get(descriptor).copied().unwrap_or_default() + length)
                        .unwrap_or_default(),
                };
                events.extend(own(&path).map(|path| Event::Write { path, at, bytes: bytes[..length].to_vec() }));
            }
            "ftruncate" => {
                let length = words[1].parse()?;
                events.extend(own(&path).map(|path| Event::Cut { path, length }));
            }
            "rename" => {
                let (from, to) = (text(words[0])?, text(words[1])?);
                events.extend(own(&from).zip(own(&to)).map(|(from, to)| Event::Move { from, to }));
            }
            "renameat" | "renameat2" => {
                let (from, to) = (text(words[1])?, text(words[3])?);
                events.extend(own(&from).zip(own(&to)).map(|(from, to)| Event::Move { from, to }));
            }
            "linkat" => {
                let (from, to) = (text(words[1])?, text(words[3])?);
                events.extend(own(&from).zip(own(&to)).map(|(from, to)| Event::Link { from, to }));
            }
            "unlink" => events.extend(own(&text(words[0])?).map(|path| Event::Remove { path })),
            "unlinkat" if words[2].contains("AT_REMOVEDIR") => {}
            other => bail!("the disk knows nothing of {other}: {line:.200}"),
        }
    }
    ensure!(!events.is_empty(), "nothing was traced");
    Ok(events)
}

/// Parses `5</a/path>`, with the path in hexadecimal, into the number and the path. A removed file has no path.
fn opened(word: &str) -> anyhow::Result<(&str, String)> {
    let (number, path) = word.split_once('<').unwrap_or((word, ""));
    let path = path.strip_suffix('>').unwrap_or_default();
    Ok((number.trim(), text(path)?))
}

fn text(quoted: &str) -> anyhow::Result<String> {
    Ok(String::from_utf8(unhex(quoted)?)?)
}

fn unhex(quoted: &str) -> anyhow::Result<Vec<u8>> {
    let inner = quoted.trim_matches('"');
    inner.split("\\x").skip(1).map(|pair| u8::from_str_radix(pair, 16).context("a byte")).collect()
}
