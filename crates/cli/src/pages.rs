//! What rows with a page of their own are asked for: checks of awareness, programmes, inspections, concerns, groups; and what was returned. Each
//! command makes the same call as the button of the window.

use crate::Arguments;
use crate::session::on_book;
use app::CallError;
use clap::Subcommand;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Larger than any list of questions.
const LONGEST_FILE: u64 = 1024 * 1024;

#[derive(Subcommand)]
pub enum Awareness {
    /// Câu hỏi, các bản đáp án của một lần kiểm tra, khảo sát
    Show { id: String },
    /// Soạn câu hỏi từ tệp JSON: [{"form":"single","text":"…","choices":["…"]}]
    Questions { id: String, file: PathBuf },
    /// Nhập tổng số từ tệp JSON: {"sheets":"30","answers":[{"counts":["20","10"]}]}
    Totals { id: String, file: PathBuf },
    /// Bỏ tổng số
    Clear { id: String },
    /// Lập, sửa đáp án: mỗi câu các phương án đúng, ví dụ A "" B,C
    Key {
        id: String,
        right: Vec<String>,
        /// Vì sao sửa; từ bản thứ hai
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Kết quả, không nêu số dưới 5
    Result {
        id: String,
        /// Bản đáp án; để trống là bản mới nhất
        #[arg(long)]
        key: Option<String>,
        /// Ghi ra tệp Word
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Phiếu hỏi để in (Word)
    Sheet { id: String, out: PathBuf },
    /// Ghi kết quả để gửi cấp trên
    Send { id: String },
    /// Rút lại kết quả đã gửi
    TakeBack { id: String },
}

#[derive(Subcommand)]
pub enum Retention {
    /// Thời hạn giữ từng loại và những gì đã quá hạn
    List,
    /// Xóa vĩnh viễn các mục đã quá hạn của một loại; không có --yes thì chỉ nêu phần sẽ xóa
    Erase {
        /// Loại, như `retention list` ghi ở "kind"
        kind: String,
        /// Các mục, như `retention list` ghi ở "id"
        #[arg(required = true)]
        records: Vec<String>,
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Subcommand)]
pub enum Concerns {
    /// Một câu hỏi, băn khoăn, và bản đã gửi
    Show { id: String },
    /// Ghi bản để gửi cấp trên
    Send {
        id: String,
        /// Vẫn gửi dù nội dung có tên đảng viên
        #[arg(long)]
        even_so: bool,
    },
    /// Rút lại bản đã gửi
    TakeBack { id: String },
}

#[derive(Subcommand)]
pub enum Return {
    /// Các mục cấp trên trả lại: góp ý, nội dung cũ và mới, đang chờ ai
    List,
    /// Trả lời một mục bị trả lại, hoặc báo đã sửa
    Answer {
        id: String,
        /// Câu trả lời; có thể để trống khi đã sửa
        #[arg(default_value = "")]
        answer: String,
        /// Đã sửa xong
        #[arg(long)]
        mended: bool,
    },
}

#[derive(Subcommand)]
pub enum Inspections {
    /// Một cuộc kiểm tra, giám sát với các bước
    Show { id: String },
    /// Ghi một bước đã xong với giấy tờ của nó
    Step {
        id: String,
        /// decided, detailed… như lệnh show in ra
        step: String,
        #[arg(long, default_value = "")]
        date: String,
        /// Số, tên giấy tờ
        #[arg(long, default_value = "")]
        paper: String,
        /// Bước chưa xong
        #[arg(long)]
        undone: bool,
    },
}

pub fn awareness(arguments: &Arguments, act: &Awareness) -> Result<Value, CallError> {
    match act {
        Awareness::Show { id } => on_book(arguments, "awareness.get", json!({ "id": id })),
        Awareness::Questions { id, file } => {
            on_book(arguments, "awareness.set_questions", json!({ "id": id, "questions": read(file)? }))
        }
        Awareness::Totals { id, file } => {
            let mut request = read(file)?;
            let fields = request.as_object_mut().ok_or_else(|| unreadable("cần {\"sheets\":…,\"answers\":…}"))?;
            fields.insert("id".to_owned(), json!(id));
            on_book(arguments, "awareness.enter_totals", request)
        }
        Awareness::Clear { id } => on_book(arguments, "awareness.clear_totals", json!({ "id": id })),
        Awareness::Key { id, right, reason } => {
            let right = right.iter().map(|letters| places(letters)).collect::<Result<Vec<_>, _>>()?;
            on_book(arguments, "awareness.set_key", json!({ "id": id, "right": right, "reason": reason }))
        }
        Awareness::Result { id, key, out: Some(out) } => {
            on_book(arguments, "awareness.result_paper", json!({ "id": id, "key": key, "out": out }))
        }
        Awareness::Result { id, key, out: None } => {
            on_book(arguments, "awareness.results", json!({ "id": id, "key": key }))
        }
        Awareness::Sheet { id, out } => on_book(arguments, "awareness.questionnaire", json!({ "id": id, "out": out })),
        Awareness::Send { id } => on_book(arguments, "awareness.send", json!({ "id": id })),
        Awareness::TakeBack { id } => on_book(arguments, "awareness.take_back", json!({ "id": id })),
    }
}

pub fn retention(arguments: &Arguments, act: &Retention) -> Result<Value, CallError> {
    match act {
        Retention::List => on_book(arguments, "retention.list", json!({})),
        Retention::Erase { kind, records, yes } => {
            let request = json!({ "kind": kind, "records": records });
            let preview = on_book(arguments, "retention.preview", request)?;
            if !yes {
                return Ok(preview);
            }
            let request = json!({ "kind": kind, "records": records, "values": preview["values"] });
            on_book(arguments, "retention.erase", request)
        }
    }
}

pub fn returns(arguments: &Arguments, act: &Return) -> Result<Value, CallError> {
    match act {
        Return::List => on_book(arguments, "returns.list", json!({})),
        Return::Answer { id, answer, mended } => {
            on_book(arguments, "returns.answer", json!({ "id": id, "answer": answer, "mended": mended }))
        }
    }
}

pub fn concerns(arguments: &Arguments, act: &Concerns) -> Result<Value, CallError> {
    match act {
        Concerns::Show { id } => on_book(arguments, "concerns.get", json!({ "id": id })),
        Concerns::Send { id, even_so } => on_book(arguments, "concerns.send", json!({ "id": id, "even_so": even_so })),
        Concerns::TakeBack { id } => on_book(arguments, "concerns.take_back", json!({ "id": id })),
    }
}

pub fn inspections(arguments: &Arguments, act: &Inspections) -> Result<Value, CallError> {
    match act {
        Inspections::Show { id } => on_book(arguments, "inspections.get", json!({ "id": id })),
        Inspections::Step { id, step, date, paper, undone } => {
            let step = json!({ "step": step, "done": !undone, "date": date, "paper": paper });
            on_book(arguments, "inspections.save_steps", json!({ "id": id, "steps": [step] }))
        }
    }
}

/// A programme with its tasks, or its table as Word or Excel.
pub fn programme(arguments: &Arguments, id: &str, out: Option<&PathBuf>) -> Result<Value, CallError> {
    match out {
        Some(out) => on_book(arguments, "programmes.paper", json!({ "id": id, "out": out })),
        None => on_book(arguments, "programmes.get", json!({ "id": id })),
    }
}

fn read(file: &Path) -> Result<Value, CallError> {
    let text = files::read_text(file, LONGEST_FILE);
    let text = text.map_err(|error| unreadable(&error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| unreadable(&error.to_string()))
}

fn unreadable(why: &str) -> CallError {
    CallError::at("bad_request", "file", format!("Tệp không đọc được: {why}"))
}

/// "B,C" as the places 1 and 2.
fn places(letters: &str) -> Result<Vec<u32>, CallError> {
    let place = |letter: &str| match letter.trim().to_uppercase().as_bytes() {
        [letter @ b'A'..=b'Z'] => Ok(u32::from(letter - b'A')),
        _ => Err(CallError::at("bad_value", "right", format!("“{letter}” không phải là chữ của một phương án."))),
    };
    letters.split(',').filter(|letter| !letter.trim().is_empty()).map(place).collect()
}
