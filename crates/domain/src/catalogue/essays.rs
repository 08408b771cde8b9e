//! Essays, their texts and their pages.

use super::describe::{date, deleted, field, internal, kinds, piece, sealed, sealed_block, value, words};
use super::{Counted, Field, FieldType, Format, Kind, Owner, Page, What, member, round};
use crate::audiences::Audience;
use crate::authors::Writers;
use crate::essays::{EssayForm, Grade};

kinds! {
    /// The essay's id is keyed, so that the server can count essays and grades but can't tell whose they are.
    /// Grading is open to everybody who keeps the book, and to members of the grading team.
    essay = 11: Kind::of("essay", "Bài thu hoạch", "Essay").shown_in(Page::Essays).counted(Counted::Each).in_figures()
        .titled(&[
            words("Bài thu hoạch của "), value(essay::MEMBER).or("một người"), piece(What::Field(essay::ROUND)).after(" – "),
        ]).detailed(&[value(essay::ROUND)]) => {
        ROUND = 1: field("round", "Đợt", "Round", Format::Reference(round::KIND)).within();
        MEMBER = 2: field("member", "Của", "Of", Format::Sealed(&Format::Reference(member::KIND))).erasable().within();
        FORM = 3: field("form", "Hình thức", "Form", Format::Word(&EssayForm::VOCABULARY));
        HANDED_IN = 4: date("handed_in", "Đã nộp", "Handed in");
        GRADE = 5: field("grade", "Đánh giá", "Grade", Format::Word(&Grade::VOCABULARY)).written_by(Writers::Graders);
        // If the committee asks for essays: the author, sealed to its grading key.
        HANDED_BY = 6: internal("handed_by", FieldType::Bytes, "sealed to the committee").erasable()
            .said("Gửi cả bài về cấp trên").cleared_said("Thôi gửi bài về cấp trên");
        // For the member.
        REMARK = 7: field("remark", "Nhận xét", "Remark", Format::SealedText).erasable().written_by(Writers::Graders);
    }
    /// The grade that one person of the grading team gave. Only the team can read it; the grade that is settled on is
    /// the essay's own.
    essay_grade = 51: Kind::of("essay_grade", "Điểm của người chấm", "A grader's grade").shown_in(Page::Essays).id_pair("essay", "grader")
        .owned(Owner::Cell, Writers::Graders).titled(&[words("Điểm của người chấm")]) => {
        GRADE = 1: sealed("grade", "Đánh giá", "Grade", &Format::Word(&Grade::VOCABULARY)).for_audience(Audience::Grading);
        REMARK = 2: sealed_block("remark", "Nhận xét", "Remark").for_audience(Audience::Grading);
    }
    /// A saved text of an essay. Versions are never merged, and a merge never drops one.
    essay_version = 12: Kind::of("essay_version", "Bản của bài thu hoạch", "Version of an essay").shown_in(Page::Essays).counted(Counted::AsParent).told_with_parent()
        .titled(&[value(essay_version::ESSAY)]) => {
        ESSAY = 1: field("essay", "Bài thu hoạch", "Essay", Format::Reference(essay::KIND)).within();
        TEXT = 2: field("text", "Bài", "Text", Format::SealedText).erasable().searched().by_digest()
            .first_said("Lưu một bản").again_said("Niêm phong lại một bản khi nộp bài");
        // The version from which it was written, and [id…] of the concurrent versions that it was preferred to
        // or combines.
        BASED_ON = 3: internal("based_on", FieldType::IdRef, "the page of versions shows it");
        SETTLES = 4: internal("settles", FieldType::Parts, "the page of versions shows it");
        // The tag of the grading key to which the text is sealed as well: the first four bytes of its hash.
        HANDED_TO = 5: internal("handed_to", FieldType::Bytes, "a key's name");
    }
    /// One page of a handwritten essay, or a file of it. Its bytes are sealed and transferred separately; the
    /// content never changes once it is named here.
    attachment = 17: Kind::of("attachment", "Trang viết tay", "Handwritten page").binned().counted(Counted::AsParent).told_with_parent()
        .titled(&[
            words("Trang viết tay "), value(attachment::PAGE), piece(What::Field(attachment::ESSAY)).after(" – "),
        ]) => {
        ESSAY = 1: field("essay", "Bài thu hoạch", "Essay", Format::Reference(essay::KIND)).within();
        // The page's number in the essay, from 1.
        PAGE = 2: internal("page", FieldType::Int, "of two orders the later stands, and pages can be put in order again").again_said("Xếp lại thứ tự trang");
        // The file's name. It is sealed because people name files after people.
        NAME = 3: internal("name", FieldType::Bytes, "sealed to the ring; the page shows it, and it never changes").erasable();
        MEDIA = 4: internal("media", FieldType::Text, "how the page is shown");
        // Bytes of the sealed file, and the concatenated BLAKE3 hashes of its pieces of 64 KiB.
        SIZE = 5: internal("size", FieldType::Int, "bytes of the sealed file");
        PIECES = 6: internal("pieces", FieldType::Bytes, "hashes").said("Thêm trang viết tay");
        DELETED = 7: deleted();
        // Quarter turns clockwise that the page still needs, so that rotating sends one number instead of the
        // page.
        TURN = 8: internal("turn", FieldType::Int, "of two turns the later stands, and a page can be turned again").said("Xoay trang viết tay");
        // The file's own key, sealed to the ring. Dropping it drops the page, wherever copies of its pieces
        // are.
        KEY = 9: internal("key", FieldType::Bytes, "a sealed key").erasable();
        // The same key sealed to the committee's grading key, if the essay was handed in.
        HANDED_KEY = 10: internal("handed_key", FieldType::Bytes, "a sealed key").erasable();
    }
}
