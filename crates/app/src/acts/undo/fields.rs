//! What each field is called, and its changes in words.

use super::values;
use crate::acts::exchange::received_books;
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{
    attachment, cell, document, essay, essay_version, make_up, member, person, roll_call, round, session,
};
use std::collections::BTreeMap;
use store::{Book, HistoryEntry};

/// Names that values point at.
pub(crate) struct Words {
    members: BTreeMap<Id, String>,
    documents: BTreeMap<Id, String>,
    rounds: BTreeMap<Id, String>,
    sessions: BTreeMap<Id, String>,
    /// Long texts are told whole, not by their beginning.
    pub(super) in_full: bool,
}

impl Words {
    /// For those who have to choose between values.
    pub fn in_full(book: &Book) -> Result<Words, CallError> {
        Ok(Words { in_full: true, ..Words::of(book)? })
    }

    pub fn of(book: &Book) -> Result<Words, CallError> {
        let mut words = Words {
            members: BTreeMap::new(),
            documents: BTreeMap::new(),
            rounds: BTreeMap::new(),
            sessions: BTreeMap::new(),
            in_full: false,
        };
        for of in [book.own_book()].into_iter().chain(received_books(book)?) {
            for (kind, names) in [
                (member::KIND, &mut words.members),
                (document::KIND, &mut words.documents),
                (round::KIND, &mut words.rounds),
                (session::KIND, &mut words.sessions),
            ] {
                for row in store::rows(book.connection(), of, kind)? {
                    names.insert(row.id, super::label(book, kind, &row)?);
                }
            }
        }
        Ok(words)
    }

    pub fn member(&self, id: Id) -> String {
        self.members.get(&id).cloned().unwrap_or_else(|| "một người không còn trong danh sách".to_owned())
    }

    pub fn any(&self, id: Id) -> String {
        [&self.members, &self.documents, &self.rounds, &self.sessions]
            .iter()
            .find_map(|names| names.get(&id))
            .cloned()
            .unwrap_or_default()
    }

    /// One field's change. None for what a person never sees.
    pub fn say(
        &self,
        book: &Book,
        kind: u16,
        entry: &HistoryEntry,
        before: Option<&HistoryEntry>,
    ) -> Result<Option<String>, CallError> {
        if let Some(act) = self.act(kind, entry, before) {
            return Ok(Some(act));
        }
        let Some(name) = name(kind, entry.field) else { return Ok(None) };
        let shown = |entry: &HistoryEntry| match &entry.value {
            Some(value) => values::shown(book, self, kind, entry.field, value),
            None => "(không còn lưu)".to_owned(),
        };
        let (was, now) = (before.map(shown).unwrap_or_default(), shown(entry));
        Ok(match (was.is_empty(), now.is_empty()) {
            (true, true) => None,
            (true, false) => Some(join(name, &now)),
            (false, true) => Some(join(name, &format!("{was} → (để trống)"))),
            (false, false) => Some(join(name, &format!("{was} → {now}"))),
        })
    }

    /// What a field of a kind is called; None for what a person never sees.
    pub fn name(kind: u16, field: u16) -> Option<&'static str> {
        Some(match (kind, field) {
            (roll_call::KIND, roll_call::MARK) => "Điểm danh",
            (round::KIND, round::FINAL_CUT) => "Chốt số liệu",
            (round::KIND, round::CLOSED) => "Kết thúc đợt",
            (session::KIND, session::CONFIRMED) => "Xác nhận điểm danh",
            _ => return name(kind, field),
        })
    }

    /// A value as it is told; nothing for one that is empty.
    pub fn shown(&self, book: &Book, kind: u16, field: u16, value: &journal::Value) -> String {
        values::shown(book, self, kind, field, value)
    }

    /// Changes that are an act rather than a value.
    fn act(&self, kind: u16, entry: &HistoryEntry, before: Option<&HistoryEntry>) -> Option<String> {
        let is_set = entry.value.as_ref().is_some_and(journal::Value::is_set);
        let on = entry.value.as_ref().and_then(journal::Value::as_int) == Some(1);
        let again = before.is_some();
        let words = match (kind, entry.field) {
            (essay_version::KIND, essay_version::TEXT) if again => "Niêm phong lại một bản khi nộp bài",
            (essay_version::KIND, essay_version::TEXT) => "Lưu một bản",
            (essay::KIND, essay::HANDED_BY) if is_set => "Gửi cả bài về cấp trên",
            (essay::KIND, essay::HANDED_BY) if again => "Thôi gửi bài về cấp trên",
            (round::KIND, round::FINAL_CUT) if values::same_cut(entry.value.as_ref(), before) => {
                "Để nguyên thay đổi muộn, không tính vào số liệu đã chốt"
            }
            (attachment::KIND, attachment::PIECES) => "Thêm trang viết tay",
            (attachment::KIND, attachment::TURN) => "Xoay trang viết tay",
            (attachment::KIND, attachment::PAGE) if again => "Xếp lại thứ tự trang",
            (attachment::KIND, attachment::DELETED) if on => "Xóa một trang viết tay, đưa vào thùng rác",
            (round::KIND, round::FINAL_CUT) => match values::cut_reason(entry.value.as_ref()) {
                Some(reason) => return Some(format!("Nhận thay đổi muộn vào số liệu: {reason}")),
                None if is_set => "Chốt số liệu",
                None => "Mở lại số liệu",
            },
            (round::KIND, round::CLOSED) if on => "Kết thúc đợt",
            (round::KIND, round::CLOSED) if again => "Mở lại đợt",
            (session::KIND, session::CONFIRMED) if is_set => "Xác nhận điểm danh",
            (session::KIND, session::CONFIRMED) if again => "Bỏ xác nhận điểm danh",
            (make_up::KIND, make_up::DONE) if !is_set => "Bỏ học bổ sung",
            _ if Some(entry.field) != store::undo::deletion_field(kind) => return None,
            _ if on => "Xóa, đưa vào thùng rác",
            _ if again => "Khôi phục từ thùng rác",
            _ => return None,
        };
        Some(words.to_owned())
    }
}

