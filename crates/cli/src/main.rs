//! `sochibo`: the functions of the window on the command line. **Invariant:** nothing is decided here; every
//! command is one or two calls of `app`.

mod commands;
mod essays;
mod form;
mod form_answers;
mod meetings;
mod output;
mod pages;
mod paper;
mod register;
mod session;
mod template;

use clap::Parser;
use commands::Command;
use std::path::PathBuf;
use std::process::ExitCode;

/// Wipes freed memory, because passphrases, keys and texts pass through many short-lived strings.
#[global_allocator]
static WIPED: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Sổ Chi bộ trên dòng lệnh.
#[derive(Parser)]
#[command(name = "sochibo", version)]
pub struct Arguments {
    /// Thư mục chứa sổ
    #[arg(long, global = true, env = "SOCHIBO_PROFILE")]
    pub profile: Option<PathBuf>,
    /// Tệp chứa mật khẩu (dòng đầu)
    #[arg(long, global = true)]
    pub passphrase_file: Option<PathBuf>,
    /// Người mở sổ: tên hoặc mã; để trống khi sổ chỉ có một người
    #[arg(long, global = true)]
    pub person: Option<String>,
    /// In kết quả dạng JSON
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let shown = commands::run(&arguments);
    match shown.and_then(|shown| output::show(&shown, arguments.json).map(|()| commands::says_no(&arguments, &shown))) {
        Ok(false) => ExitCode::SUCCESS,
        Ok(true) => ExitCode::FAILURE,
        Err(error) => {
            output::complain(&error, arguments.json);
            ExitCode::FAILURE
        }
    }
}
