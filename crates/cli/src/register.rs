//! `sochibo register NAME …`: makes the same calls as the register's list and form in the window.

use crate::Arguments;
use crate::session::on_book;
use app::CallError;
use clap::{Args, Subcommand};
use serde_json::{Map, Value, json};
use std::path::PathBuf;

#[derive(Args)]
pub struct Register {
    /// Tên sổ: propaganda, loudspeaker…
    name: String,
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Các dòng của sổ
    List {
        #[command(flatten)]
        filter: Filter,
    },
    /// Thêm một dòng: date=12/03/2026 channel=oral …
    Add { values: Vec<String> },
    /// Sửa một dòng
    Edit { id: String, values: Vec<String> },
    /// Xóa một dòng, đưa vào thùng rác
    Delete { id: String },
    /// Xuất ra tệp Excel
    Export {
        out: PathBuf,
        #[command(flatten)]
        filter: Filter,
    },
}

#[derive(Args)]
struct Filter {
    /// Từ ngày
    #[arg(long)]
    from: Option<String>,
    /// Đến ngày
    #[arg(long)]
    until: Option<String>,
    /// Chỉ các dòng có những chữ này
    #[arg(long)]
    text: Option<String>,
    /// Chỉ các dòng có việc quá hạn
    #[arg(long)]
    late: bool,
}

pub fn run(arguments: &Arguments, register: &Register) -> Result<Value, CallError> {
    let name = &register.name;
    match &register.act {
        Act::List { filter: Filter { from, until, text, late } } => on_book(
            arguments,
            "register.list",
            json!({ "register": name, "from": from, "until": until, "text": text, "late": late }),
        ),
        Act::Add { values } => {
            on_book(arguments, "register.save", json!({ "register": name, "values": read(values)? }))
        }
        Act::Edit { id, values } => {
            on_book(arguments, "register.save", json!({ "register": name, "id": id, "values": read(values)? }))
        }
        Act::Delete { id } => on_book(arguments, "register.delete", json!({ "register": name, "id": id })),
        Act::Export { out, filter: Filter { from, until, text, late } } => on_book(
            arguments,
            "register.export",
            json!({ "register": name, "path": out, "from": from, "until": until, "text": text, "late": late }),
        ),
    }
}

/// Parses `field=value` arguments; the values are written as in the form.
fn read(values: &[String]) -> Result<Map<String, Value>, CallError> {
    let pair = |text: &String| {
        let (field, value) = text.split_once('=').ok_or_else(|| {
            CallError::at("bad_value", "values", format!("“{text}” thiếu dấu =. Ghi như date=12/03/2026."))
        })?;
        Ok((field.to_owned(), Value::from(value)))
    };
    values.iter().map(pair).collect()
}
