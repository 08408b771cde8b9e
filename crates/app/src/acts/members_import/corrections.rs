//! The corrections that a person made in the preview.

use crate::messages::CallError;
use crate::messages::members::Correction;
use chrono::NaiveDate;
use domain::dates::{CivilDate, DateOf, Written};
use domain::language::fold;
use domain::members::{DateFault, date_fault};
use intake::{Problem, ProblemCode, RosterRow, order_problem};

/// Applies each correction to its row and removes the problem that it solves. A wrong correction is a problem
/// again.
pub(super) fn apply(
    rows: &mut [(u32, RosterRow)],
    problems: &mut Vec<Problem>,
    corrections: &[Correction],
) -> Result<(), CallError> {
    for correction in corrections {
        let Some((_, row)) = rows.iter_mut().find(|(number, _)| *number == correction.row) else { continue };
        let value = field(row, &correction.field).ok_or_else(|| {
            CallError::at("bad_field", "corrections", "Ô cần sửa không có trong danh sách. Tải lại trang rồi thử lại.")
        })?;
        problems.retain(|problem| !answers(correction, problem));
        match read(correction) {
            Ok(text) => *value = text,
            Err((code, message)) => {
                value.clear();
                problems.push(Problem { row: correction.row, field: correction.field.clone(), code, message });
            }
        }
        let order = out_of_order(row);
        problems.retain(|problem| problem.row != correction.row || problem.code != ProblemCode::DatesOutOfOrder);
        problems.extend(order.map(|fault| order_problem(fault, correction.row)));
    }
    problems.sort_by_key(|problem| problem.row);
    Ok(())
}

fn answers(correction: &Correction, problem: &Problem) -> bool {
    let about_repeats = matches!(problem.code, ProblemCode::MaybeRepeated | ProblemCode::Repeated);
    problem.row == correction.row
        && (problem.field == correction.field && !about_repeats || problem.code == ProblemCode::OnlyName)
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

fn read(correction: &Correction) -> Result<String, (ProblemCode, String)> {
    let name = correction.field == "name";
    let text =
        if name { domain::language::tidy_name(&correction.value) } else { domain::language::tidy(&correction.value) };
    match correction.field.as_str() {
        "born" => read_date(&text, DateOf::Birth),
        "joined" | "official" => read_date(&text, DateOf::Event),
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

fn read_date(text: &str, of: DateOf) -> Result<String, (ProblemCode, String)> {
    match domain::dates::read(text, of, false) {
        Written::Nothing => Ok(String::new()),
        Written::Day(day) => Ok(day.to_string()),
        Written::Year(year) => Ok(year.to_string()),
        Written::MonthOf(..) => {
            Err((ProblemCode::MonthOnly, format!("“{text}” thiếu ngày. Ghi đủ ngày, hoặc chỉ năm, hoặc để trống.")))
        }
        Written::NoSuchDay => {
            Err((ProblemCode::NoSuchDate, format!("Ngày {text} không có trong lịch. Sửa lại, hoặc để trống.")))
        }
        Written::Unreadable => Err((
            ProblemCode::UnreadableDate,
            format!("“{text}” không phải là ngày. Ghi lại dạng 16/08/1979 hoặc 1979, hoặc để trống."),
        )),
    }
}

fn out_of_order(row: &RosterRow) -> Option<DateFault> {
    let date = |text: &str| CivilDate::parse_optional(text).ok().flatten();
    date_fault(date(&row.born), date(&row.joined), date(&row.official), None)
}

/// Applies the rule of the form: a date of birth after today is a typing error. The field stays empty and the
/// row gets a problem.
pub(super) fn refuse_births_ahead(rows: &mut [(u32, RosterRow)], problems: &mut Vec<Problem>, today: NaiveDate) {
    for (number, row) in rows {
        let born = CivilDate::parse_optional(&row.born).ok().flatten();
        if let Some(fault) = date_fault(born, None, None, Some(today)) {
            row.born.clear();
            let order = ProblemCode::DatesOutOfOrder;
            problems.retain(|problem| problem.row != *number || problem.code != order || out_of_order(row).is_some());
            problems.push(order_problem(fault, *number));
        }
    }
    problems.sort_by_key(|problem| problem.row);
}
