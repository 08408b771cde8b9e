//! What the cell did to make documents known: classes, meetings, broadcasts, items.

use crate::catalogue::describe::*;
use crate::catalogue::languages::Language;
use crate::catalogue::{CheckContext, Problem, document, round};
use crate::text_enum::text_enum;

text_enum! {
    pub enum Channel {
        Oral = "oral", "Tuyên truyền miệng", "Oral";
        Loudspeaker = "loudspeaker", "Loa truyền thanh", "Loudspeaker";
        VillageMeeting = "village_meeting", "Họp bản, tổ dân phố", "Village meeting";
        Page = "page", "Trang thông tin điện tử", "Web page";
        SocialNetwork = "social_network", "Zalo, mạng xã hội", "Social network";
        StagedContest = "staged_contest", "Hội thi sân khấu hóa", "Staged contest";
        OnlineContest = "online_contest", "Cuộc thi trực tuyến", "Online contest";
        Press = "press", "Tin, bài báo chí", "Press item";
        Visual = "visual", "Pa nô, áp phích, băng rôn", "Posters and banners";
        Other = "other", "Hình thức khác", "Other";
    }
}

text_enum! {
    pub enum Stage {
        Planned = "planned", "Dự kiến", "Planned";
        Held = "held", "Đã làm", "Held";
    }
}

kinds! {
    propaganda = 20: Kind::register("propaganda", ("Sổ tuyên truyền", "Propaganda log"), ("lượt tuyên truyền", "propaganda entry"))
        .titled(&[value(propaganda::CHANNEL), value(propaganda::DATE).after(" "), value(propaganda::PURPOSE).after(" – ")])
        .by_day(propaganda::DATE).summed(&[propaganda::SESSIONS, propaganda::LISTENERS]).checked(held_by_today)
        .due(&[Due { by: propaganda::DATE, is_open: |row| row.text(propaganda::STAGE) == Stage::Planned.as_str() }]) => {
        DATE = 1: date("date", "Ngày", "Date").required();
        CHANNEL = 2: word("channel", "Hình thức", "Channel", &Channel::VOCABULARY).required();
        PURPOSE = 3: line("purpose", "Nội dung, mục đích", "Purpose").required().searched();
        ORGANISER = 4: line("organiser", "Đơn vị tổ chức", "Organiser").searched();
        STAGE = 5: word("stage", "Tình trạng", "Planned or held", &Stage::VOCABULARY).required();
        SESSIONS = 6: count("sessions", "Số buổi, số lần", "Sessions");
        LISTENERS = 7: count("listeners", "Lượt người nghe", "Listeners");
        AUDIENCE = 8: line("audience", "Đối tượng", "Audience");
        LANGUAGES = 9: field("languages", "Ngôn ngữ", "Languages", Format::List(&Format::Word(&Language::VOCABULARY)));
        ROUND = 10: field("round", "Đợt học tập", "Study round", Format::Reference(round::KIND));
        DOCUMENT = 11: field("document", "Văn bản", "Document", Format::Reference(document::KIND));
        NOTE = 12: block("note", "Ghi chú", "Note");
        DELETED = 13: deleted();
        DELETED_KNOWING = 14: deleted_knowing();
    }
}

/// An event that was held is in the past, and only such an event has listeners.
fn held_by_today(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    let held = row.text(propaganda::STAGE) == Stage::Held.as_str();
    let ahead = row.value(propaganda::DATE).and_then(Value::as_day).is_some_and(|day| day > context.today);
    let listeners = row.value(propaganda::LISTENERS).is_some_and(Value::is_set);
    let early = (held && ahead)
        .then(|| Problem::new(propaganda::DATE, "future_date", "Ngày này chưa đến: chọn “Dự kiến”, hoặc sửa ngày."));
    let counted = (!held && listeners).then(|| {
        Problem::new(
            propaganda::LISTENERS,
            "not_held",
            "Chưa làm thì chưa có người nghe: chọn “Đã làm”, hoặc để trống.",
        )
    });
    early.into_iter().chain(counted).collect()
}
