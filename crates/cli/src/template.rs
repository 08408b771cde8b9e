//! `sochibo template …`: template sets, with which papers are printed.

use crate::Arguments;
use crate::session::{app_session, on_book};
use app::{AppSession, CallError, call};
use clap::Subcommand;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum Template {
    /// Các bộ mẫu giấy tờ, và bộ đang dùng
    List,
    /// Kiểm tra thư mục của một bộ mẫu (bo-mau.json và các tệp Word); không cần sổ
    Check { folder: PathBuf },
    /// Nạp bộ mẫu vào máy này
    Add { folder: PathBuf },
    /// Bỏ một bộ mẫu đã nạp
    Remove { name: String },
    /// In thử một loại giấy tờ, ví dụ bao-cao-dot
    Preview {
        kind: String,
        #[arg(long)]
        out: PathBuf,
        /// Tên bộ mẫu có sẵn hoặc đã nạp
        #[arg(long, conflicts_with = "folder", required_unless_present = "folder")]
        name: Option<String>,
        /// Thư mục của bộ mẫu chưa nạp
        #[arg(long)]
        folder: Option<PathBuf>,
    },
}

pub fn run(arguments: &Arguments, act: &Template) -> Result<Value, CallError> {
    match act {
        Template::List => call(&app_session(arguments)?, "template.list", json!({})),
        Template::Check { folder } => {
            call(&AppSession::new(Path::new(".")), "template.check", json!({ "folder": folder }))
        }
        Template::Add { folder } => on_book(arguments, "template.add", json!({ "folder": folder })),
        Template::Remove { name } => on_book(arguments, "template.remove", json!({ "name": name })),
        Template::Preview { kind, out, name, folder } => {
            on_book(arguments, "template.preview", json!({ "kind": kind, "out": out, "name": name, "folder": folder }))
        }
    }
}
