//! Forms from above: what the superior asks, what a cell fills in, and what it sent. A draft is sealed to the cell; what leaves
//! the cell is a record of its own, written when a person presses the button.

use super::describe::*;
use super::{Composite, Owner, round};
use crate::authors::Writers;

kinds! {
    /// A form that the superior asks for. Its questions are those of its current version.
    form = 59: Kind::of("form", "Mẫu của cấp trên", "Form from the superior").owned(Owner::Superior, Writers::Superior)
        .shown_in(Page::Forms).counted(Counted::Each).titled(&[value(form::TITLE)]) => {
        TITLE = 1: line("title", "Tên mẫu", "Title").required().erasable_and_seen();
        DEADLINE = 2: date("deadline", "Hạn gửi", "Due");
        VERSION = 3: field("version", "Bản đang dùng", "Current version", Format::Reference(form_version::KIND));
        // Why the superior withdrew it. What the cells filled in stays.
        WITHDRAWN = 4: line("withdrawn", "Cấp trên thu hồi", "Withdrawn by the superior").erasable_and_seen()
            .said("Thu hồi mẫu").cleared_said("Khôi phục mẫu");
        ROUND = 5: field("round", "Đợt học tập", "Study round", Format::Reference(round::KIND));
    }
    /// The questions of a form as they were at one time. A version never changes.
    form_version = 60: Kind::of("form_version", "Bản của mẫu", "Version of a form").owned(Owner::Superior, Writers::Superior)
        .shown_in(Page::Forms).counted(Counted::AsParent).told_with_parent()
        .titled(&[words("Bản"), value(form_version::NUMBER).after(" "), value(form_version::FORM).after(" – ")]) => {
        FORM = 1: field("form", "Mẫu", "Form", Format::Reference(form::KIND)).within();
        NUMBER = 2: count("number", "Bản số", "Version");
        DESCRIPTION = 3: internal("description", FieldType::Text, "the page of the form shows the questions");
    }
    /// What the cell has filled in of one question, named by the form and `superior_forms::question_id`.
    form_draft = 61: Kind::of("form_draft", "Câu đang điền", "Answer being filled in").shown_in(Page::Forms)
        .id_pair("form", "question").counted(Counted::ByFirst)
        .titled(&[value(form_draft::LABEL), value(form_draft::FORM).after(" – ")]) => {
        FORM = 1: field("of_form", "Mẫu", "Form", Format::Reference(form::KIND));
        // The version that was on the screen when it was answered. Only answers are chosen between, so this is no conflict.
        VERSION = 2: internal("version", FieldType::IdRef, "the page of the form shows it");
        NAME = 3: internal("name", FieldType::Text, "the name by which the form calls the question");
        LABEL = 4: internal("label", FieldType::Text, "the title of the record shows it").erasable_and_seen();
        ANSWER = 5: sealed("answer", "Trả lời", "Answer", &Format::Block);
    }
    /// What the cell sent, under the id of the form. Written when a person presses the button, and by nothing else.
    form_answer = 62: Kind::of("form_answer", "Câu trả lời gửi cấp trên", "Answers sent to the superior").shown_in(Page::Forms)
        .owned(Owner::Cell, Writers::Heads).counted(Counted::Each)
        .titled(&[words("Trả lời"), value(form_answer::FORM).after(" ")]) => {
        FORM = 1: field("form", "Mẫu", "Form", Format::Reference(form::KIND));
        SENT = 2: field("sent", "Câu trả lời", "Answers", Format::Parts(Composite::SentAnswers)).erasable_and_seen()
            .first_said("Gửi câu trả lời lên cấp trên").again_said("Gửi lại câu trả lời lên cấp trên");
        // Why the cell took them back.
        TAKEN_BACK = 3: line("taken_back", "Rút lại câu trả lời", "Answers taken back").erasable_and_seen();
    }
}
