//! The shares of a round's figures, and sums over cells.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use super::rows::Counts;
use crate::figures::{Shares, share};

impl Counts {
    /// The share of those due who were present, in basis points; `None` if nobody is due.
    pub fn present_share(&self) -> Option<u32> {
        share(self.present.into(), self.due.into())
    }

    /// The share of those due who studied (present or made up).
    pub fn studied_share(&self) -> Option<u32> {
        share(self.studied.into(), self.due.into())
    }

    /// A separate rate with its own denominator, never combined with the members'. `None` if more came than were
    /// invited, because then the number of those invited is wrong or is no denominator.
    pub fn non_members_share(&self) -> Option<u32> {
        if self.non_members_attended > self.non_members_invited {
            return None;
        }
        share(self.non_members_attended.into(), self.non_members_invited.into())
    }

    pub fn essays_share(&self) -> Option<u32> {
        share(self.essays_received.into(), self.essays_due.into())
    }

    /// Received essays that nobody has graded yet.
    pub fn essays_not_graded(&self) -> u32 {
        let graded = [self.grade_good, self.grade_fair, self.grade_average, self.grade_failed];
        graded.into_iter().fold(self.essays_received, u32::saturating_sub)
    }

    /// The shares of tốt, khá, trung bình, không đạt among the graded essays.
    pub fn grade_shares(&self) -> Option<Shares> {
        Shares::of(&[self.grade_good, self.grade_fair, self.grade_average, self.grade_failed].map(u64::from))
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        macro_rules! add {
            ($($field:ident)*) => { $(self.$field = self.$field.saturating_add(other.$field);)* };
        }
        add!(due present with_reason without unmarked made_up studied make_up_owed exempt_present);
        add!(sessions sessions_by_superior sessions_by_secretary sessions_by_committee_member sessions_by_cell);
        add!(turns points non_members_invited non_members_attended);
        add!(essays_due essays_received essays_exempt essays_owed);
        add!(grade_good grade_fair grade_average grade_failed);
    }
}

impl Add for Counts {
    type Output = Counts;

    fn add(mut self, other: Counts) -> Counts {
        self += other;
        self
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Counts>>(counts: I) -> Counts {
        counts.fold(Counts::default(), Add::add)
    }
}
