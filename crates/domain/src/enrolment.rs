//! The progress of a laptop in joining its superior committee.

use crate::id::Id;
use crate::text_enum::text_enum;
use crate::value::{FieldValue, Value};

text_enum! {
    pub enum EnrolmentState {
        Alone = "alone", "Chưa nối với cấp trên";
        Waiting = "waiting", "Chờ cấp trên đối chiếu";
        Enrolled = "enrolled", "Đã nối với cấp trên";
        Revoked = "revoked", "Đã thu hồi";
    }
}

text_enum! {
    /// A laptop's state in the superior's records.
    pub enum DeviceState {
        Waiting = "waiting", "Chờ đối chiếu";
        Active = "active", "Đang dùng";
        Refused = "refused", "Không nhận";
        Revoked = "revoked", "Đã thu hồi";
    }
}

impl EnrolmentState {
    /// `token_handed_in`: an invite was used and has not expired; `device`: the superior's record, once it has
    /// arrived.
    pub fn of(token_handed_in: bool, device: Option<DeviceState>) -> EnrolmentState {
        match (device, token_handed_in) {
            (Some(DeviceState::Active), _) => EnrolmentState::Enrolled,
            (Some(DeviceState::Revoked), _) => EnrolmentState::Revoked,
            (Some(DeviceState::Refused), _) | (None, false) => EnrolmentState::Alone,
            (Some(DeviceState::Waiting), _) | (None, true) => EnrolmentState::Waiting,
        }
    }
}

/// The answer in a comparison of words before a laptop is given the cell's key: the id of the answering laptop,
/// and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyAnswer {
    pub holder: Id,
    pub number: [u8; 32],
}

/// [device id, number]
impl FieldValue for KeyAnswer {
    fn from_value(value: &Value) -> Option<KeyAnswer> {
        Some(KeyAnswer { holder: value.part(0).as_id()?, number: value.part(1).as_bytes()?.try_into().ok()? })
    }

    fn to_value(&self) -> Value {
        Value::List(vec![Value::id(self.holder), Value::Bytes(self.number.to_vec())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_laptop_joins_once_the_officer_has_compared_the_words() {
        assert_eq!(EnrolmentState::of(false, None), EnrolmentState::Alone);
        assert_eq!(EnrolmentState::of(true, None), EnrolmentState::Waiting);
        assert_eq!(EnrolmentState::of(true, Some(DeviceState::Waiting)), EnrolmentState::Waiting);
        assert_eq!(EnrolmentState::of(true, Some(DeviceState::Active)), EnrolmentState::Enrolled);
        assert_eq!(EnrolmentState::of(true, Some(DeviceState::Refused)), EnrolmentState::Alone);
        assert_eq!(EnrolmentState::of(true, Some(DeviceState::Revoked)), EnrolmentState::Revoked);
    }
}
