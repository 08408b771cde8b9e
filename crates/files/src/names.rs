//! Names that Windows takes for something else than a file of that name, or not at all: "CON.docx" is the console and
//! "NUL" swallows what is written to it, "họp." becomes "họp", and "C:họp.docx" lies wherever drive C was last looked at.

use std::io;
use std::path::Path;

/// The devices of DOS, still there in every folder, with any ending.
const DEVICES: &[&str] = &["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
/// These are numbered.
const PORTS: &[&str] = &["COM", "LPT"];
/// Windows knows the small digits too.
const PORT_NUMBERS: &str = "0123456789¹²³";
const FORBIDDEN: &str = "<>:\"/\\|?*";
/// In units of UTF-16; Linux takes fewer Vietnamese letters.
const LONGEST: usize = 255;

/// Whether a file may have this name on Windows, and therefore on a stick that goes there.
pub fn is_portable(name: &str) -> bool {
    let before_the_dot = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let port = PORTS.iter().find_map(|port| before_the_dot.strip_prefix(port));
    let is_port = port.is_some_and(|number| number.chars().count() == 1 && PORT_NUMBERS.contains(number));
    let letters = name.chars().all(|letter| !letter.is_control() && !FORBIDDEN.contains(letter));
    letters
        && !name.is_empty()
        && !name.ends_with(['.', ' '])
        && !is_port
        && !DEVICES.contains(&before_the_dot.as_str())
        && name.encode_utf16().count() <= LONGEST
}

/// Whether Windows would write a file of this path under another name, or somewhere else, or nowhere.
fn is_led_astray(path: &str) -> bool {
    let mut letters = path.chars();
    let drive = letters.next().is_some_and(|drive| drive.is_ascii_alphabetic()) && letters.next() == Some(':');
    let from_a_drives_own_folder = drive && !matches!(letters.next(), Some('\\' | '/'));
    from_a_drives_own_folder || !is_portable(path.rsplit(['\\', '/']).next().unwrap_or_default())
}

/// `InvalidFilename` on Windows for a path under which it would not write a file of that name.
pub(crate) fn refuse_odd(path: &Path) -> io::Result<()> {
    if cfg!(windows) && is_led_astray(&path.to_string_lossy()) {
        Err(io::ErrorKind::InvalidFilename.into())
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_no_names_of_files() {
        let devices =
            ["CON", "con.docx", "Prn.txt", "aux", "aux.", "NUL.tar.gz", "nul .docx", "COM1", "lpt9.pdf", "com¹"];
        for name in devices {
            assert!(!is_portable(name), "{name}");
        }
        for name in ["console.docx", "Côn Đảo.docx", "com.docx", "COM10", "lpt", "phụ lục aux.docx", ".con"] {
            assert!(is_portable(name), "{name}");
        }
    }

    #[test]
    fn letters_and_ends_that_windows_drops_or_refuses_are_no_part_of_a_name() {
        for name in ["", "họp.", "họp ", "họp?.docx", "a:b", "a*b", "9/11", "một\u{1}", "\"a\"", &"ọ".repeat(256)]
        {
            assert!(!is_portable(name), "{name}");
        }
        for name in ["Biên bản họp 12.docx", "Lò Thị Inh hồ sơ", "sổ.sochibo", &"ọ".repeat(255)] {
            assert!(is_portable(name), "{name}");
        }
    }

    #[test]
    fn a_path_is_taken_only_where_it_says_and_under_its_name() {
        for path in ["C:hop.docx", "c:", r"C:\Users\Inh\nul", "D:/so/con.docx", r"C:\so\họp.", "aux", r"C:\so\"] {
            assert!(is_led_astray(path), "{path}");
        }
        let taken =
            [r"C:\Users\Lò Thị Inh\họp.docx", "D:/họp.docx", r"\\may\chung\họp.docx", r"\\?\C:\so\a", "họp.docx"];
        for path in taken {
            assert!(!is_led_astray(path), "{path}");
        }
    }
}
