//! The rules of single registers.

use super::{CheckContext, Named, Typed, check, read};
use crate::catalogue::{
    Fields, assigned_task, concern, declared_figure, handout, inspection, kind as lookup, meeting_point, programme,
    registered_speaker, speaker_assignment,
};
use crate::id::Id;
use crate::value::Value;
use chrono::NaiveDate;
use std::collections::BTreeMap;

struct AnyRecord;

impl super::Known for AnyRecord {
    fn record(&self, _: u16, text: &str) -> Named {
        text.parse().map_or(Named::Nothing, Named::One)
    }
}

struct Row(BTreeMap<u16, Value>);

impl Fields for Row {
    fn id(&self) -> Id {
        Id::default()
    }

    fn value(&self, field: u16) -> Option<&Value> {
        self.0.get(&field)
    }

    fn pair(&self) -> Option<(Id, Id)> {
        None
    }
}

const LAN: &str = "07070707070707070707070707070707";
const PAO: &str = "08080808080808080808080808080808";

fn row(kind: u16, typed: &[(u16, &str)]) -> Row {
    let kind = lookup(kind).unwrap();
    let value = |(field, text): &(u16, &str)| {
        (*field, read(kind.field(*field).unwrap(), &Typed::Text((*text).to_owned()), &AnyRecord).unwrap())
    };
    Row(typed.iter().map(value).collect())
}

/// On 12 March 2026, in a cell with one member, beside another row.
fn problems(kind: u16, typed: &[(u16, &str)], other: &[(u16, &str)]) -> Vec<(u16, &'static str, bool)> {
    let members = ["Lò Thị Mẫu".to_owned()];
    let other = row(kind, other);
    let others: &[&dyn Fields] = if other.0.is_empty() { &[] } else { &[&other] };
    let today = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();
    let context = CheckContext { today, members: &members, others, congresses: &[] };
    let found = check(lookup(kind).unwrap(), &row(kind, typed), &context);
    found.into_iter().map(|problem| (problem.field, problem.code, problem.is_doubt)).collect()
}

#[test]
fn a_task_is_done_when_it_has_the_day_on_which_it_was_finished() {
    use assigned_task as t;
    let with = |more: &[(u16, &'static str)]| {
        let task = [(t::WHAT, "Làm đường bản"), (t::START, "01/03/2026"), (t::DEADLINE, "31/03/2026")];
        problems(t::KIND, &[&task[..], more].concat(), &[])
    };
    assert_eq!(with(&[(t::PROGRESS, "ongoing")]), []);
    assert_eq!(with(&[(t::PROGRESS, "done"), (t::FINISHED, "10/03/2026")]), []);
    assert_eq!(with(&[(t::PROGRESS, "done")]), [(t::FINISHED, "required", false)]);
    assert_eq!(with(&[(t::PROGRESS, "ongoing"), (t::FINISHED, "10/03/2026")]), [(t::FINISHED, "not_done", false)]);
    assert_eq!(with(&[(t::PROGRESS, "done"), (t::FINISHED, "13/03/2026")]), [(t::FINISHED, "future_date", false)]);
    assert_eq!(
        with(&[(t::PROGRESS, "done"), (t::FINISHED, "28/02/2026")]),
        [(t::FINISHED, "dates_out_of_order", false)]
    );
    assert_eq!(with(&[(t::PROGRESS, "ongoing"), (t::DEADLINE, "01/02/2026")])[0].1, "dates_out_of_order");
}

#[test]
fn a_question_with_a_members_name_in_it_is_asked_about_and_an_answered_one_has_its_answer() {
    use concern as c;
    let with = |text: &'static str, more: &[(u16, &'static str)]| {
        problems(c::KIND, &[&[(c::DATE, "10/03/2026"), (c::TEXT, text)][..], more].concat(), &[])
    };
    assert_eq!(with("Bao giờ có điện?", &[(c::STATE, "open")]), []);
    assert_eq!(
        with("Chị lò thị mẫu hỏi: bao giờ có điện?", &[(c::STATE, "open")]),
        [(c::TEXT, "names_a_member", true)]
    );
    for text in ["Lò Thị Mẫu: bao giờ có điện?", "Điện (chị Lò Thị Mẫu)", "Điện\nLò Thị Mẫu"]
    {
        assert_eq!(with(text, &[(c::STATE, "open")]), [(c::TEXT, "names_a_member", true)], "{text}");
    }
    let answered = [(c::STATE, "answered"), (c::ANSWER, "Đã trả lời chị Lò Thị Mẫu.")];
    assert_eq!(with("Bao giờ có điện?", &answered), [(c::ANSWER, "names_a_member", true)]);
    assert_eq!(with("Lò Thị Mẫuu", &[(c::STATE, "open")]), [], "part of a longer word is no name");
    assert_eq!(with("Bao giờ có điện?", &[(c::STATE, "answered")]), [(c::ANSWER, "required", false)]);
    assert_eq!(with("Bao giờ có điện?", &[(c::STATE, "answered"), (c::ANSWER, "Tháng 6")]), []);
}

