//! One session within a round.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::text_enum::text_enum;
use crate::value::{FieldValue, Value};

text_enum! {
    pub enum SessionForm {
        InPerson = "in_person", "Trực tiếp", "In person";
        Online = "online", "Trực tuyến", "Online";
        Hybrid = "hybrid", "Trực tiếp kết hợp trực tuyến", "Hybrid";
        SelfStudy = "self_study", "Tự nghiên cứu tài liệu", "Self-study";
        InCellMeeting = "in_cell_meeting", "Trong sinh hoạt chi bộ", "In a cell meeting";
        Specialised = "specialised", "Chuyên đề theo ngành, lĩnh vực", "Specialised";
    }
}

text_enum! {
    /// Who presented. It is counted, because cells are meant to be left with less work.
    pub enum SpeakerFrom {
        Superior = "superior", "Cấp trên", "Superior";
        Secretary = "secretary", "Bí thư chi bộ", "Secretary";
        CommitteeMember = "committee_member", "Cấp ủy viên được phân công", "Assigned member of the committee";
        /// Nobody was sent and nobody was assigned: the cell was left alone.
        Cell = "cell", "Chi bộ", "Cell";
    }
}

/// People who are not members, counted by group, never named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NonMembers {
    /// "Công chức", "Nhân dân"…
    pub group: String,
    pub invited: u32,
    pub attended: u32,
}

impl NonMembers {
    pub fn vietnamese(&self) -> String {
        format!("{} {}/{}", self.group, self.attended, self.invited)
    }
}

/// [group, invited, attended]
impl FieldValue for NonMembers {
    fn from_value(value: &Value) -> Option<NonMembers> {
        let group = value.part(0).as_text()?.to_owned();
        Some(NonMembers { group, invited: value.part(1).as_count()?, attended: value.part(2).as_count()? })
    }

    fn to_value(&self) -> Value {
        let (invited, attended) = (Value::Int(self.invited.into()), Value::Int(self.attended.into()));
        Value::List(vec![Value::text(&self.group), invited, attended])
    }
}

/// A list of groups; an empty one is stored as null.
impl FieldValue for Vec<NonMembers> {
    fn from_value(value: &Value) -> Option<Vec<NonMembers>> {
        Some(value.as_list()?.iter().filter_map(NonMembers::from_value).collect())
    }

    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Null } else { Value::List(self.iter().map(NonMembers::to_value).collect()) }
    }
}

/// Somebody confirmed that the roll-call is complete. The field is emptied when a mark is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmed {
    pub at_ms: u64,
    pub by: Id,
}

/// [at ms, person id]
impl FieldValue for Confirmed {
    fn from_value(value: &Value) -> Option<Confirmed> {
        Some(Confirmed { at_ms: u64::try_from(value.part(0).as_int()?).ok()?, by: value.part(1).as_id()? })
    }

    fn to_value(&self) -> Value {
        Value::List(vec![Value::Int(i64::try_from(self.at_ms).unwrap_or(i64::MAX)), Value::id(self.by)])
    }
}
