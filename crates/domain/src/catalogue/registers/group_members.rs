//! Which member belongs to which group, from when and until when.

use super::in_order;
use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem, member, member_group};
use crate::groups::Membership;

kinds! {
    group_membership = 44: Kind::register("group_membership", ("Đảng viên trong nhóm", "Members of groups"), ("lượt vào nhóm", "membership"))
        .titled(&[value(group_membership::MEMBER), value(group_membership::GROUP).after(" – "), value(group_membership::FROM).after(", từ ")])
        .by_day(group_membership::FROM).checked(once_at_a_time) => {
        MEMBER = 1: field("member", "Đảng viên", "Member", Format::Reference(member::KIND)).erasable().required();
        GROUP = 2: field("of_group", "Nhóm", "Group", Format::Reference(member_group::KIND)).required();
        FROM = 3: date("from_day", "Từ ngày", "From").required();
        UNTIL = 4: date("until_day", "Đến hết ngày", "Until the end of");
        DELETED = 5: deleted();
        DELETED_KNOWING = 6: deleted_knowing();
    }
}

impl Membership {
    /// Reads a row of the book; `None` while it lacks something.
    pub fn of(row: &dyn Fields) -> Option<Membership> {
        use group_membership as g;
        let day = |field| row.value(field).and_then(Value::as_day);
        let id = |field| row.value(field).and_then(Value::as_id);
        Some(Membership { member: id(g::MEMBER)?, group: id(g::GROUP)?, from: day(g::FROM)?, until: day(g::UNTIL) })
    }
}

/// Nobody is in one group twice at a time.
fn once_at_a_time(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    use group_membership as g;
    let order = in_order(row, &[g::FROM, g::UNTIL]);
    let own = Membership::of(row).filter(|_| order.is_empty());
    let others = || context.others.iter().filter_map(|other| Membership::of(*other));
    let twice = own.is_some_and(|own| others().any(|other| own.meets(&other)));
    let twice = twice.then(|| {
        Problem::new(g::FROM, "already_in_group", "Thời gian này đảng viên đã ở trong nhóm. Xem lại ngày vào, ngày ra.")
    });
    order.into_iter().chain(twice).collect()
}