/// A mark needs no heading before it.
fn join(name: &str, words: &str) -> String {
    if name.is_empty() { words.to_owned() } else { format!("{name}: {words}") }
}

fn name(kind: u16, field: u16) -> Option<&'static str> {
    Some(match (kind, field) {
        (member::KIND, member::NAME) => "Họ và tên",
        (member::KIND, member::BORN) => "Ngày sinh",
        (member::KIND, member::SEX) => "Giới tính",
        (member::KIND, member::PEOPLE) => "Dân tộc",
        (member::KIND, member::JOINED) => "Ngày kết nạp",
        (member::KIND, member::OFFICIAL) => "Ngày chính thức",
        (member::KIND, member::DUTY) => "Chức vụ",
        (member::KIND, member::PARTY_GROUP) => "Tổ đảng",
        (member::KIND, member::CARD) => "Số thẻ đảng viên",
        (member::KIND, member::NOTE) => "Ghi chú",
        (member::KIND, member::EXEMPT) => "Miễn công tác và sinh hoạt đảng",
        (member::KIND, member::AWAY) => "Sinh hoạt đảng tạm thời nơi khác",
        (member::KIND, member::LEFT) => "Rời chi bộ",
        (document::KIND, document::NUMBER) => "Số, ký hiệu",
        (document::KIND, document::NAME) => "Tên văn bản",
        (document::KIND, document::ISSUER) => "Cơ quan ban hành",
        (document::KIND, document::TERM) => "Khóa, nhiệm kỳ",
        (document::KIND, document::DATE) => "Ngày",
        (document::KIND, document::SUMMARY) => "Trích yếu",
        (document::KIND, document::CARRIES_OUT) => "Thực hiện văn bản",
        (round::KIND, round::TITLE) => "Tên đợt",
        (round::KIND, round::DOCUMENTS) => "Văn bản",
        (round::KIND, round::PARENT_ROUND) => "Theo đợt của cấp trên",
        (round::KIND, round::FROM) => "Từ ngày",
        (round::KIND, round::TO) => "Đến ngày",
        (round::KIND, round::DEADLINE) => "Hạn báo cáo",
        (round::KIND, round::PLAN_PURPOSE) => "Mục đích, yêu cầu",
        (round::KIND, round::PLAN_CONTENT) => "Nội dung, hình thức",
        (round::KIND, round::PLAN_SPEAKERS) => "Báo cáo viên, thành phần",
        (round::KIND, round::PLAN_LOGISTICS) => "Thời gian, địa điểm, khánh tiết",
        (round::KIND, round::PLAN_IMPLEMENTATION) => "Tổ chức thực hiện, bảo đảm",
        (round::KIND, round::ESSAY_RULE) => "Ai viết thu hoạch",
        (round::KIND, round::ESSAY_DUE) => "Hạn nộp bài thu hoạch",
        (round::KIND, round::GUIDING_QUESTIONS) => "Câu hỏi gợi ý",
        (session::KIND, session::ROUND) => "Đợt",
        (session::KIND, session::DATE) => "Ngày",
        (session::KIND, session::TIME) => "Giờ",
        (session::KIND, session::PART) => "Phần",
        (session::KIND, session::FORM) => "Hình thức",
        (session::KIND, session::PLACE) => "Địa điểm",
        (session::KIND, session::POINTS) => "Điểm cầu",
        (session::KIND, session::SPEAKER_FROM) => "Báo cáo viên của",
        (session::KIND, session::SPEAKER) => "Báo cáo viên",
        (session::KIND, session::CHAIR) => "Chủ trì",
        (session::KIND, session::SUMMONED) => "Người được triệu tập",
        (session::KIND, session::NON_MEMBERS) => "Người dự học không phải đảng viên",
        (roll_call::KIND, roll_call::MARK) => "",
        (roll_call::KIND, roll_call::NOTE) => "Ghi chú",
        (make_up::KIND, make_up::DONE) => "Đã học bổ sung",
        (essay::KIND, essay::FORM) => "Hình thức",
        (essay::KIND, essay::HANDED_IN) => "Đã nộp",
        (essay::KIND, essay::GRADE) => "Đánh giá",
        (person::KIND, person::NAME) => "Họ và tên",
        (person::KIND, person::ROLE) => "Chức vụ",
        (cell::KIND, cell::NAME) => "Tên chi bộ",
        (cell::KIND, cell::SUPERIOR_NAME) => "Cấp trên trực tiếp",
        (round::KIND, round::FAILED_GRADE) => "Có mức “Không đạt”",
        _ => return None,
    })
}
