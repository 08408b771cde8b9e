//! What a person put right in the preview.

use crate::messages::CallError;
use crate::messages::members::Mend;
use crate::reading;
use domain::dates::{CivilDate, DateError};
use domain::language::fold;
use intake::{Problem, ProblemCode, RosterRow};

/// Puts each mend in its row and takes back the problem it answers; a mend that is wrong again is a problem again.
pub(super) fn apply(
    rows: &mut [(u32, RosterRow)],
    problems: &mut Vec<Problem>,
    mends: &[Mend],
) -> Result<(), CallError> {
    for mend in mends {
        let Some((_, row)) = rows.iter_mut().find(|(number, _)| *number == mend.row) else { continue };
        let value = field(row, &mend.field).ok_or_else(|| {
            CallError::at("bad_field", "mends", "Ô cần sửa không có trong danh sách. Tải lại trang rồi thử lại.")
        })?;
        problems.retain(|problem| !answers(mend, problem));
        match read(mend) {
            Ok(text) => *value = text,
            Err((code, message)) => {
                value.clear();
                problems.push(Problem { row: mend.row, field: mend.field.clone(), code, message });
            }
        }
        let order = out_of_order(row);
        problems.retain(|problem| problem.row != mend.row || problem.code != ProblemCode::DatesOutOfOrder);
        problems.extend(order.map(|(field, message)| Problem {
            row: mend.row,
            field: field.to_owned(),
            code: ProblemCode::DatesOutOfOrder,
            message: message.to_owned(),
        }));
    }
    problems.sort_by_key(|problem| problem.row);
    Ok(())
}

fn answers(mend: &Mend, problem: &Problem) -> bool {
    let about_repeats = matches!(problem.code, ProblemCode::MaybeRepeated | ProblemCode::Repeated);
    problem.row == mend.row && (problem.field == mend.field && !about_repeats || problem.code == ProblemCode::OnlyName)
}

fn field<'r>(row: &'r mut RosterRow, field: &str) -> Option<&'r mut String> {
    Some(match field {
        "name" => &mut row.name,
        "born" => &mut row.born,
        "sex" => &mut row.sex,
        "people" => &mut row.people,
        "joined" => &mut row.joined,
        "official" => &mut row.official,
        "duty" => &mut row.duty,
        "card" => &mut row.card,
        "note" => &mut row.note,
        _ => return None,
    })
}

fn read(mend: &Mend) -> Result<String, (ProblemCode, String)> {
    let text = domain::language::tidy(&mend.value);
    match mend.field.as_str() {
        "born" | "joined" | "official" => match CivilDate::parse_optional(&text) {
            Ok(date) => Ok(date.map(|date| date.to_string()).unwrap_or_default()),
            Err(DateError::NoSuchDay(_)) => {
                Err((ProblemCode::NoSuchDate, format!("Ngày {text} không có trong lịch. Sửa lại, hoặc để trống.")))
            }
            Err(_) => Err((
                ProblemCode::UnreadableDate,
                format!("“{text}” không phải là ngày. Ghi lại dạng 16/08/1979 hoặc 1979, hoặc để trống."),
            )),
        },
        "sex" => match fold(&text).as_str() {
            "" => Ok(String::new()),
            "nam" => Ok("Nam".to_owned()),
            "nu" => Ok("Nữ".to_owned()),
            _ => {
                Err((ProblemCode::UnreadableSex, format!("“{text}” không phải là Nam hay Nữ. Sửa lại, hoặc để trống.")))
            }
        },
        "name" if !text.chars().any(char::is_alphabetic) => {
            Err((ProblemCode::NoName, "Dòng này chưa có họ tên nên không nhập.".to_owned()))
        }
        _ => Ok(text),
    }
}

fn out_of_order(row: &RosterRow) -> Option<(&'static str, &'static str)> {
    let date = |text: &str| CivilDate::parse_optional(text).ok().flatten();
    if reading::later(date(&row.born), date(&row.joined)) {
        Some(("joined", "Ngày vào Đảng không sau ngày sinh. Kiểm tra lại hai ngày này."))
    } else if reading::later(date(&row.joined), date(&row.official)) {
        Some(("official", "Ngày chính thức trước ngày vào Đảng. Kiểm tra lại hai ngày này."))
    } else {
        None
    }
}
