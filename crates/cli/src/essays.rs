//! Essays from files: each command makes the same call as the button of the window. Without `--yes`, nothing is
//! written.

use crate::Arguments;
use crate::session::on_book;
use app::CallError;
use clap::Subcommand;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum Essays {
    /// Chữ của một bài trong tệp Word, ODT, TXT; có --yes thì đưa vào bài thành một bản mới
    Text {
        round: String,
        member: String,
        file: PathBuf,
        /// Bảng mã của chữ: none (Unicode), tcvn3, vni, viqr, cp1258; để trống thì chương trình đoán
        #[arg(long)]
        encoding: Option<String>,
        #[arg(long)]
        yes: bool,
    },
    /// Các tệp của một thư mục ghép với đảng viên theo tên; có --yes thì nhập các tệp đã rõ của ai
    Folder {
        round: String,
        folder: PathBuf,
        /// Nhập; cũng là trả lời rằng không tệp nào mang dấu MẬT, TỐI MẬT, TUYỆT MẬT
        #[arg(long)]
        yes: bool,
    },
    /// Chữ in trên một trang ảnh hoặc PDF, để soát; không ghi gì
    Read { page: String },
}

pub fn essays(arguments: &Arguments, act: &Essays) -> Result<Value, CallError> {
    match act {
        Essays::Text { round, member, file, encoding, yes } => {
            let request = json!({ "round": round, "member": member, "path": file, "encoding": encoding });
            let preview = on_book(arguments, "essay_files.open_text", request)?;
            if !yes {
                return Ok(preview);
            }
            let encoding = &preview["encoding"];
            let request = json!({ "round": round, "member": member, "path": file, "encoding": encoding });
            on_book(arguments, "essay_files.take_text", request)
        }
        Essays::Folder { round, folder, yes } => {
            let preview = on_book(arguments, "essay_files.open_folder", json!({ "round": round, "path": folder }))?;
            if !yes {
                return Ok(preview);
            }
            let rows = json!({ "round": round, "path": folder, "rows": certain(&preview), "bears_secret_mark": false });
            on_book(arguments, "essay_files.take_folder", rows)
        }
        Essays::Read { page } => on_book(arguments, "attachments.recognise", json!({ "id": page })),
    }
}

/// The files that are certain; the others are taken in the window, where a person looks at them.
fn certain(preview: &Value) -> Vec<Value> {
    let rows = preview["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
    let certain = rows.iter().filter(|row| row["certainty"] == "certain" && row["problem"].is_null());
    let taken = |row: &Value| json!({ "file": row["file"], "member": row["member"], "encoding": row["encoding"] });
    certain.map(taken).collect()
}
