//! A form as an officer enters it, checked and ready to be written.

use chrono::NaiveDate;
use domain::documents::{refuse_classified, secret_stamp};
use domain::language::tidy;
use forms::{Form, Source, Words};

use crate::failure::Failure;
use crate::reason::MARKED;

pub(super) fn refuse<T>(field: &'static str, why: &'static str) -> Result<T, Failure> {
    Err(Failure::Invalid { field, why })
}

pub(super) fn title(typed: &str) -> Result<String, Failure> {
    let title = tidy(typed);
    if title.is_empty() || title.chars().count() > 300 {
        return refuse("title", "Xin ghi tên mẫu, không quá 300 chữ.");
    }
    if refuse_classified(false, &[&title]).is_err() {
        return refuse("title", MARKED);
    }
    Ok(title)
}

/// The day as it is stored; empty if there is none.
pub(super) fn deadline(typed: &str) -> Result<String, Failure> {
    match typed.trim() {
        "" => Ok(String::new()),
        said => match NaiveDate::parse_from_str(said, "%Y-%m-%d") {
            Ok(day) => Ok(day.to_string()),
            Err(_) => refuse("deadline", "Ngày này không có trong lịch."),
        },
    }
}

/// The form in a workbook without faults.
pub(super) fn form(source: &Source) -> Result<Form, Failure> {
    let Some(form) = forms::read(source).form else {
        return refuse("source", "Mẫu còn chỗ chưa dùng được. Xem các dòng đã nêu, sửa lại rồi phát hành.");
    };
    if words(&form).any(|text| secret_stamp(text).is_some()) {
        return refuse("source", MARKED);
    }
    Ok(form)
}

/// Every text that people read.
fn words(form: &Form) -> impl Iterator<Item = &str> {
    let description = form.description();
    let items = description.items.iter().flat_map(|item| [&item.label, &item.hint]);
    let choices = description.lists.iter().flat_map(|list| &list.choices).map(|choice| &choice.label);
    items.chain(choices).flat_map(|Words(texts)| texts.values().map(String::as_str))
}
