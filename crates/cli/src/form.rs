//! `sochibo form …`: forms of the superior.

use crate::Arguments;
use app::CallError;
use app::form_check::{Asked, Checked, Offered, Tried, workbook};
use clap::Subcommand;
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum Form {
    /// Đọc mẫu câu hỏi từ bảng tính kiểu XLSForm: mẫu hỏi gì, chỗ nào chưa đúng; không cần sổ
    Check {
        /// .xlsx, .xls hoặc .ods có các trang survey, choices, settings
        file: PathBuf,
        /// Trả lời thử, ghi được nhiều lần: TÊN=TRẢ_LỜI
        #[arg(long = "answer", value_parser = pair)]
        answers: Vec<(String, String)>,
        /// Trả lời thử như ở ngày này, 2026-12-31; để trống là hôm nay
        #[arg(long)]
        on: Option<String>,
    },
    #[command(flatten)]
    Answers(crate::form_answers::FormAnswers),
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, answer) = text.split_once('=').ok_or("viết TÊN=TRẢ_LỜI")?;
    Ok((name.trim().to_owned(), answer.to_owned()))
}

pub fn run(arguments: &Arguments, act: &Form) -> Result<Value, CallError> {
    let (file, answers, on) = match act {
        Form::Check { file, answers, on } => (file, answers, on),
        Form::Answers(act) => return crate::form_answers::run(arguments, act),
    };
    let day = on.as_deref().map(str::parse).transpose();
    let day = day.map_err(|_| CallError::at("not_a_date", "on", "Viết ngày như 2026-12-31."))?;
    let checked = workbook(file, answers, day)?;
    if !arguments.json {
        return Ok(for_people(&checked));
    }
    serde_json::to_value(&checked).map_err(|error| CallError::new("internal", error.to_string()))
}

/// Whether a command said no without an error: the form that was checked is refused, or the answers are not complete.
pub fn says_no(act: &Form, shown: &Value) -> bool {
    matches!(act, Form::Check { .. }) && (shown["refused"] == true || shown["tried"]["complete"] == false)
}

/// One line for each problem and each question.
fn for_people(checked: &Checked) -> Value {
    let sheet = |problem: &Value| problem["sheet"].as_str().unwrap_or_default().to_owned();
    let problems = checked.problems.iter().map(|problem| {
        let told = json!(problem);
        let word = if told["severity"] == "refused" { "phải sửa" } else { "bỏ qua" };
        format!("{} ({word}): {}", sheet(&told), problem.vietnamese)
    });
    json!({
        "title": checked.title,
        "refused": checked.refused,
        "problems": problems.collect::<Vec<_>>(),
        "asks": checked.asks.iter().map(line).collect::<Vec<_>>(),
        "tried": checked.tried.as_ref().map(tried),
    })
}

fn line(asked: &Asked) -> String {
    let mut line = format!("{} ({}", asked.name, asked.kind);
    match asked.required.as_deref() {
        None => {}
        Some("true()") => line.push_str(", bắt buộc"),
        Some(when) => line.push_str(&format!(", bắt buộc khi {when}")),
    }
    if let Some(relevant) = &asked.relevant {
        line.push_str(&format!(", hiện khi {relevant}"));
    }
    if let Some(constraint) = &asked.constraint {
        line.push_str(&format!(", điều kiện {constraint}"));
    }
    line.push_str(&format!("): {}", asked.label));
    let choices: Vec<_> = asked.choices.iter().map(|Offered { name, label }| format!("{name} = {label}")).collect();
    if !choices.is_empty() {
        line.push_str(&format!(" [{}]", choices.join("; ")));
    }
    line
}

fn tried(tried: &Tried) -> Value {
    let problems = tried.problems.iter().map(|problem| format!("{}: {}", problem.name, problem.vietnamese));
    json!({
        "complete": tried.complete,
        "shown": tried.shown,
        "problems": problems.collect::<Vec<_>>(),
    })
}
