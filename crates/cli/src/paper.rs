//! `sochibo paper …`: papers to print that no other command writes.

use crate::Arguments;
use crate::session::on_book;
use app::CallError;
use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum Paper {
    /// Kế hoạch của một đợt học tập
    Plan {
        round: String,
        #[arg(long)]
        out: PathBuf,
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
}

pub fn run(arguments: &Arguments, act: &Paper) -> Result<Value, CallError> {
    let of_period = |name: &str, of: &OfPeriod| {
        on_book(arguments, name, json!({ "from": of.from, "until": of.until, "out": of.out }))
    };
    match act {
        Paper::Plan { round, out } => on_book(arguments, "papers.study_plan", json!({ "round": round, "out": out })),
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
