//! Roll-call marks. Nobody counts as present until somebody marks them.

use serde::{Deserialize, Serialize};

use crate::text_enum::text_enum;
use crate::value::{FieldValue, Value};

text_enum! {
    /// The mark of one member in one session.
    #[derive(Default)]
    pub enum Status {
        #[default]
        Unmarked = "unmarked", "Chưa điểm danh";
        Present = "present", "Có mặt";
        PresentElsewhere = "present_elsewhere", "Có mặt – điểm cầu khác";
        WithReason = "with_reason", "Vắng có lý do";
        Without = "without", "Vắng không lý do";
        /// Not due here because of a temporary attachment elsewhere.
        CountedElsewhere = "counted_elsewhere", "Tính ở nơi khác";
        ExemptPresent = "exempt_present", "Có dự, không tính tỷ lệ";
    }
}

impl Status {
    /// The number in the stored mark.
    pub const fn code(self) -> u8 {
        match self {
            Status::Unmarked => 0,
            Status::Present => 1,
            Status::PresentElsewhere => 2,
            Status::WithReason => 3,
            Status::Without => 4,
            Status::CountedElsewhere => 5,
            Status::ExemptPresent => 6,
        }
    }

    /// `None` for a code of a newer program; such a mark counts nobody as present.
    pub fn from_code(code: i64) -> Option<Status> {
        Status::ALL.iter().copied().find(|status| i64::from(status.code()) == code)
    }

    pub const fn is_present(self) -> bool {
        matches!(self, Status::Present | Status::PresentElsewhere | Status::ExemptPresent)
    }

    pub const fn is_absent(self) -> bool {
        matches!(self, Status::WithReason | Status::Without)
    }
}

text_enum! {
    /// Why somebody was absent: a code, readable at the cell only.
    pub enum AbsenceReason {
        Work = "work", "Công tác";
        Study = "study", "Học tập, tập huấn";
        FarAway = "far_away", "Đi làm ăn xa";
        /// One code together with health, because which of the two it is must stay private.
        Personal = "personal", "Việc riêng, sức khỏe";
        Other = "other", "Lý do khác đã báo";
    }
}

impl AbsenceReason {
    /// The byte that is sealed: one byte for every reason, so that its length reveals nothing.
    pub const fn code(self) -> u8 {
        match self {
            AbsenceReason::Work => 1,
            AbsenceReason::Study => 2,
            AbsenceReason::FarAway => 3,
            AbsenceReason::Personal => 4,
            AbsenceReason::Other => 5,
        }
    }

    pub fn from_code(code: u8) -> Option<AbsenceReason> {
        AbsenceReason::ALL.iter().copied().find(|reason| reason.code() == code)
    }
}

/// One mark. Status and reason are one value, so that a merge can't combine one with another's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub status: Status,
    /// Index into the session's connection points.
    pub point: u32,
    /// The mark was set together with many others by one act.
    pub bulk: bool,
    /// Only with [`Status::WithReason`], and only if it can be unsealed.
    pub reason: Option<AbsenceReason>,
}

impl Mark {
    /// The mark for a digit in the grid: 0 removes a mark, 3–7 include a reason.
    pub fn of_digit(digit: u8) -> Option<Mark> {
        let (status, reason) = match digit {
            0 => (Status::Unmarked, None),
            1 => (Status::Present, None),
            2 => (Status::PresentElsewhere, None),
            3 => (Status::WithReason, Some(AbsenceReason::Work)),
            4 => (Status::WithReason, Some(AbsenceReason::Study)),
            5 => (Status::WithReason, Some(AbsenceReason::FarAway)),
            6 => (Status::WithReason, Some(AbsenceReason::Personal)),
            7 => (Status::WithReason, Some(AbsenceReason::Other)),
            8 => (Status::Without, None),
            9 => (Status::CountedElsewhere, None),
            _ => return None,
        };
        Some(Mark { status, reason, ..Mark::default() })
    }
}

/// The stored form of a mark: the reason for an absence is sealed to the cell's ring.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SealedMark {
    pub status: Status,
    pub point: u32,
    pub bulk: bool,
    pub reason: Option<Vec<u8>>,
}

/// [status, point, bulk, sealed reason or null]. A status of a newer program counts as unmarked.
impl FieldValue for SealedMark {
    fn from_value(value: &Value) -> Option<SealedMark> {
        value.as_list()?;
        Some(SealedMark {
            status: value.part(0).as_int().and_then(Status::from_code).unwrap_or_default(),
            point: value.part(1).as_count().unwrap_or_default(),
            bulk: value.part(2).is_on(),
            reason: value.part(3).as_bytes().map(<[u8]>::to_vec),
        })
    }

    fn to_value(&self) -> Value {
        let reason = Value::optional(self.reason.clone(), Value::Bytes);
        Value::List(vec![
            Value::Int(self.status.code().into()),
            Value::Int(self.point.into()),
            Value::flag(self.bulk),
            reason,
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_starts_unmarked() {
        assert_eq!(Mark::default().status, Status::Unmarked);
        assert!(!Status::default().is_present());
    }

    #[test]
    fn stored_codes_and_words_read_back() {
        for status in Status::ALL {
            assert_eq!(Status::from_code(status.code().into()), Some(*status));
            assert_eq!(status.as_str().parse(), Ok(*status));
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
        }
        for reason in AbsenceReason::ALL {
            assert_eq!(AbsenceReason::from_code(reason.code()), Some(*reason));
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.as_str());
        }
        assert_eq!(Status::from_code(7), None);
        assert_eq!(AbsenceReason::from_code(0), None);
        assert!("nonsense".parse::<Status>().is_err());
    }

    #[test]
    fn only_absences_with_reason_carry_one() {
        for digit in 0..=9 {
            let mark = Mark::of_digit(digit).unwrap();
            assert_eq!(mark.reason.is_some(), mark.status == Status::WithReason, "{digit}");
        }
        assert_eq!(Mark::of_digit(10), None);
    }
}
