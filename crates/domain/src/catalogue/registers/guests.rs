//! Members of other cells who made up at a session of ours. Who holds a session records them; the committee finds whose members
//! they are and confirms that in the book it addresses to their own cell. A guest belongs to another cell's list, so nothing here
//! refers to a member, and name, birth and home can be erased.

use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem, session};
use crate::dates::CivilDate;
use crate::language::exact_fold;

kinds! {
    guest = 45: Kind::register("guest", ("Người học nhờ", "Guests of sessions"), ("người học nhờ", "guest"))
        .titled(&[value(guest::NAME), value(guest::HOME).between(" (", ")"), value(guest::SESSION).after(" – ")])
        .checked(somebody_elses_member_once) => {
        SESSION = 1: field("session", "Buổi đã học", "Session attended", Format::Reference(session::KIND)).required();
        NAME = 2: line("name", "Họ và tên", "Full name").erasable().required().searched();
        BORN = 3: field("born", "Năm sinh", "Born", Format::DayOrYear).erasable();
        HOME = 4: line("home_unit", "Là đảng viên của chi bộ", "Home unit, as the guest says").erasable_and_seen().required().searched();
        DELETED = 5: deleted();
        DELETED_KNOWING = 6: deleted_knowing();
    }
}

/// The same name and year of birth at the same session is asked about, and so is a member of our own, who belongs on the
/// roll-call.
fn somebody_elses_member_once(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    use guest as g;
    let name = exact_fold(row.text(g::NAME));
    let who = |row: &dyn Fields| {
        let born = CivilDate::parse(row.text(g::BORN)).ok().map(CivilDate::year);
        (row.value(g::SESSION).and_then(Value::as_id), exact_fold(row.text(g::NAME)), born)
    };
    let twice = context.others.iter().any(|other| who(*other) == who(row));
    let twice = twice.then(|| {
        let sentence =
            "Người này đã ghi ở buổi ấy rồi. Thôi ghi nữa, hoặc giữ nếu là hai người trùng họ tên, năm sinh.";
        Problem::doubt(g::NAME, "guest_twice", sentence)
    });
    let ours = context.members.iter().find(|member| !name.is_empty() && exact_fold(member) == name).map(|member| {
        let sentence = format!(
            "Chi bộ có đảng viên tên “{member}”. Đảng viên của chi bộ thì điểm danh ở buổi học; giữ nếu là người khác trùng tên."
        );
        Problem::doubt(g::NAME, "names_a_member", sentence)
    });
    twice.into_iter().chain(ours).collect()
}
