//! Opens the book for one command.

use crate::Arguments;
use app::messages::profile::{Person, Status};
use app::{AppSession, CallError, call};
use files::TextError;
use serde_json::{Value, json};
use std::time::Duration;

/// Larger than any passphrase file, in bytes.
const LONGEST: u64 = 64 * 1024;

/// The session of the profile that the arguments name, with its book locked.
pub fn app_session(arguments: &Arguments) -> Result<AppSession, CallError> {
    let profile = arguments
        .profile
        .as_deref()
        .ok_or_else(|| CallError::at("required", "profile", "Nêu thư mục của sổ: --profile THƯ_MỤC."))?;
    Ok(AppSession::new(profile))
}

/// The session with its book unlocked.
pub fn open(arguments: &Arguments) -> Result<AppSession, CallError> {
    let app_session = app_session(arguments)?;
    let status: Status = read(call(&app_session, "profile.status", Value::Null)?)?;
    if !status.exists {
        return Err(CallError::new(
            "no_book",
            "Ở thư mục này chưa có sổ. Tạo bằng lệnh init, hoặc khôi phục bằng lệnh restore.",
        ));
    }
    let person = choose(&status.people, arguments.person.as_deref())?;
    wait(status.passphrase_wait_s);
    call(&app_session, "profile.unlock", json!({ "person": person, "passphrase": passphrase(arguments)? }))?;
    Ok(app_session)
}

pub fn on_book(arguments: &Arguments, name: &str, request: Value) -> Result<Value, CallError> {
    call(&open(arguments)?, name, request)
}

/// After wrong passphrases a command waits like the window does, rather than being refused each time it is run.
fn wait(seconds: u32) {
    if seconds > 0 {
        eprintln!("Mật khẩu đã sai nhiều lần: chờ {seconds} giây.");
        std::thread::sleep(Duration::from_secs(seconds.into()));
    }
}

fn choose(people: &[Person], wanted: Option<&str>) -> Result<String, CallError> {
    let found = match wanted {
        Some(wanted) => people.iter().find(|person| person.id == wanted || person.name == wanted),
        None if people.len() == 1 => people.first(),
        None => None,
    };
    found.map(|person| person.id.clone()).ok_or_else(|| {
        let names: Vec<_> = people.iter().map(|person| person.name.as_str()).collect();
        CallError::at("no_such_person", "person", format!("Chọn người mở sổ bằng --person: {}.", names.join(", ")))
    })
}

/// Returns the first line of the passphrase file.
pub fn passphrase(arguments: &Arguments) -> Result<String, CallError> {
    let path = arguments
        .passphrase_file
        .as_deref()
        .ok_or_else(|| CallError::at("required", "passphrase_file", "Nêu tệp chứa mật khẩu: --passphrase-file TỆP."))?;
    let refused = |code: &str, sentence: &str| CallError::at(code, "passphrase_file", sentence);
    let text = files::read_text(path, LONGEST).map_err(|error| match error {
        TextError::Encoding => refused(
            "not_text",
            "Tệp mật khẩu không phải văn bản UTF-8. Mở bằng Notepad, chọn Lưu thành, mã hóa UTF-8, rồi thử lại.",
        ),
        TextError::TooLarge { .. } => refused("not_text", "Tệp này quá lớn, không phải tệp mật khẩu. Chọn tệp khác."),
        TextError::Io(_) => refused("file_not_found", "Không đọc được tệp mật khẩu."),
    })?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

pub fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, CallError> {
    serde_json::from_value(value).map_err(|error| CallError::new("internal", error.to_string()))
}
