//! `sochibo paper …`: papers to print that no other command writes.

use crate::Arguments;
use crate::session::on_book;
use app::CallError;
use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum Paper {
    /// Kế hoạch của một đợt học tập
    Plan {
        round: String,
        #[arg(long)]
        out: PathBuf,
        /// Lấy số và ghi vào Sổ văn bản đi
        #[arg(long)]
        issue: bool,
    },
    /// Phiếu viết bài thu hoạch, có tên đảng viên hoặc để trống
    Essay {
        round: String,
        #[arg(long)]
        member: Option<String>,
        #[arg(long)]
        out: PathBuf,
    },
    /// Chương trình hành động; của đảng viên thì là bản cam kết
    Programme {
        id: String,
        #[arg(long)]
        out: PathBuf,
    },
    /// Giấy tờ của một cuộc kiểm tra, giám sát
    Inspection {
        id: String,
        which: Which,
        #[arg(long)]
        out: PathBuf,
    },
    /// Chương trình của một kỳ sinh hoạt
    Agenda {
        meeting: String,
        #[arg(long)]
        out: PathBuf,
    },
    /// Danh sách giao nhận tài liệu
    HandOuts(OfPeriod),
    /// Báo cáo tuyên truyền
    Propaganda(OfPeriod),
    /// Báo cáo tháng, quý, năm, hoặc của một khoảng ngày
    Period(OfPeriod),
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Which {
    Plan,
    Minutes,
    Report,
    Conclusion,
    Index,
}

#[derive(clap::Args)]
pub struct OfPeriod {
    /// Ngày đầu, ví dụ 01/11/2026
    #[arg(long)]
    from: String,
    /// Ngày cuối
    #[arg(long)]
    until: String,
    #[arg(long)]
    out: PathBuf,
    /// Lấy số và ghi vào Sổ văn bản đi (báo cáo)
    #[arg(long)]
    issue: bool,
}

/// What is no file is a code.
pub fn verify(arguments: &Arguments, code_or_file: &str) -> Result<Value, CallError> {
    let is_file = Path::new(code_or_file).is_file();
    let asked = if is_file { json!({ "path": code_or_file }) } else { json!({ "code": code_or_file }) };
    on_book(arguments, "issued.verify", asked)
}

pub fn run(arguments: &Arguments, act: &Paper) -> Result<Value, CallError> {
    let of_period = |name: &str, of: &OfPeriod| {
        on_book(arguments, name, json!({ "from": of.from, "until": of.until, "out": of.out, "issue": of.issue }))
    };
    match act {
        Paper::Plan { round, out, issue } => {
            on_book(arguments, "papers.study_plan", json!({ "round": round, "out": out, "issue": issue }))
        }
        Paper::Essay { round, member, out } => {
            on_book(arguments, "papers.essay_sheet", json!({ "round": round, "member": member, "out": out }))
        }
        Paper::Programme { id, out } => on_book(arguments, "papers.action_programme", json!({ "id": id, "out": out })),
        Paper::Inspection { id, which, out } => {
            let which = which.to_possible_value().map(|value| value.get_name().to_owned());
            on_book(arguments, "papers.inspection", json!({ "id": id, "which": which, "out": out }))
        }
        Paper::Agenda { meeting, out } => {
            on_book(arguments, "papers.meeting_agenda", json!({ "meeting": meeting, "out": out }))
        }
        Paper::HandOuts(of) => of_period("papers.hand_outs", of),
        Paper::Propaganda(of) => of_period("papers.propaganda", of),
        Paper::Period(of) => of_period("papers.period", of),
    }
}
