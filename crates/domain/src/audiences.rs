//! Audiences: groups of the cell's people, smaller than those who open its book, to whom some values are sealed.

use crate::authors::Role;
use crate::id::Id;
use crate::text_enum::text_enum;

text_enum! {
    pub enum Audience {
        /// Evidence for the yearly rating, and the ratings.
        Ratings = "ratings", "Tư liệu đánh giá, xếp loại", "Ratings and their evidence";
        /// Grades of essays before they are reconciled.
        Grading = "grading", "Chấm bài thu hoạch", "Grading of essays";
    }
}

impl Audience {
    /// Names the audience in records of its members.
    pub fn id(self) -> Id {
        Id::first_half(blake3::hash(&[b"sochibo audience v1".as_slice(), self.as_str().as_bytes()].concat()))
    }

    /// Whether somebody with this role may belong to it.
    pub const fn may_include(self, role: Role) -> bool {
        match self {
            Audience::Ratings => role.keeps_the_book(),
            Audience::Grading => role.keeps_the_book() || matches!(role, Role::GradingMember),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_belong_to_no_audience_and_graders_to_theirs() {
        for audience in Audience::ALL {
            assert!(!audience.may_include(Role::Reader));
            assert!(audience.may_include(Role::CommitteeMember));
        }
        assert!(Audience::Grading.may_include(Role::GradingMember));
        assert!(!Audience::Ratings.may_include(Role::GradingMember));
    }
}
