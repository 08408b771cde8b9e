//! What the committee returns to a cell with a comment, and what the cell answers. Neither writes the other's record.

use super::describe::{block, count, date, field, internal, kinds, line, value, words};
use super::{Counted, Field, FieldType, Format, Kind, Owner, Page};
use crate::authors::Writers;

kinds! {
    /// Something that the cell had sent and that the committee returns with a comment. Later comments on the same thing are
    /// further values of the same record, each with its number. It is written into the book to that cell alone.
    returned = 57: Kind::of("returned", "Mục cấp trên trả lại", "Returned by the superior")
        .owned(Owner::Superior, Writers::Superior).shown_in(Page::Returns).counted(Counted::Each)
        .titled(&[value(returned::COMMENT)]) => {
        // What was returned: a record of the cell, a field of it (absent: the whole record), and a part of it by its name (a
        // figure of a round, a question of a form; absent: none).
        OF_KIND = 1: internal("of_kind", FieldType::Int, "the page names what was returned");
        OF_RECORD = 2: internal("of_record", FieldType::IdRef, "the page names what was returned");
        OF_FIELD = 3: internal("of_field", FieldType::Int, "the page names what was returned");
        OF_PART = 4: internal("of_part", FieldType::Text, "the page names what was returned");
        COMMENT = 5: block("comment", "Cấp trên góp ý", "The superior's comment").erasable();
        BY = 6: date("by_day", "Sửa hoặc trả lời trước ngày", "To be mended or answered by");
        // In words, as it was shown to the officer who returned it.
        OLD = 7: block("old", "Cấp trên đã thấy", "What the superior saw").erasable();
        NUMBER = 8: count("number", "Lần trả lại", "Returned for the nth time");
        AT = 9: field("at", "Trả lại lúc", "Returned at", Format::Moment);
        ACCEPTED = 10: field("accepted", "Cấp trên nhận lúc", "Accepted at", Format::Moment).said("Cấp trên đã nhận");
        // Why the committee took it back.
        WITHDRAWN = 11: line("withdrawn", "Cấp trên rút lại", "Withdrawn by the superior").erasable();
    }
    /// The cell's answer, under the id of the return. Whether and what the cell mended stands in its own record.
    return_answer = 58: Kind::of("return_answer", "Trả lời mục bị trả lại", "Answer to a return")
        .shown_in(Page::Returns).counted(Counted::Each)
        .titled(&[words("Trả lời mục bị trả lại"), value(return_answer::OF).after(": ")]) => {
        OF = 1: field("of_return", "Mục bị trả lại", "What was returned", Format::Reference(returned::KIND));
        ANSWER = 2: block("answer", "Chi bộ trả lời", "The cell's answer").erasable_and_seen().joined_by("\n");
        MENDED = 3: field("mended", "Đã sửa", "Mended", Format::Flag).said("Báo cấp trên là đã sửa");
        // The number of the return that is answered: an answer to an earlier one is no answer to the latest.
        TO = 4: internal("to_number", FieldType::Int, "the page shows whether the answer is to the latest comment");
        AT = 5: internal("at", FieldType::Int, "the history shows when it was written");
    }
}
