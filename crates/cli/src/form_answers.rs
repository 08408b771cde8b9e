//! `sochibo form list|show|fill|send|take-back`: the same calls as the pages of forms in the window.

use crate::Arguments;
use crate::session::open;
use app::{CallError, call};
use clap::Subcommand;
use serde_json::{Value, json};

#[derive(Subcommand)]
pub enum FormAnswers {
    /// Các biểu mẫu cấp trên gửi, mẫu nào còn phải điền
    List,
    /// Một biểu mẫu: câu hỏi, câu trả lời, chỗ còn thiếu, và đúng những gì sẽ rời chi bộ khi gửi
    Show { form: String },
    /// Điền câu trả lời: so_nguoi=12 da_hop=co; để trống sau dấu = là bỏ câu ấy
    Fill {
        form: String,
        #[arg(required = true)]
        answers: Vec<String>,
    },
    /// Dùng lại câu trả lời theo bản cũ của biểu mẫu
    CarryOver {
        form: String,
        #[arg(required = true)]
        questions: Vec<String>,
    },
    /// Gửi lên cấp trên; không có --yes thì chỉ nêu những gì sẽ gửi
    Send {
        form: String,
        #[arg(long)]
        yes: bool,
    },
    /// Rút lại câu trả lời đã gửi
    TakeBack {
        form: String,
        #[arg(long)]
        reason: String,
    },
}

pub fn run(arguments: &Arguments, act: &FormAnswers) -> Result<Value, CallError> {
    let app_session = open(arguments)?;
    let ask = |name: &str, request: Value| call(&app_session, name, request);
    match act {
        FormAnswers::List => ask("superior_forms.list", json!({})),
        FormAnswers::Show { form } => ask("superior_forms.open", json!({ "id": form })),
        FormAnswers::Fill { form, answers } => {
            let version = ask("superior_forms.open", json!({ "id": form }))?["version"].clone();
            let answers = answers.iter().map(|text| typed(text)).collect::<Result<Vec<_>, _>>()?;
            ask("superior_forms.save", json!({ "id": form, "version": version, "answers": answers }))
        }
        FormAnswers::CarryOver { form, questions } => {
            ask("superior_forms.carry_over", json!({ "id": form, "questions": questions }))
        }
        FormAnswers::Send { form, yes } => {
            let shown = ask("superior_forms.open", json!({ "id": form }))?;
            if *yes {
                return ask("superior_forms.send", json!({ "id": form, "mark": shown["mark"] }));
            }
            Ok(json!({ "leaving": shown["leaving"], "evaluated": shown["evaluated"] }))
        }
        FormAnswers::TakeBack { form, reason } => {
            ask("superior_forms.take_back", json!({ "id": form, "reason": reason }))
        }
    }
}

fn typed(text: &str) -> Result<Value, CallError> {
    let (name, typed) = text
        .split_once('=')
        .ok_or_else(|| CallError::at("bad_value", "answers", format!("“{text}” thiếu dấu =. Ghi như so_nguoi=12.")))?;
    Ok(json!({ "name": name.trim(), "typed": typed }))
}
