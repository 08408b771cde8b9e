//! The registers from which sessions choose. A register may refer to a round, so the description of a session can't
//! name the register itself: it knows it by number.

/// Those who present.
pub const SPEAKERS: u16 = 26;
/// The connection points, of which a session keeps the names.
pub const POINTS: u16 = 29;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{kind, meeting_point, registered_speaker};

    #[test]
    fn the_numbers_are_those_of_registers_whose_first_required_field_is_a_name() {
        assert_eq!((SPEAKERS, POINTS), (registered_speaker::KIND, meeting_point::KIND));
        for number in [SPEAKERS, POINTS] {
            let first = kind(number).unwrap().fields.iter().find(|field| field.required).unwrap();
            assert_eq!(first.column, "name");
        }
    }
}
