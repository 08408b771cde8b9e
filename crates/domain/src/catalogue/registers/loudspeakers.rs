//! The loudspeakers of the village: which ones work, and which are broken and since when.

use crate::catalogue::describe::*;
use crate::catalogue::{CheckContext, Problem};
use crate::text_enum::text_enum;

text_enum! {
    pub enum LoudspeakerKind {
        Wired = "wired", "Có dây", "Wired";
        Wireless = "wireless", "Không dây FM", "Wireless FM";
        Smart = "smart", "Truyền thanh thông minh", "Networked";
        Portable = "portable", "Loa kéo, loa tay", "Portable";
    }
}

kinds! {
    loudspeaker = 21: Kind::register("loudspeaker", ("Loa truyền thanh", "Loudspeakers"), ("loa truyền thanh", "loudspeaker"))
        .titled(&[value(loudspeaker::PLACE), value(loudspeaker::KIND_OF).between(" (", ")")]).checked(days_in_order) => {
        PLACE = 1: line("place", "Nơi đặt", "Place").required().searched();
        KIND_OF = 2: word("kind", "Loại", "Kind", &LoudspeakerKind::VOCABULARY).required();
        WORKING_SINCE = 3: date("working_since", "Dùng từ ngày", "Working since");
        BROKEN_SINCE = 4: date("broken_since", "Hỏng từ ngày", "Broken since");
        REPAIRED = 5: date("repaired", "Sửa xong ngày", "Repaired");
        IN_CHARGE = 6: line("in_charge", "Người phụ trách", "In charge").erasable();
        DELETED = 7: deleted();
        DELETED_KNOWING = 8: deleted_knowing();
    }
}

/// A loudspeaker can't break before it works, nor be repaired before it broke.
fn days_in_order(row: &dyn Fields, _: &CheckContext<'_>) -> Vec<Problem> {
    let day = |field| row.value(field).and_then(Value::as_day);
    let (working, broken, repaired) =
        (day(loudspeaker::WORKING_SINCE), day(loudspeaker::BROKEN_SINCE), day(loudspeaker::REPAIRED));
    let before = |one: Option<_>, other: Option<_>| one.zip(other).is_some_and(|(one, other)| one < other);
    let early = before(broken, working).then(|| {
        Problem::new(
            loudspeaker::BROKEN_SINCE,
            "dates_out_of_order",
            "Ngày hỏng đang trước ngày dùng. Xem lại hai ngày.",
        )
    });
    let whole = repaired.is_some() && (broken.is_none() || before(repaired, broken));
    let mended =
        whole.then(|| Problem::new(loudspeaker::REPAIRED, "dates_out_of_order", "Ghi ngày hỏng trước ngày sửa xong."));
    early.into_iter().chain(mended).collect()
}
