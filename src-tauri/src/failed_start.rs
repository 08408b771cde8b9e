//! A start that fails says so: in a native message box, because there is no page to say it, and in a small file beside the
//! person's other data that holds no names: a time, versions, and a place in our own source.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Once the page is there, it says what goes wrong.
static STARTED: AtomicBool = AtomicBool::new(false);

const NO_WEB_VIEW: &str = "Máy này chưa có Microsoft Edge WebView2 nên Sổ Chi bộ không mở được. Sổ vẫn nguyên vẹn.\n\nXin cán \
     bộ phụ trách tệp MicrosoftEdgeWebView2RuntimeInstallerX64.exe của Microsoft (chép bằng USB), mở tệp ấy để cài, rồi mở lại \
     Sổ Chi bộ.";
const NOT_STARTED: &str = "Sổ Chi bộ không mở được. Sổ vẫn nguyên vẹn.\n\nKhởi động lại máy rồi mở lại. Nếu vẫn không được, \
     chạy lại bộ cài đặt, hoặc gọi cán bộ phụ trách";

/// The log is begun anew when it is longer.
const LONGEST_LOG: u64 = 64 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    NoWebView,
    NotStarted,
}

impl Why {
    fn code(self) -> &'static str {
        match self {
            Why::NoWebView => "no_web_view",
            Why::NotStarted => "not_started",
        }
    }

    /// What to do, and where it was written down.
    fn sentence(self, log: Option<&str>) -> String {
        let sentence = match self {
            Why::NoWebView => NO_WEB_VIEW,
            Why::NotStarted => NOT_STARTED,
        };
        match (self, log) {
            (Why::NotStarted, Some(log)) => format!("{sentence} và gửi kèm tệp này:\n{log}"),
            (Why::NotStarted, None) => format!("{sentence}."),
            (Why::NoWebView, _) => sentence.to_owned(),
        }
    }
}

/// Has a panic written down, and said if it comes before the page does.
pub fn watch() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        usual(panic);
        let at = panic.location().map(|at| format!("{}:{}", at.file(), at.line()));
        if STARTED.load(Ordering::SeqCst) {
            note("panic", at.as_deref());
        } else {
            tell(Why::NotStarted, at.as_deref());
        }
    }));
}

/// The window is there.
pub fn started() {
    STARTED.store(true, Ordering::SeqCst);
}

/// Whether there is what shows pages. Without it the window would end while it is made.
pub fn has_web_view() -> bool {
    !cfg!(windows) || tauri::webview_version().is_ok()
}

/// Writes down why the program did not start, and says what to do. `at` is a place in the source.
pub fn tell(why: Why, at: Option<&str>) {
    let log = note(why.code(), at);
    let sentence = why.sentence(log.as_ref().map(|log| log.display().to_string()).as_deref());
    let _ = writeln!(std::io::stderr(), "{sentence}");
    show(&sentence);
}

#[cfg(windows)]
fn show(sentence: &str) {
    let message = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("Sổ Chi bộ");
    message.set_description(sentence).show();
}

/// Elsewhere whoever starts the program sees what it writes.
#[cfg(not(windows))]
fn show(_: &str) {}

fn note(code: &str, at: Option<&str>) -> Option<PathBuf> {
    let folder = log_folder()?;
    files::make_private_folder(&folder).ok()?;
    let path = folder.join("khoi-dong.txt");
    let mut log = files::open_private(&path).ok()?;
    let length = log.metadata().ok()?.len();
    if length > LONGEST_LOG {
        log.set_len(0).ok()?;
    }
    std::io::Seek::seek(&mut log, std::io::SeekFrom::End(0)).ok()?;
    log.write_all(line(code, at).as_bytes()).ok()?;
    Some(path)
}

fn line(code: &str, at: Option<&str>) -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let mut line = format!("{seconds} {} {} {code}", env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    if let Some(at) = at {
        // A path of the machine on which it was built says nothing, and may hold a name.
        let from =
            at.find("src-tauri").or_else(|| at.find("crates")).unwrap_or_else(|| at.rfind(['/', '\\']).unwrap_or(0));
        let _ = write!(line, " {}", &at[from..]);
    }
    line + "\n"
}

/// Not beside the book, which may be what can't be reached.
fn log_folder() -> Option<PathBuf> {
    if cfg!(windows) {
        return Some(PathBuf::from(std::env::var_os("LOCALAPPDATA")?).join("SoChiBo"));
    }
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from).filter(|state| state.is_absolute());
    Some(state.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".local/state")))?.join("SoChiBo"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_names_what_to_do_and_that_the_book_is_whole() {
        let missing = Why::NoWebView.sentence(Some("khoi-dong.txt"));
        assert!(
            missing.contains("MicrosoftEdgeWebView2RuntimeInstallerX64.exe") && missing.contains("Sổ vẫn nguyên vẹn")
        );
        let other = Why::NotStarted.sentence(Some("khoi-dong.txt"));
        assert!(other.contains("khoi-dong.txt") && other.contains("Sổ vẫn nguyên vẹn"));
        assert!(Why::NotStarted.sentence(None).ends_with("gọi cán bộ phụ trách."));
    }

    #[test]
    fn what_is_written_down_holds_no_name() {
        let line = line("not_started", Some("/home/lò thị inh/so/src-tauri/src/start.rs:40"));
        assert!(line.ends_with(" not_started src-tauri/src/start.rs:40\n") && !line.contains("inh"), "{line}");
        assert!(super::line("panic", Some("/home/inh/.cargo/x/lib.rs:7")).ends_with(" panic /lib.rs:7\n"));
    }
}
