//! The program under the conditions of scripts and shells: files from other editors, closed pipes, full disks.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const PASSPHRASE: &str = "cây lúa bên suối";

struct Laptop {
    folder: TempDir,
}

impl Laptop {
    /// A laptop whose book was created with a passphrase file of these bytes.
    fn begun_with(passphrase: &[u8]) -> Laptop {
        let laptop = Laptop { folder: TempDir::new().unwrap() };
        fs::write(laptop.path("mat-khau.txt"), passphrase).unwrap();
        let made = laptop.run(&["init", "--cell", "Chi bộ bản Nà Hiềng", "--name", "Lò Thị Mẫu"]);
        assert!(made.status.success(), "{made:?}");
        laptop
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sochibo"));
        command.arg("--profile").arg(self.path("so")).arg("--passphrase-file").arg(self.path("mat-khau.txt"));
        command.args(words).stdin(Stdio::null());
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    fn with_passphrase(&self, bytes: &[u8]) -> Output {
        fs::write(self.path("mat-khau.txt"), bytes).unwrap();
        self.run(&["--json", "members", "list"])
    }
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn code(output: &Output) -> String {
    assert!(!output.status.success(), "{output:?}");
    let error: Value = serde_json::from_slice(&output.stderr).unwrap_or_else(|_| panic!("not JSON: {output:?}"));
    error["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_passphrase_is_the_same_whichever_editor_wrote_its_file() {
    let marked = |bytes: &[u8]| [&[0xEF, 0xBB, 0xBF], bytes].concat();
    let laptop = Laptop::begun_with(&marked(format!("{PASSPHRASE}\r\n").as_bytes()));
    for bytes in [PASSPHRASE.into(), format!("{PASSPHRASE}\n").into(), marked(PASSPHRASE.as_bytes()), utf16(PASSPHRASE)]
    {
        let opened = laptop.with_passphrase(&bytes);
        assert!(opened.status.success(), "{bytes:?}: {opened:?}");
    }
    assert_eq!(code(&laptop.with_passphrase(&utf16(PASSPHRASE)[2..])), "not_text");
    assert_eq!(code(&laptop.with_passphrase(b"c\xE2y l\xFAa")), "not_text");
    assert_eq!(code(&laptop.with_passphrase(&vec![b'a'; 1 << 20])), "not_text");
}

#[test]
fn a_request_is_read_whichever_editor_wrote_it_and_refused_by_name_where_it_is_no_text() {
    let laptop = Laptop::begun_with(PASSPHRASE.as_bytes());
    let asked = |bytes: &[u8]| {
        let file = laptop.path("yeu-cau.json");
        fs::write(&file, bytes).unwrap();
        laptop.command(&["--json", "call", "members.save", "-"]).stdin(File::open(&file).unwrap()).output().unwrap()
    };
    let request = |given: &str| format!(r#"{{ "name": "Vàng Thị {given}", "born": "1970" }}"#);
    let marked = [&[0xEF, 0xBB, 0xBF], request("Đào").as_bytes()].concat();
    for bytes in [request("Dế").into(), marked, utf16(&request("Ếch"))] {
        let saved = asked(&bytes);
        assert!(saved.status.success(), "{saved:?}");
    }
    let listed: Value = serde_json::from_slice(&laptop.run(&["--json", "members", "list"]).stdout).unwrap();
    let names = listed["members"].as_array().unwrap().iter().map(|member| member["name"].as_str().unwrap());
    assert_eq!(names.collect::<Vec<_>>(), ["Vàng Thị Dế", "Vàng Thị Đào", "Vàng Thị Ếch"]);
    for bytes in [&utf16(&request("Dế"))[2..], b"{ \"name\": \"V\xE0ng\" }"] {
        let refused = asked(bytes);
        assert_eq!(code(&refused), "bad_request");
        let error: Value = serde_json::from_slice(&refused.stderr).unwrap();
        assert!(error["field"] == "request" && error["message"].as_str().unwrap().contains("UTF-8"), "{error}");
    }
}

#[test]
fn a_reader_that_leaves_and_a_full_disk_end_in_no_panic() {
    let laptop = Laptop::begun_with(PASSPHRASE.as_bytes());
    let mut gone = laptop.command(&["calls"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(gone.stdout.take());
    let mut said = String::new();
    gone.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(gone.wait().unwrap().success());
    assert_eq!(said, "");

    let full = || Stdio::from(File::options().write(true).open("/dev/full").unwrap());
    let refused = laptop.command(&["--json", "calls"]).stdout(full()).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(code(&refused), "not_printed");
    let silent = laptop.command(&["rounds", "nonsense"]).stdout(full()).stderr(full()).status().unwrap();
    assert!(!silent.success() && silent.code() != Some(101), "{silent:?}");
    let silent = laptop.command(&["totals", "nonsense"]).stdout(full()).stderr(full()).status().unwrap();
    assert_eq!(silent.code(), Some(1));
}

#[test]
fn a_backup_that_finds_no_room_is_spoken_of_as_a_backup_and_not_as_words_on_a_screen() {
    let laptop = Laptop::begun_with(PASSPHRASE.as_bytes());
    let stick = laptop.path("usb");
    fs::create_dir(&stick).unwrap();
    let databases = fs::read_dir(laptop.path("so")).unwrap().map(|entry| entry.unwrap().path());
    let book = databases.filter(|path| path.extension().is_some_and(|extension| extension == "db"));
    let size = book.map(|path| fs::metadata(path).unwrap().len()).max().unwrap();
    let whole = laptop.command(&["--json", "backup", stick.to_str().unwrap()]);
    // The limit on file size is in blocks of 512 bytes. Both limits leave room for the book; the first is too
    // small for the backup, the second for half of it.
    for (blocks, expected) in [(size / 512, ("disk_full", Some("to"))), (size / 1024, ("file", None))] {
        let mut limited = Command::new("sh");
        limited.args(["-c", &format!("trap '' XFSZ && ulimit -f {blocks} && exec \"$0\" \"$@\"")]);
        let refused = limited.arg(whole.get_program()).args(whole.get_args()).stdin(Stdio::null()).output().unwrap();
        assert!(!refused.status.success(), "{refused:?}");
        let error: Value = serde_json::from_slice(&refused.stderr).unwrap_or_else(|_| panic!("{refused:?}"));
        assert_eq!((error["code"].as_str().unwrap(), error["field"].as_str()), expected, "{error}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains("bản sao lưu") && !message.contains("màn hình"), "{message}");
        assert_eq!(fs::read_dir(&stick).unwrap().count(), 0, "nothing half written stays");
    }
    assert!(laptop.run(&["--json", "backup", stick.to_str().unwrap()]).status.success(), "with room again it is made");
}

#[test]
fn a_profile_is_its_owners_alone_and_one_that_was_not_is_mended() {
    let laptop = Laptop::begun_with(PASSPHRASE.as_bytes());
    let open_to_others = |path: &Path| {
        let mut open = Vec::new();
        for entry in fs::read_dir(path).unwrap() {
            let entry = entry.unwrap();
            let mode = entry.metadata().unwrap().permissions().mode();
            if mode & 0o077 != 0 {
                open.push(format!("{:?} {mode:o}", entry.file_name()));
            }
        }
        let mode = fs::metadata(path).unwrap().permissions().mode();
        if mode & 0o077 != 0 {
            open.push(format!("folder {mode:o}"));
        }
        open
    };
    assert_eq!(open_to_others(&laptop.path("so")), Vec::<String>::new());
    assert!(laptop.path("so/keys.json").exists() && laptop.path("so/book.db").exists());
    // An earlier version left the files like this.
    for entry in fs::read_dir(laptop.path("so")).unwrap() {
        fs::set_permissions(entry.unwrap().path(), fs::Permissions::from_mode(0o644)).unwrap();
    }
    fs::set_permissions(laptop.path("so"), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(laptop.run(&["members", "list"]).status.success());
    assert_eq!(open_to_others(&laptop.path("so")), Vec::<String>::new());
    fs::create_dir(laptop.path("usb")).unwrap();
    let backup = laptop.run(&["--json", "backup", laptop.path("usb").to_str().unwrap()]);
    let made: Value = serde_json::from_slice(&backup.stdout).unwrap();
    let mode = fs::metadata(made["path"].as_str().unwrap()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn an_invite_that_is_a_pipe_or_never_ends_is_refused_at_once() {
    let laptop = Laptop::begun_with(PASSPHRASE.as_bytes());
    let pipe = laptop.path("ong");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [pipe.to_str().unwrap(), "/dev/zero", laptop.path("so").to_str().unwrap()] {
        assert_eq!(code(&laptop.run(&["--json", "enrol", "--file", path])), "bad_invite", "{path}");
        let read = code(&laptop.run(&["--json", "members", "import", "--dry-run", path]));
        assert_ne!(read, "internal", "{path}");
        let empty = TempDir::new().unwrap();
        let restored = Command::new(env!("CARGO_BIN_EXE_sochibo"))
            .arg("--profile")
            .arg(empty.path().join("so"))
            .args(["--json", "restore", path])
            .output()
            .unwrap();
        assert!(!code(&restored).is_empty(), "{path}");
        assert!(!empty.path().join("so/keys.json").exists());
    }
}

#[test]
fn a_check_of_awareness_is_kept_from_questions_to_the_result_without_the_window() {
    let laptop = Laptop::begun_with(PASSPHRASE.as_bytes());
    let json = |words: &[&str]| -> Value {
        let output = laptop.run(&[&["--json"], words].concat());
        assert!(output.status.success(), "{words:?}: {output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let row = ["date=12/03/2026", "title=Nhận thức", "kind=check", "meeting=Họp tháng 3"];
    let added = json(&[&["register", "awareness_check", "add"][..], &row].concat());
    let id = added["id"].as_str().unwrap();
    let (questions, totals) = (laptop.path("cau-hoi.json"), laptop.path("tong-so.json"));
    fs::write(&questions, r#"[{"form":"single","text":"Mấy nhóm nhiệm vụ?","choices":["Ba","Bốn"]}]"#).unwrap();
    fs::write(&totals, r#"{"sheets":"30","answers":[{"counts":["17","8"]}]}"#).unwrap();
    json(&["awareness", "questions", id, questions.to_str().unwrap()]);
    json(&["awareness", "totals", id, totals.to_str().unwrap()]);
    json(&["awareness", "key", id, "A"]);
    let result = json(&["awareness", "result", id]);
    assert_eq!((&result["questions"][0]["right"], &result["sheets"]), (&Value::from(17), &Value::from(30)));
    json(&["awareness", "send", id]);
    assert_eq!(json(&["awareness", "show", id])["sent"], true);
    assert_eq!(code(&laptop.run(&["--json", "awareness", "key", id, "1"])), "bad_value");
}

#[test]
fn what_is_held_on_a_member_and_what_is_past_its_period_are_said_to_scripts_too() {
    let laptop = Laptop::begun_with(PASSPHRASE.as_bytes());
    let said = |words: &[&str]| -> Value {
        let output = laptop.run(&[&["--json"], words].concat());
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let member = said(&["call", "members.save", r#"{"name":"Lò Văn An","born":"1970"}"#])["id"].clone();
    let member = member.as_str().unwrap();
    let held = said(&["members", "held", member]);
    assert_eq!((&held["name"], &held["groups"][0]["kind"]), (&Value::from("Lò Văn An"), &Value::from("member")));
    let out = laptop.path("ghi-gi.docx");
    assert_eq!(said(&["members", "held", member, "--out", out.to_str().unwrap()])["path"], out.to_str().unwrap());
    assert!(fs::metadata(out).unwrap().len() > 2_000);
    let retention = said(&["retention", "list"]);
    assert_eq!(retention["groups"], Value::Array(Vec::new()));
    assert!(!retention["rules"].as_array().unwrap().is_empty());
    let task =
        r#"{"register":"assigned_task","values":{"what":"Việc cũ","deadline":"30/06/2012","progress":"ongoing"}}"#;
    let task = said(&["call", "register.save", task])["id"].clone();
    let preview = said(&["retention", "erase", "assigned_task", task.as_str().unwrap()]);
    let young = (&preview["records"], &preview["values"], &preview["young"]);
    assert_eq!(young, (&Value::from(1), &Value::from(0), &Value::from(1)), "it was typed just now, so it stays");
    let refused = laptop.run(&["--json", "retention", "erase", "assigned_task", task.as_str().unwrap(), "--yes"]);
    assert!(!refused.status.success());
}
