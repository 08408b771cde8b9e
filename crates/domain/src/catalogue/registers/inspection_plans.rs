//! The yearly programme of inspection and supervision: what is looked at, by whom and by when. Only the cell can read it.

use super::inspections::InspectionKind;
use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem};
use crate::text_enum::text_enum;

text_enum! {
    pub enum PlanState {
        Planned = "planned", "Chưa làm", "Planned";
        Begun = "begun", "Đang làm", "Begun";
        Done = "done", "Đã xong", "Done";
        Dropped = "dropped", "Thôi không làm", "Dropped";
    }
}

kinds! {
    inspection_plan = 41: Kind::register("inspection_plan", ("Chương trình kiểm tra, giám sát năm", "Yearly programme of inspection"), ("cuộc trong chương trình", "planned inspection"))
        .titled(&[value(inspection_plan::WHICH), value(inspection_plan::WHAT).after(" – "), value(inspection_plan::YEAR).between(" (", ")")])
        .checked(within_the_year)
        .due(&[Due { by: inspection_plan::BY, is_open }]) => {
        YEAR = 1: count("year", "Năm", "Year").required();
        WHICH = 2: sealed("kind", "Loại", "Kind", &Format::Word(&InspectionKind::VOCABULARY)).required();
        WHAT = 3: sealed_line("what", "Nội dung", "What about").required().searched();
        WHOM = 4: sealed_line("whom", "Đối tượng", "Who is looked at");
        GROUP = 5: sealed_line("working_group", "Tổ kiểm tra, giám sát", "Working group");
        BY = 6: sealed("by_day", "Làm xong trước ngày", "To be done by", &Format::Date).required();
        STATE = 7: sealed("state", "Tình trạng", "State", &Format::Word(&PlanState::VOCABULARY)).required();
        NOTE = 8: sealed_block("note", "Ghi chú", "Note");
        DELETED = 9: deleted();
        DELETED_KNOWING = 10: deleted_knowing();
    }
}

fn is_open(row: &dyn Fields) -> bool {
    ![PlanState::Done, PlanState::Dropped].iter().any(|over| row.text(inspection_plan::STATE) == over.as_str())
}

fn within_the_year(row: &dyn Fields, _: &CheckContext<'_>) -> Vec<Problem> {
    use inspection_plan as p;
    let year = row.value(p::YEAR).and_then(Value::as_int);
    let odd = year.is_some_and(|year| !(1930..=2200).contains(&year));
    let odd = odd.then(|| Problem::new(p::YEAR, "bad_year", "Ghi năm bốn chữ số, ví dụ 2026."));
    let other = row.value(p::BY).and_then(Value::as_day).zip(year);
    let other = other.filter(|(day, year)| i64::from(chrono::Datelike::year(day)) != *year);
    let other =
        other.map(|_| Problem::doubt(p::BY, "other_year", "Ngày này không thuộc năm của chương trình. Xem lại."));
    odd.into_iter().chain(other).collect()
}
