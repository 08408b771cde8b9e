//! The commands. Each one names the `app` calls it makes.

use crate::Arguments;
use crate::output;
use crate::session::{app_session, on_book, open, passphrase};
use app::{CALLS, CallError, Tag, call};
use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};

/// Larger than any valid request, including one that carries an essay.
const LONGEST_REQUEST: u64 = 64 * 1024 * 1024;

#[derive(Subcommand)]
pub enum Command {
    /// Tạo sổ mới
    Init {
        #[arg(long)]
        cell: String,
        #[arg(long, default_value = "")]
        superior: String,
        /// Họ và tên người giữ sổ
        #[arg(long)]
        name: String,
        #[arg(long, value_enum, default_value = "secretary")]
        role: RoleName,
        /// Đánh dấu là dữ liệu mẫu
        #[arg(long)]
        sample: bool,
    },
    /// Nối với cấp trên bằng mã hoặc tệp mời
    Enrol {
        #[arg(long, conflicts_with = "file")]
        code: Option<String>,
        #[arg(long)]
        file: Option<PathBuf>,
        /// Tên trên thư mời và tên trong sổ là của cùng một chi bộ
        #[arg(long)]
        same_cell: bool,
        /// Thư mời là của cấp trên khác: ngày chi bộ bắt đầu trực thuộc cấp trên ấy, ví dụ 01/07/2025
        #[arg(long)]
        under_since: Option<String>,
    },
    /// Danh sách đảng viên
    #[command(subcommand)]
    Members(Members),
    /// Đợt học tập
    #[command(subcommand)]
    Rounds(Rounds),
    /// Bài thu hoạch từ tệp: một bài, cả thư mục, chữ trên ảnh
    #[command(subcommand)]
    Essays(crate::essays::Essays),
    /// Sinh hoạt chi bộ
    #[command(subcommand)]
    Meetings(crate::meetings::Meetings),
    /// Mẫu câu hỏi của cấp trên: báo cáo nhanh, khảo sát
    #[command(subcommand)]
    Form(crate::form::Form),
    /// Giấy tờ để in (Word): kế hoạch, phiếu thu hoạch, kiểm tra, báo cáo tháng…
    #[command(subcommand)]
    Paper(crate::paper::Paper),
    /// Bộ mẫu giấy tờ
    #[command(subcommand)]
    Template(crate::template::Template),
    /// Sổ ghi chép: sổ tuyên truyền, loa truyền thanh…
    Register(crate::register::Register),
    /// Kiểm tra, khảo sát nhận thức
    #[command(subcommand)]
    Awareness(crate::pages::Awareness),
    /// Gửi câu hỏi, băn khoăn lên cấp trên
    #[command(subcommand)]
    Concerns(crate::pages::Concerns),
    /// Mục cấp trên trả lại kèm góp ý, và trả lời
    #[command(subcommand)]
    Return(crate::pages::Return),
    /// Các bước kiểm tra, giám sát
    #[command(subcommand)]
    Inspections(crate::pages::Inspections),
    /// Một chương trình hành động với các nhiệm vụ, hoặc bảng của nó (.docx, .xlsx)
    Programme {
        id: String,
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Các nhóm đảng viên của một ngày
    Groups {
        #[arg(long)]
        on: Option<String>,
    },
    /// Số liệu của một đợt
    Totals {
        round: String,
        /// Theo từng nhóm đảng viên
        #[arg(long)]
        by_group: bool,
        #[arg(long)]
        as_of: Option<String>,
        /// Số liệu lúc chốt
        #[arg(long)]
        final_cut: bool,
    },
    /// Tìm
    Search { text: String },
    /// Gửi nhận với cấp trên
    Exchange,
    /// Báo cáo kết quả đợt học (Word), sổ theo dõi (Excel) hoặc phiếu điểm danh
    Report {
        round: String,
        #[arg(long)]
        out: PathBuf,
        /// Lấy số và ghi vào Sổ văn bản đi (báo cáo)
        #[arg(long)]
        issue: bool,
    },
    /// Kiểm tra mã in trên một báo cáo: số liệu có khớp với sổ lúc in không
    VerifyPaper {
        /// 12 chữ và số của mã, hoặc tệp Word, PDF đã in
        code_or_file: String,
    },
    /// Thời hạn giữ từng loại, những gì đã quá hạn, và xóa vĩnh viễn
    #[command(subcommand)]
    Retention(crate::pages::Retention),
    /// Sao lưu vào một thư mục
    Backup { to: PathBuf },
    /// Khôi phục từ bản sao lưu vào thư mục sổ còn trống
    Restore { from: PathBuf },
    /// Kiểm tra sổ
    Verify,
    /// Dựng lại các bảng từ nhật ký
    Rebuild,
    /// Gọi một việc bất kỳ: tên và JSON
    Call {
        name: String,
        /// JSON; "-" đọc từ đầu vào chuẩn
        #[arg(default_value = "{}")]
        request: String,
    },
    /// Liệt kê mọi việc và lược đồ JSON của yêu cầu
    Calls,
}

#[derive(Subcommand)]
pub enum Members {
    /// Nhập danh sách từ Excel
    Import {
        file: PathBuf,
        /// Chỉ đọc và in ra, không ghi gì; không cần sổ
        #[arg(long)]
        dry_run: bool,
        /// Trang tính cần đọc; để trống thì chọn trang giống danh sách nhất
        #[arg(long)]
        sheet: Option<String>,
        /// Trang khác của tệp đọc thêm; ghi được nhiều lần
        #[arg(long)]
        also: Vec<String>,
    },
    List,
    /// Sổ ghi gì về một đảng viên: mọi mục, theo loại; có --out thì ghi ra tệp Word
    Held {
        member: String,
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
pub enum Rounds {
    List,
    /// Mở đợt mới như một đợt trước: chép kế hoạch và quy định bài thu hoạch, không chép ngày, buổi học, điểm danh
    Copy {
        round: String,
        /// Văn bản của đợt mới
        #[arg(long = "document")]
        documents: Vec<String>,
        /// Tên đợt; để trống thì theo văn bản
        #[arg(long, default_value = "")]
        title: String,
        #[arg(long, default_value = "")]
        from: String,
        #[arg(long, default_value = "")]
        to: String,
        /// Chỉ xem đợt mới sẽ thế nào, chưa ghi
        #[arg(long = "dry-run")]
        dry: bool,
    },
}

#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum RoleName {
    Secretary,
    DeputySecretary,
    CommitteeMember,
}

pub fn run(arguments: &Arguments) -> Result<Value, CallError> {
    match &arguments.command {
        Command::Init { cell, superior, name, role, sample } => {
            let role = role.to_possible_value().map(|value| value.get_name().to_owned());
            let request = json!({
                "cell_name": cell, "superior_name": superior, "full_name": name, "role": role,
                "passphrase": passphrase(arguments)?, "sample": sample,
            });
            let mut sheet = call(&app_session(arguments)?, "profile.create", request)?;
            // `page` is for the window only: it is the printable page.
            if let Some(sheet) = sheet.as_object_mut() {
                sheet.remove("html");
            }
            Ok(sheet)
        }
        Command::Enrol { code, file, same_cell, under_since } => {
            let asked = json!({ "code": code, "file": file, "same_cell": same_cell, "under_since": under_since });
            on_book(arguments, "exchange.enrol", asked)
        }
        Command::Members(Members::Import { file, dry_run: dry, sheet, also }) => {
            let list = app::dry_run::List { file, sheet: sheet.as_deref(), also };
            if *dry { dry_run(&list) } else { import(arguments, &list) }
        }
        Command::Members(Members::List) => on_book(arguments, "members.list", json!({})),
        Command::Members(Members::Held { member, out: None }) => {
            on_book(arguments, "members.held", json!({ "id": member }))
        }
        Command::Members(Members::Held { member, out: Some(out) }) => {
            on_book(arguments, "members.held_paper", json!({ "id": member, "out": out }))
        }
        Command::Essays(act) => crate::essays::essays(arguments, act),
        Command::Retention(act) => crate::pages::retention(arguments, act),
        Command::Rounds(Rounds::List) => on_book(arguments, "rounds.list", json!({})),
        Command::Meetings(act) => crate::meetings::run(arguments, act),
        Command::Rounds(Rounds::Copy { round, documents, title, from, to, dry }) => {
            let name = if *dry { "rounds.propose" } else { "rounds.save" };
            let request = json!({ "copy_of": round, "documents": documents, "title": title, "from": from, "to": to });
            on_book(arguments, name, request)
        }
        Command::Form(act) => crate::form::run(arguments, act),
        Command::Paper(act) => crate::paper::run(arguments, act),
        Command::Template(act) => crate::template::run(arguments, act),
        Command::Register(register) => crate::register::run(arguments, register),
        Command::Awareness(act) => crate::pages::awareness(arguments, act),
        Command::Concerns(act) => crate::pages::concerns(arguments, act),
        Command::Return(act) => crate::pages::returns(arguments, act),
        Command::Inspections(act) => crate::pages::inspections(arguments, act),
        Command::Programme { id, out } => crate::pages::programme(arguments, id, out.as_ref()),
        Command::Groups { on } => on_book(arguments, "groups.list", json!({ "on": on })),
        Command::Totals { round, by_group, as_of, final_cut } => {
            let name = if *by_group { "totals.by_group" } else { "totals.round" };
            on_book(arguments, name, json!({ "round": round, "as_of": as_of, "final_cut": final_cut }))
        }
        Command::Search { text } => on_book(arguments, "search.find", json!({ "text": text })),
        Command::Exchange => exchange(arguments),
        Command::VerifyPaper { code_or_file } => crate::paper::verify(arguments, code_or_file),
        Command::Report { round, out, issue } => {
            let name =
                if out.extension().is_some_and(|ending| ending == "xlsx") { "papers.ledger" } else { "papers.report" };
            on_book(arguments, name, json!({ "round": round, "out": out, "issue": issue }))
        }
        Command::Backup { to } => on_book(arguments, "backup.make", json!({ "to": to })),
        Command::Restore { from } => call(&app_session(arguments)?, "backup.restore", json!({ "from": from })),
        Command::Verify => on_book(arguments, "book.verify", json!({})),
        Command::Rebuild => on_book(arguments, "book.rebuild", json!({})),
        Command::Call { name, request } => general(arguments, name, request),
        Command::Calls => Ok(calls()),
    }
}

/// Whether what was shown is a no, so that scripts see it from the exit code.
pub fn says_no(arguments: &Arguments, shown: &Value) -> bool {
    match &arguments.command {
        Command::Form(act) => crate::form::says_no(act, shown),
        Command::VerifyPaper { .. } => shown["agreement"] != "agrees",
        _ => false,
    }
}

/// Says once when the server lets a request wait: it may be minutes before anything else is to be said.
fn exchange(arguments: &Arguments) -> Result<Value, CallError> {
    let app_session = Arc::new(open(arguments)?);
    // The listener is called while the book is locked for use, so it only forwards what changed to the other
    // thread.
    let (changed, changes) = mpsc::channel();
    app_session.listen(Box::new(move |what| {
        let _ = changed.send(what.contains(&Tag::Exchange));
    }));
    let watched = (!arguments.json).then(|| Arc::clone(&app_session));
    std::thread::spawn(move || {
        let Some(app_session) = watched else { return };
        let waits = |state: &Value| state["state"] == "waiting";
        let mut states =
            changes.iter().filter(|about| *about).filter_map(|_| call(&app_session, "exchange.state", json!({})).ok());
        if let Some(sentence) = states.find(waits).and_then(|state| state["message"].as_str().map(str::to_owned)) {
            output::say(&sentence);
        }
    });
    call(&app_session, "exchange.now", json!({}))
}

/// Prints the list as it is in the file, with every column, including those that the window leaves out at
/// first.
fn dry_run(list: &app::dry_run::List<'_>) -> Result<Value, CallError> {
    let (rows, found) = app::dry_run::member_list(list)?;
    let problems: Vec<_> = found
        .iter()
        .map(|(problem, place)| {
            json!({ "row": place.row, "sheet": place.sheet, "field": problem.field, "code": problem.code, "message": problem.message })
        })
        .collect();
    Ok(json!({ "rows": rows, "problems": problems }))
}

fn import(arguments: &Arguments, list: &app::dry_run::List<'_>) -> Result<Value, CallError> {
    let app_session = open(arguments)?;
    let request = json!({ "path": list.file, "choices": app::dry_run::choices(list)? });
    let preview = call(&app_session, "members.import_preview", request.clone())?;
    let mut done = call(&app_session, "members.import_commit", request)?;
    if let Some(done) = done.as_object_mut() {
        done.insert("problems".to_owned(), preview["problems"].clone());
        done.insert("to_review".to_owned(), preview["to_review"].clone());
    }
    Ok(done)
}

fn general(arguments: &Arguments, name: &str, request: &str) -> Result<Value, CallError> {
    let request = if request == "-" {
        files::read_text_from(std::io::stdin(), LONGEST_REQUEST)
            .map_err(|error| CallError::at("bad_request", "request", format!("Yêu cầu không đọc được: {error}")))?
    } else {
        request.to_owned()
    };
    let request: Value = serde_json::from_str(&request)
        .map_err(|error| CallError::at("bad_request", "request", format!("JSON không đọc được: {error}")))?;
    // These calls work before a book is open.
    let before_opening = ["profile.status", "profile.create", "profile.unlock", "profile.recover", "backup.restore"];
    let app_session = if before_opening.contains(&name) { app_session(arguments)? } else { open(arguments)? };
    call(&app_session, name, request)
}

fn calls() -> Value {
    let mut generator = schemars::SchemaGenerator::default();
    let list: Vec<_> = CALLS
        .iter()
        .map(|call| json!({ "name": call.name, "request": (call.request)(&mut generator), "answer": (call.answer)(&mut generator) }))
        .collect();
    json!({ "calls": list, "registers": app::registers(), "definitions": generator.take_definitions(true) })
}
