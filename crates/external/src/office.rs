//! LibreOffice without a window converts documents of old kinds.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use files::{Links, ReadError, Readers};

use crate::run::run;
use crate::{Places, RunError, Stop};

/// A first start with a fresh profile takes ten seconds on an old laptop.
const TIME: Duration = Duration::from_secs(120);

/// Settings of the fresh profile: no macro runs, nothing is fetched that a document links to, and no update is looked
/// for.
const SETTINGS: [(&str, &str, &str); 6] = [
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
];

/// Converts a document to a .docx of at most `most` bytes. `ending` says how it is read, such as "doc".
///
/// # Errors
/// LibreOffice is not installed, takes too long, or can't read the document.
pub fn to_docx(places: &Places, document: &[u8], ending: &str, most: u64, stop: &Stop) -> Result<Vec<u8>, RunError> {
    let program = places.find(&["soffice", "libreoffice"]).ok_or(RunError::Absent)?;
    // A folder that only its owner may enter; it is removed with what is in it.
    let folder = private_folder()?;
    let (profile, from) = (folder.path().join("profile"), folder.path().join(format!("bai.{ending}")));
    files::make_private_folder(&profile.join("user"))?;
    files::write_new(&profile.join("user").join("registrymodifications.xcu"), settings().as_bytes(), Readers::Owner)?;
    files::write_new(&from, document, Readers::Owner)?;
    let mut command = Command::new(program);
    command.arg(format!("-env:UserInstallation={}", address(&profile)));
    command.args(["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"]);
    command.args(["--convert-to", "docx:MS Word 2007 XML", "--outdir"]).arg(folder.path()).arg(&from);
    command.current_dir(folder.path());
    run(command, Vec::new(), 65_536, TIME, stop)?;
    files::read(&folder.path().join("bai.docx"), most, Links::Refuse).map_err(|error| match error {
        // It ends well even if it could not read the document.
        ReadError::Io(_) | ReadError::NotAFile | ReadError::TooLarge { .. } => RunError::Failed,
    })
}

fn private_folder() -> std::io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("sochibo-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir()
}

fn settings() -> String {
    let item = |(path, name, value): &(&str, &str, &str)| {
        format!(
            "<item oor:path=\"{path}\"><prop oor:name=\"{name}\" oor:op=\"fuse\"><value>{value}</value></prop></item>"
        )
    };
    let items: String = SETTINGS.iter().map(item).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{items}</oor:items>"
    )
}

/// The folder as a file address, with every byte escaped that is neither a letter, a digit nor common in paths.
fn address(folder: &Path) -> String {
    let text = folder.to_string_lossy().replace('\\', "/");
    let mut address = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b':' => {
                address.push(char::from(byte))
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_spaces_and_marks_is_a_valid_address() {
        assert_eq!(address(Path::new("/tmp/Lò An/p")), "file:///tmp/L%C3%B2%20An/p");
        assert_eq!(address(Path::new("C:\\Temp\\x")), "file:///C:/Temp/x");
    }
}
