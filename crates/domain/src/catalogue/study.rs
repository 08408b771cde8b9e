//! What is studied, when, and who attended.

use super::describe::{
    block, count, date, deleted, deleted_knowing, field, internal, kinds, line, piece, value, words,
};
use super::{Composite, Counted, Field, FieldType, Fields, Format, Kind, Owner, Page, What, chosen, member};
use crate::authors::Writers;
use crate::dates::CivilDate;
use crate::documents::{Document, DocumentNumber};
use crate::rounds::PlanPart;
use crate::sessions::{SessionForm, SpeakerFrom};

const PLAN: Format = Format::Parts(Composite::PlanText);

kinds! {
    document = 6: Kind::of("document", "Văn bản", "Document").shown_in(Page::Documents).owned(Owner::Either, Writers::Both).binned()
        .counted(Counted::Each).titled(&[piece(What::Document)])
        .detailed(&[value(document::SUMMARY), value(document::ISSUER)]) => {
        NUMBER = 1: line("number", "Số, ký hiệu", "Number and symbol").searched();
        NAME = 2: line("name", "Tên văn bản", "Name").searched();
        ISSUER = 3: line("issuer", "Cơ quan ban hành", "Issuer").searched();
        TERM = 4: line("term", "Khóa, nhiệm kỳ", "Term");
        DATE = 5: field("date", "Ngày", "Date", Format::DayOrYear);
        SUMMARY = 6: block("summary", "Trích yếu", "Summary").searched().joined_by("; ");
        CARRIES_OUT = 7: field("carries_out", "Thực hiện văn bản", "Carries out", Format::Reference(document::KIND));
        DELETED = 8: deleted();
        DELETED_KNOWING = 9: deleted_knowing();
    }
    /// A file that the superior sends with a document or a round. Its bytes follow in pieces, sealed under the key that stands in the
    /// record: whoever was sent the record can read the file.
    material = 64: Kind::of("material", "Tài liệu của cấp trên", "Material from the superior").owned(Owner::Superior, Writers::Superior)
        .shown_in(Page::Documents).counted(Counted::Each).titled(&[value(material::NAME)]) => {
        NAME = 1: line("name", "Tên tệp", "File").required().erasable_and_seen();
        DOCUMENT = 2: field("document", "Văn bản", "Document", Format::Reference(document::KIND));
        ROUND = 3: field("round", "Đợt học tập", "Study round", Format::Reference(round::KIND));
        // Bytes of the sealed file, and the concatenated BLAKE3 hashes of its pieces of 64 KiB.
        SIZE = 4: internal("size", FieldType::Int, "bytes of the sealed file");
        PIECES = 5: internal("pieces", FieldType::Bytes, "hashes");
        KEY = 6: internal("key", FieldType::Bytes, "the file's own key").erasable();
        AT = 7: field("at", "Gửi lúc", "Sent at", Format::Moment);
        WITHDRAWN = 8: field("withdrawn", "Cấp trên thu hồi", "Withdrawn by the superior", Format::Flag);
    }
    // Figures are closed in the cell, over its own chains, by those who are responsible for them.
    round = 7: Kind::of("round", "Đợt học tập", "Study round").shown_in(Page::Rounds).owned(Owner::Either, Writers::Both).binned()
        .counted(Counted::Each).in_figures().titled(&[value(round::TITLE)])
        .detailed(&[value(round::FROM), value(round::TO)]) => {
        TITLE = 1: line("title", "Tên đợt", "Title").required().searched();
        DOCUMENTS = 2: field("documents", "Văn bản", "Documents", Format::List(&Format::Reference(document::KIND)));
        PARENT_ROUND = 3: field("parent_round", "Theo đợt của cấp trên", "Superior's round", Format::Reference(round::KIND));
        FROM = 4: date("from_date", "Từ ngày", "From");
        TO = 5: date("to_date", "Đến ngày", "Until");
        DEADLINE = 6: date("deadline", "Hạn báo cáo", "Report due");
        PLAN_PURPOSE = 7: field("plan_purpose", "Mục đích, yêu cầu", "Purpose", PLAN);
        PLAN_CONTENT = 8: field("plan_content", "Nội dung, hình thức", "Content and form", PLAN);
        PLAN_SPEAKERS = 9: field("plan_speakers", "Báo cáo viên, thành phần", "Speakers and attendance", PLAN);
        PLAN_LOGISTICS = 10: field("plan_logistics", "Thời gian, địa điểm, khánh tiết", "Time and place", PLAN);
        PLAN_IMPLEMENTATION = 11: field("plan_implementation", "Tổ chức thực hiện, bảo đảm", "Implementation", PLAN);
        ESSAY_RULE = 12: field("essay_rule", "Ai viết thu hoạch", "Who owes an essay", Format::Parts(Composite::EssayRule));
        ESSAY_DUE = 13: date("essay_due", "Hạn nộp bài thu hoạch", "Essays due");
        GUIDING_QUESTIONS = 14: block("guiding_questions", "Câu hỏi gợi ý", "Guiding questions").searched().joined_by("\n");
        // Null reopens the figures.
        FINAL_CUT = 15: field("final_cut", "Chốt số liệu", "Figures closed", Format::Parts(Composite::FinalCut))
            .written_by(Writers::Heads).when_empty("Chưa chốt");
        CLOSED = 16: field("closed", "Kết thúc đợt", "Round closed", Format::Flag).written_by(Writers::HeadsAndSuperior)
            .said("Kết thúc đợt").cleared_said("Mở lại đợt").when_set("Đã kết thúc").when_empty("Chưa kết thúc");
        DELETED = 17: deleted();
        DELETED_KNOWING = 18: deleted_knowing();
        // The grade "Không đạt" may be used.
        FAILED_GRADE = 19: field("failed_grade", "Có mức “Không đạt”", "Grade “failed” is used", Format::Flag);
        // The committee asks for the essays themselves, so they are sealed to its grading key as well.
        HAND_IN = 20: field("hand_in", "Gửi cả bài về cấp trên", "Essays are handed in", Format::Flag);
        // Why the superior withdrew its own round. What the cells recorded under it stays.
        WITHDRAWN = 21: line("withdrawn", "Cấp trên thu hồi", "Withdrawn by the superior").written_by(Writers::Superior)
            .said("Thu hồi đợt").cleared_said("Khôi phục đợt");
        // The superior's questions (Câu 1, 2, 3…), which an essay answers in place of its three parts.
        ESSAY_QUESTIONS = 22: field("essay_questions", "Câu hỏi bài thu hoạch", "Questions of the essay", Format::List(&Format::Line)).erasable_and_seen();
        // The numbers of the round's papers, and the days from which their terms follow.
        PLAN_NUMBER = 23: count("plan_number", "Số kế hoạch", "Number of the plan");
        PLAN_DATED = 24: date("plan_dated", "Ngày kế hoạch", "Date of the plan");
        REPORT_NUMBER = 25: count("report_number", "Số báo cáo", "Number of the report");
        REPORT_DATED = 26: date("report_dated", "Ngày báo cáo", "Date of the report");
    }
    /// A session that the committee holds for the members of many cells. Each cell keeps the roll-call of its own members in a
    /// session of its own, which refers to this one.
    joint_session = 56: Kind::of("joint_session", "Buổi học chung của cấp trên", "Joint session of the superior")
        .owned(Owner::Superior, Writers::Superior).shown_in(Page::Rounds).counted(Counted::Each)
        .titled(&[words("Buổi học chung "), value(joint_session::DATE), piece(What::Field(joint_session::PLACE)).after(" – ")]) => {
        ROUND = 1: field("round", "Đợt của cấp trên", "Superior's round", Format::Reference(round::KIND));
        DATE = 2: date("date", "Ngày", "Date");
        TIME = 3: field("time", "Giờ", "Time", Format::Time);
        PART = 4: count("part", "Phần", "Part");
        FORM = 5: field("form", "Hình thức", "Form", Format::Word(&SessionForm::VOCABULARY));
        PLACE = 6: line("place", "Địa điểm", "Place").erasable();
        POINTS = 7: field("points", "Điểm cầu", "Connection points", Format::List(&Format::Line)).erasable();
        SPEAKER = 8: line("speaker", "Báo cáo viên", "Speaker").erasable();
        AGENDA = 9: block("agenda", "Chương trình", "Agenda").erasable();
        // Why the committee called it off.
        WITHDRAWN = 10: line("withdrawn", "Cấp trên hủy", "Called off by the superior").erasable();
    }
    session = 8: Kind::of("session", "Buổi học", "Session").shown_in(Page::Sessions).binned().counted(Counted::Each).in_figures()
        .titled(&[
            words("Buổi "), value(session::DATE), piece(What::Field(session::TIME)).after(" "),
            piece(What::Field(session::ROUND)).after(" – "),
        ]).detailed(&[value(session::ROUND), value(session::PLACE)]) => {
        ROUND = 1: field("round", "Đợt", "Round", Format::Reference(round::KIND)).within();
        DATE = 2: date("date", "Ngày", "Date");
        TIME = 3: field("time", "Giờ", "Time", Format::Time);
        PART = 4: field("part", "Phần", "Part", Format::Count);
        FORM = 5: field("form", "Hình thức", "Form", Format::Word(&SessionForm::VOCABULARY));
        PLACE = 6: line("place", "Địa điểm", "Place").searched();
        POINTS = 7: field("points", "Điểm cầu", "Connection points", Format::List(&Format::Line));
        SPEAKER_FROM = 8: field("speaker_from", "Báo cáo viên của", "Speaker from", Format::Word(&SpeakerFrom::VOCABULARY));
        SPEAKER = 9: line("speaker", "Báo cáo viên", "Speaker").erasable().searched().joined_by(", ");
        CHAIR = 10: line("chair", "Chủ trì", "Chair").erasable().searched();
        // Null means every member who is due.
        SUMMONED = 11: field("summoned", "Người được triệu tập", "Summoned", Format::List(&Format::Reference(member::KIND)))
            .when_empty("mọi đảng viên");
        NON_MEMBERS = 12: field("non_members", "Người dự học không phải đảng viên", "Attendants who are no members",
            Format::Parts(Composite::NonMembers));
        CONFIRMED = 13: field("confirmed", "Xác nhận điểm danh", "Roll-call confirmed", Format::Parts(Composite::Confirmed))
            .said("Xác nhận điểm danh").cleared_said("Bỏ xác nhận điểm danh")
            .when_set("Đã xác nhận").when_empty("Chưa xác nhận");
        DELETED = 14: deleted();
        DELETED_KNOWING = 15: deleted_knowing();
        // Those who presented and are in the register. Others are typed in the field of the speaker.
        SPEAKER_ENTRIES = 16: field("speaker_entries", "Báo cáo viên trong sổ", "Speakers of the register",
            Format::List(&Format::Reference(chosen::SPEAKERS))).erasable();
        AGENDA = 17: block("agenda", "Chương trình", "Agenda").erasable().searched().joined_by("\n");
        DISCUSSION = 18: count("discussion", "Thời gian thảo luận (phút)", "Discussion, in minutes");
        // The session that the superior holds for many cells, of which this is the cell's own part.
        JOINT = 19: field("joint", "Buổi học chung của cấp trên", "Joint session of the superior",
            Format::Reference(joint_session::KIND));
    }
    roll_call = 9: Kind::of("roll_call", "Điểm danh", "Roll-call").shown_in(Page::RollCall).pair(("session", session::KIND), ("member", member::KIND))
        .counted(Counted::ByFirst).told_with_parent().in_figures().titled(&[piece(What::Second), piece(What::First).after(" – ")]) => {
        // Status and reason are one value; the reason is sealed.
        MARK = 1: field("mark", "Điểm danh", "Mark", Format::Parts(Composite::Mark));
        NOTE = 2: field("note", "Ghi chú", "Note", Format::SealedText).erasable().joined_by("; ");
    }
    make_up = 10: Kind::of("make_up", "Học bổ sung", "Make-up").shown_in(Page::MakeUps).pair(("session", session::KIND), ("member", member::KIND))
        .counted(Counted::Each).told_with_parent().in_figures().titled(&[piece(What::Second), piece(What::First).after(" – ")]) => {
        // Null means not made up.
        DONE = 1: field("done", "Đã học bổ sung", "Made up", Format::Parts(Composite::MakeUp)).cleared_said("Bỏ học bổ sung")
            .when_empty("Chưa học bổ sung");
    }
}

impl Document {
    /// Reads the document from a row of the book.
    pub fn of(row: &dyn Fields) -> Document {
        Document {
            number: DocumentNumber::parse(row.text(document::NUMBER)).ok(),
            name: row.text(document::NAME).to_owned(),
            issuer: row.text(document::ISSUER).to_owned(),
            term: row.text(document::TERM).to_owned(),
            date: CivilDate::parse_optional(row.text(document::DATE)).ok().flatten(),
            summary: row.text(document::SUMMARY).to_owned(),
        }
    }
}

impl PlanPart {
    /// The field of a round that holds it, as [text, done].
    pub const fn field(self) -> u16 {
        match self {
            PlanPart::Purpose => round::PLAN_PURPOSE,
            PlanPart::Content => round::PLAN_CONTENT,
            PlanPart::Speakers => round::PLAN_SPEAKERS,
            PlanPart::Logistics => round::PLAN_LOGISTICS,
            PlanPart::Implementation => round::PLAN_IMPLEMENTATION,
        }
    }
}
