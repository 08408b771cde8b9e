//! Figures that nobody counted here: declared for a time before the program, or published by others. They stand beside what
//! is counted and never in it, and what does not fit in them is said.

use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem, round};
use crate::figures::{Finding, NotOpened, check_claim, parse_claim};
use crate::text_enum::text_enum;

text_enum! {
    pub enum FigureOf {
        People = "people", "Người", "People";
        Turns = "turns", "Lượt người", "Turns";
        Sessions = "sessions", "Buổi, cuộc", "Sessions";
        Other = "other", "Khác", "Other";
    }
}

kinds! {
    declared_figure = 30: Kind::register("declared_figure", ("Số liệu khai, đã công bố", "Declared figures"), ("số liệu khai", "declared figure"))
        .titled(&[value(declared_figure::WHAT), value(declared_figure::COUNT).after(": "), value(declared_figure::DATE).between(" (", ")")])
        .by_day(declared_figure::DATE).checked(figures_that_fit).not_opened(NotOpened::Declared) => {
        DATE = 1: date("date", "Thời điểm của số liệu", "As of").required();
        WHAT = 2: line("what", "Số liệu về việc gì", "About what").erasable_and_seen().required().searched();
        SOURCE = 3: line("source", "Nguồn: báo cáo, văn bản nào", "Source").erasable_and_seen().required().searched();
        COUNTED = 4: word("counted", "Đếm gì", "What is counted", &FigureOf::VOCABULARY).required();
        COUNT = 5: line("count", "Số (ghi cả “hơn”, “gần”)", "Count, with “more than” or “almost”").erasable_and_seen().required();
        BASE = 6: line("base", "Trên tổng số", "Of a whole of").erasable_and_seen();
        SHARE = 7: line("share", "Tỷ lệ", "Share").erasable_and_seen();
        ROUND = 8: field("round", "Đợt học tập", "Study round", Format::Reference(round::KIND));
        NOTE = 9: block("note", "Ghi chú", "Note").erasable();
        DELETED = 10: deleted();
        DELETED_KNOWING = 11: deleted_knowing();
    }
}

/// The figures can be read; whether they fit together is asked about and never refused.
fn figures_that_fit(row: &dyn Fields, _: &CheckContext<'_>) -> Vec<Problem> {
    use declared_figure as d;
    let fields = [d::COUNT, d::BASE, d::SHARE];
    if row.text(d::COUNT).is_empty() {
        return Vec::new();
    }
    let claim = match parse_claim(fields.map(|field| row.text(field))) {
        Ok(claim) => claim,
        Err(place) => {
            let how =
                ["Ghi số, ví dụ 34.800, hơn 49.900, gần 50.000.", "Ghi số, ví dụ 35.900.", "Ghi tỷ lệ, ví dụ 98,96 %."];
            return vec![Problem::new(fields[place], "bad_figure", how[place])];
        }
    };
    let turns = row.text(d::COUNTED) == FigureOf::Turns.as_str() && claim.base.is_some();
    let turns = turns.then(|| {
        Problem::doubt(
            d::COUNTED,
            "turns_as_people",
            "Lượt người không so với tổng số người được: một người có thể dự nhiều lượt.",
        )
    });
    // A whole that nobody stated is no fault.
    let faults = check_claim(&claim).into_iter().filter(|finding| !matches!(finding, Finding::Base(_)));
    turns
        .into_iter()
        .chain(faults.map(|finding| Problem::doubt(d::SHARE, "does_not_fit", finding.sentence())))
        .collect()
}
