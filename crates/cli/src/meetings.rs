//! `sochibo meetings …`: a meeting of the cell from its agenda to its papers. A meeting, an item of its agenda and its
//! resolution are rows of registers: `sochibo register meeting add`.

use crate::Arguments;
use crate::session::on_book;
use app::{AppSession, CallError, call};
use clap::Subcommand;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum Meetings {
    /// Các kỳ sinh hoạt
    List,
    /// Một kỳ: chương trình, điểm danh, nhiệm vụ, nghị quyết, điểm
    Show { meeting: String },
    /// Thêm các nội dung thường có vào chương trình
    Agenda { meeting: String },
    /// Điểm danh một người: present, absent_work, absent_without…
    Mark {
        meeting: String,
        member: String,
        mark: String,
        #[arg(long)]
        note: Option<String>,
    },
    /// Những người chưa điểm danh đều có mặt
    Rest { meeting: String },
    /// Xác nhận điểm danh
    Confirm { meeting: String },
    /// Báo cáo một nhiệm vụ của kỳ trước: not_begun, ongoing, done, dropped
    Report {
        meeting: String,
        task: String,
        after: String,
        #[arg(long)]
        result: Option<String>,
        /// Xong ngày nào
        #[arg(long)]
        finished: Option<String>,
    },
    /// Các thang điểm có sẵn và của chi bộ, và chỗ không khớp trong mỗi thang
    Schemes,
    /// Nạp một thang điểm của cấp trên từ tệp; cùng mã thì thay bản trước
    AddScheme { file: PathBuf },
    /// Bỏ một thang điểm đã nạp, đưa vào thùng rác: mục "own" trong `schemes`
    RemoveScheme { id: String },
    /// Kiểm tra một tệp thang điểm; không cần sổ
    CheckScheme { file: PathBuf },
    /// Tự chấm: điểm từng mục, theo thứ tự của thang
    Grade {
        meeting: String,
        #[arg(long)]
        scheme: String,
        points: Vec<String>,
    },
    /// Thông báo (Word)
    Notice {
        meeting: String,
        #[arg(long)]
        out: PathBuf,
    },
    /// Biên bản (Word), có dòng kẻ để ghi tay
    Minutes {
        meeting: String,
        #[arg(long)]
        out: PathBuf,
    },
    /// Nghị quyết (Word)
    Resolution {
        meeting: String,
        #[arg(long)]
        out: PathBuf,
    },
}

pub fn run(arguments: &Arguments, act: &Meetings) -> Result<Value, CallError> {
    let on = |name: &str, request: Value| on_book(arguments, name, request);
    match act {
        Meetings::List => on("meetings.list", json!({})),
        Meetings::Show { meeting } => on("meetings.get", json!({ "id": meeting })),
        Meetings::Agenda { meeting } => on("meetings.fill_agenda", json!({ "id": meeting })),
        Meetings::Mark { meeting, member, mark, note } => {
            on("meetings.mark", json!({ "meeting": meeting, "member": member, "mark": mark, "note": note }))
        }
        Meetings::Rest { meeting } => on("meetings.mark_rest_present", json!({ "id": meeting })),
        Meetings::Confirm { meeting } => on("meetings.confirm", json!({ "id": meeting })),
        Meetings::Report { meeting, task, after, result, finished } => on(
            "meetings.report_task",
            json!({ "meeting": meeting, "task": task, "after": after, "result": result, "finished": finished }),
        ),
        Meetings::Schemes => on("meetings.schemes", json!({})),
        Meetings::AddScheme { file } => on("meetings.add_scheme", json!({ "path": file })),
        Meetings::RemoveScheme { id } => on("meetings.remove_scheme", json!({ "id": id })),
        Meetings::CheckScheme { file } => {
            call(&AppSession::new(Path::new(".")), "meetings.read_scheme", json!({ "path": file }))
        }
        Meetings::Grade { meeting, scheme, points } => {
            on("meetings.grade", json!({ "meeting": meeting, "scheme": scheme, "points": points }))
        }
        Meetings::Notice { meeting, out } => on("papers.meeting_notice", json!({ "meeting": meeting, "out": out })),
        Meetings::Minutes { meeting, out } => on("papers.meeting_minutes", json!({ "meeting": meeting, "out": out })),
        Meetings::Resolution { meeting, out } => {
            on("papers.meeting_resolution", json!({ "meeting": meeting, "out": out }))
        }
    }
}
