//! Files that a committee sends with a document or a round: which ones it may send, and what they may be called.

use crate::documents::classified_mark;
use crate::language::tidy;

/// The largest file, in bytes, so that with its seal it stays within `attachments::LARGEST`.
pub const LARGEST: usize = 10_485_760;
/// The most characters of a file's name.
const LONGEST_NAME: usize = 120;

/// The kinds of files that a cell can open or print: their endings, and how each of them begins.
const KINDS: [(&str, &[u8]); 11] = [
    ("pdf", b"%PDF-"),
    ("docx", b"PK\x03\x04"),
    ("xlsx", b"PK\x03\x04"),
    ("pptx", b"PK\x03\x04"),
    ("odt", b"PK\x03\x04"),
    ("ods", b"PK\x03\x04"),
    ("odp", b"PK\x03\x04"),
    ("jpg", b"\xff\xd8\xff"),
    ("jpeg", b"\xff\xd8\xff"),
    ("png", b"\x89PNG\r\n\x1a\n"),
    ("txt", b""),
];

/// Names that Windows keeps for devices, whatever ending follows.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MaterialFault {
    #[error("the file has no name, or one that Windows can't store")]
    Name,
    #[error("the file's name carries a mark of secrecy")]
    Classified,
    #[error("files of this kind are not sent")]
    Kind,
    #[error("the file does not hold what its ending says")]
    OtherContent,
    #[error("the file is empty")]
    Empty,
    #[error("the file is too large")]
    TooLarge,
}

/// The name as it is stored, without a folder before it.
///
/// # Errors
/// The name or the kind of file is refused.
pub fn checked_name(given: &str) -> Result<String, MaterialFault> {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = tidy(last);
    let name = name.as_str();
    let strange = |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*');
    let (stem, ending) = name.rsplit_once('.').ok_or(MaterialFault::Kind)?;
    if stem.trim().is_empty() || name.starts_with('.') || name.chars().any(strange) || is_device(stem) {
        return Err(MaterialFault::Name);
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(MaterialFault::Name);
    }
    if classified_mark(stem).is_some() {
        return Err(MaterialFault::Classified);
    }
    beginning(ending).ok_or(MaterialFault::Kind)?;
    Ok(name.to_owned())
}

/// Checks the bytes of a file whose name [`checked_name`] returned.
///
/// # Errors
/// The file is refused.
pub fn check_content(name: &str, bytes: &[u8]) -> Result<(), MaterialFault> {
    let begins = name.rsplit_once('.').and_then(|(_, ending)| beginning(ending)).ok_or(MaterialFault::Kind)?;
    if bytes.is_empty() {
        return Err(MaterialFault::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(MaterialFault::TooLarge);
    }
    let is_text = begins.is_empty();
    if !bytes.starts_with(begins) || (is_text && bytes.contains(&0)) {
        return Err(MaterialFault::OtherContent);
    }
    Ok(())
}

fn beginning(ending: &str) -> Option<&'static [u8]> {
    KINDS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, begins)| *begins)
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim().to_ascii_lowercase();
    let bare = first.trim_end_matches(|c: char| c.is_ascii_digit());
    DEVICES.contains(&first.as_str()) || (matches!(bare, "com" | "lpt") && first.len() == bare.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_stored_without_its_folder_and_with_its_spaces_tidied() {
        assert_eq!(checked_name("C:\\Tài liệu\\Đề  cương.pdf").unwrap(), "Đề cương.pdf");
        assert_eq!(checked_name("/home/Bài giảng số 1.PPTX").unwrap(), "Bài giảng số 1.PPTX");
        assert_eq!(checked_name("Console.docx").unwrap(), "Console.docx");
    }

    #[test]
    fn names_that_windows_cannot_store_are_refused() {
        for name in [".pdf", "CON.pdf", "nul.tar.pdf", "com1.docx", "LPT9.txt", "a:b.pdf", "a?.pdf", " .pdf"] {
            assert_eq!(checked_name(name), Err(MaterialFault::Name), "{name}");
        }
        assert_eq!(checked_name(&format!("{}.pdf", "a".repeat(117))), Err(MaterialFault::Name));
    }

    #[test]
    fn only_files_that_a_cell_can_open_are_sent() {
        for name in ["virus.exe", "bang.xlsm", "bai.docm", "khong-duoi", "a.pdf.js", "a.", "a.html"] {
            assert_eq!(checked_name(name), Err(MaterialFault::Kind), "{name}");
        }
        assert_eq!(checked_name("Báo cáo (Mật).pdf"), Err(MaterialFault::Classified));
    }

    #[test]
    fn the_content_is_what_the_ending_says() {
        assert_eq!(check_content("a.PDF", b"%PDF-1.7 ..."), Ok(()));
        assert_eq!(check_content("a.txt", "Đề cương".as_bytes()), Ok(()));
        for (name, bytes) in
            [("a.pdf", &b"MZ\x90\0"[..]), ("a.docx", b"%PDF-1.7"), ("a.txt", b"MZ\0"), ("a.jpg", b"\x89PNG")]
        {
            assert_eq!(check_content(name, bytes), Err(MaterialFault::OtherContent), "{name}");
        }
        assert_eq!(check_content("a.pdf", b""), Err(MaterialFault::Empty));
        assert_eq!(check_content("a.txt", &vec![b'a'; LARGEST + 1]), Err(MaterialFault::TooLarge));
    }
}