#[test]
fn a_speaker_who_is_assigned_twice_on_a_day_is_asked_about() {
    use speaker_assignment as a;
    let on = |speaker, date| [(a::SPEAKER, speaker), (a::DATE, date), (a::TOPIC, "Chỉ thị 01"), (a::BY, "cell")];
    let first = on(LAN, "12/03/2026");
    assert_eq!(problems(a::KIND, &on(LAN, "12/03/2026"), &first), [(a::DATE, "assigned_twice", true)]);
    assert_eq!(problems(a::KIND, &on(LAN, "13/03/2026"), &first), []);
    assert_eq!(problems(a::KIND, &on(PAO, "12/03/2026"), &first), []);
}

#[test]
fn days_follow_each_other() {
    use {handout as h, inspection as i, meeting_point as m, programme as p, registered_speaker as s};
    let programme = [(p::TITLE, "Chương trình 2026"), (p::OF, "cell"), (p::ISSUED, "10/02/2026")];
    let of = |more| problems(p::KIND, &[&programme[..], &[more]].concat(), &[]);
    assert_eq!(of((p::DISCUSSED, "11/02/2026")), [(p::ISSUED, "dates_out_of_order", false)]);
    assert_eq!(of((p::INTERIM, "01/02/2026")), [(p::INTERIM, "dates_out_of_order", false)]);
    assert_eq!(of((p::FINAL_HELD, "13/03/2026")), [(p::FINAL_HELD, "future_date", false)]);
    assert_eq!(of((p::OF, "member")), [(p::MEMBER, "required", false)]);
    assert_eq!(problems(p::KIND, &[&programme[..], &[(p::OF, "head"), (p::MEMBER, LAN)]].concat(), &[]), []);
    let handout = [(h::DATE, "10/03/2026"), (h::TITLE, "Tài liệu hỏi đáp"), (h::COPIES, "20"), (h::TO, "Tổ đảng 1")];
    let of = |more| problems(h::KIND, &[&handout[..], &[more]].concat(), &[]);
    assert_eq!(of((h::BACK, "11/03/2026")), []);
    assert_eq!(of((h::BACK, "09/03/2026")), [(h::BACK, "dates_out_of_order", false)]);
    assert_eq!(of((h::BACK_BY, "09/03/2026")), [(h::BACK_BY, "dates_out_of_order", false)]);
    let inspection = [(i::BEGUN, "10/03/2026"), (i::WHICH, "supervision"), (i::WHAT, "Thực hiện cam kết")];
    let of = |more| problems(i::KIND, &[&inspection[..], &[more]].concat(), &[]);
    assert_eq!(of((i::RIGHT_BY, "09/03/2026")), [(i::RIGHT_BY, "dates_out_of_order", false)]);
    assert_eq!(of((i::PUT_RIGHT, "13/03/2026")), [(i::PUT_RIGHT, "future_date", false)]);
    let since = |kind, named: &[(u16, &'static str)], since, until| {
        problems(kind, &[named, &[(since, "10/03/2026"), (until, "09/03/2026")]].concat(), &[])
    };
    let named = [(s::NAME, "Lò Thị Mẫu"), (s::LEVEL, "base")];
    assert_eq!(since(s::KIND, &named, s::SINCE, s::UNTIL), [(s::UNTIL, "dates_out_of_order", false)]);
    let named = [(m::NAME, "Nhà văn hóa")];
    assert_eq!(since(m::KIND, &named, m::SINCE, m::UNTIL), [(m::UNTIL, "dates_out_of_order", false)]);
}

#[test]
fn what_has_to_be_done_is_open_until_it_is_done() {
    let open = |kind: u16, typed: &[(u16, &str)]| {
        let dues = lookup(kind).unwrap().register.unwrap().dues;
        dues.iter().map(|due| (due.is_open)(&row(kind, typed))).collect::<Vec<_>>()
    };
    assert_eq!(open(assigned_task::KIND, &[(assigned_task::PROGRESS, "ongoing")]), [true]);
    assert_eq!(open(assigned_task::KIND, &[(assigned_task::PROGRESS, "dropped")]), [false]);
    assert_eq!(open(programme::KIND, &[(programme::INTERIM_HELD, "01/03/2026")]), [false, true], "the final review");
    assert_eq!(open(handout::KIND, &[(handout::BACK, "01/03/2026")]), [false]);
    assert_eq!(open(inspection::KIND, &[]), [true]);
}

#[test]
fn a_declared_figure_that_does_not_fit_is_asked_about_and_never_refused() {
    use declared_figure as d;
    let with = |count, base, share, counted| {
        let row = [
            (d::DATE, "10/03/2026"),
            (d::WHAT, "Dự học"),
            (d::SOURCE, "Báo cáo 12"),
            (d::COUNTED, counted),
            (d::COUNT, count),
            (d::BASE, base),
            (d::SHARE, share),
        ];
        problems(d::KIND, &row, &[])
    };
    assert_eq!(with("1.356", "1.468", "97,8 %", "people"), [(d::SHARE, "does_not_fit", true)]);
    assert_eq!(with("35.599", "35.900", "99,16 %", "people"), []);
    assert_eq!(with("hơn 49.900", "", "98,96 %", "people"), [], "the whole is inferred, which is no fault");
    assert_eq!(with("16.100", "900", "", "turns").len(), 2, "turns are no people, and more than the whole");
    assert_eq!(with("vài nghìn", "", "", "people"), [(d::COUNT, "bad_figure", false)]);
    assert_eq!(with("5", "năm", "", "people"), [(d::BASE, "bad_figure", false)]);
    assert_eq!(with("5", "7", "nhiều", "people"), [(d::SHARE, "bad_figure", false)]);
}
