//! Who attended a meeting, over its four denominators: everybody, the exempt, those away, and those due.

use chrono::NaiveDate;

use super::AttendanceMark;
use crate::figures::share;
use crate::id::Id;
use crate::members::{MemberLife, Standing};
use crate::roll_call::Status;
use crate::sessions::SpeakerFrom;
use crate::totals::{MarkRow, People, Rows, SessionRow, session_counts_among};

/// The mark of one member entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attended {
    pub member: Id,
    pub mark: AttendanceMark,
}

/// Each figure is the people that it counts. `due` is always `total` without `exempt` and `away`, with `here`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attendance {
    /// Everybody of the cell on that day, without those who are here for a time.
    pub total: Rows,
    pub official: Rows,
    pub probationary: Rows,
    pub exempt: Rows,
    /// Attached elsewhere for a time, by their dates or by a mark.
    pub away: Rows,
    /// Attached to this cell for a time.
    pub here: Rows,
    pub due: Rows,
    pub present: Rows,
    pub with_reason: Rows,
    pub without: Rows,
    pub unmarked: Rows,
    /// Exempt and came: welcome, and in no share.
    pub exempt_present: Rows,
}

impl Attendance {
    /// `meeting` is on `day`; marks of the same person under two entries count once.
    pub fn of(meeting: Id, day: NaiveDate, people: &People, marks: &[Attended]) -> Attendance {
        let session = SessionRow {
            id: meeting,
            date: day,
            part: 1,
            speaker_from: SpeakerFrom::Cell,
            points: Vec::new(),
            summoned: None,
            non_members: Vec::new(),
            confirmed: false,
        };
        let row = |one: &Attended| MarkRow { session: meeting, member: one.member, status: status(one.mark) };
        let counts = session_counts_among(&session, people, &marks.iter().map(row).collect::<Vec<_>>());
        let of_the_cell = |wanted: &dyn Fn(Id, &MemberLife) -> bool| {
            let those = people.iter().filter(|(person, life)| life.is_of_the_cell_on(day) && wanted(*person, life));
            Rows::of_members(those.map(|(person, _)| person))
        };
        let is_guest = |life: &MemberLife| life.standing_on(day) == Standing::TemporarilyHere;
        let is_exempt = |life: &MemberLife| life.standing_on(day) == Standing::Exempt;
        let is_due = |person| counts.due.has_member(person);
        Attendance {
            total: of_the_cell(&|_, life| !is_guest(life)),
            official: of_the_cell(&|_, life| !is_guest(life) && life.is_official_on(day)),
            probationary: of_the_cell(&|_, life| !is_guest(life) && !life.is_official_on(day)),
            exempt: of_the_cell(&|_, life| is_exempt(life)),
            away: of_the_cell(&|person, life| !is_guest(life) && !is_exempt(life) && !is_due(person)),
            here: of_the_cell(&|person, life| is_guest(life) && is_due(person)),
            due: counts.due.clone(),
            present: counts.present.clone(),
            with_reason: counts.with_reason.clone(),
            without: counts.without.clone(),
            unmarked: counts.unmarked.clone(),
            exempt_present: counts.exempt_present.clone(),
        }
    }

    /// The share of those due who came, in basis points; `None` if nobody is due.
    pub fn share(&self) -> Option<u32> {
        share(self.present.count().into(), self.due.count().into())
    }
}

fn status(mark: AttendanceMark) -> Status {
    mark.mark().status
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::CivilDate;
    use crate::members::{Left, LeftKind, Period};
    use crate::totals::MemberRow;

    fn day(text: &str) -> NaiveDate {
        CivilDate::parse(text).unwrap().day().unwrap()
    }

    fn id(n: u8) -> Id {
        Id([n; 16])
    }

    const MEETING: Id = Id([0xee; 16]);

    /// A list of this many members, some with a life of their own.
    fn people(count: u8, lives: &[(u8, MemberLife)]) -> People {
        let life = |n| lives.iter().find(|(whose, _)| *whose == n).map(|(_, life)| *life).unwrap_or_default();
        let rows: Vec<MemberRow> = (1..=count).map(|n| MemberRow { id: id(n), life: life(n) }).collect();
        People::of(&rows, &[])
    }

    fn since(from: &str) -> Option<Period> {
        Some(Period { from: day(from), until: None })
    }

    fn marked(marks: impl IntoIterator<Item = (u8, AttendanceMark)>) -> Vec<Attended> {
        marks.into_iter().map(|(n, mark)| Attended { member: id(n), mark }).collect()
    }

    fn present(of: std::ops::RangeInclusive<u8>) -> impl Iterator<Item = (u8, AttendanceMark)> {
        of.map(|n| (n, AttendanceMark::Present))
    }

    #[test]
    fn the_exempt_are_absent_from_no_meeting() {
        let exempt = MemberLife { exempt: since("01/01/2020"), ..MemberLife::default() };
        let of = Attendance::of(
            MEETING,
            day("05/11/2026"),
            &people(22, &[(21, exempt), (22, exempt)]),
            &marked(present(1..=20)),
        );
        assert_eq!((of.total.count(), of.exempt.count(), of.due.count(), of.present.count()), (22, 2, 20, 20));
        assert_eq!((of.with_reason.count(), of.without.count(), of.unmarked.count()), (0, 0, 0));
        assert_eq!(of.share(), Some(10_000), "20 of 20, never 90,91 %");
    }

    #[test]
    fn twelve_of_fifteen_came() {
        let absent = [
            (13, AttendanceMark::AbsentWork),
            (14, AttendanceMark::AbsentPersonal),
            (15, AttendanceMark::AbsentWithout),
        ];
        let of = Attendance::of(MEETING, day("05/11/2026"), &people(15, &[]), &marked(present(1..=12).chain(absent)));
        assert_eq!((of.present.count(), of.with_reason.count(), of.without.count()), (12, 2, 1));
        assert_eq!(of.share(), Some(8_000));
    }

    #[test]
    fn nobody_is_present_until_somebody_says_so() {
        let of = Attendance::of(MEETING, day("05/11/2026"), &people(3, &[]), &[]);
        assert_eq!((of.present.count(), of.unmarked.count(), of.share()), (0, 3, Some(0)));
    }

    #[test]
    fn those_due_are_all_without_the_exempt_and_the_away_with_those_here_for_a_time() {
        let lives = [
            (1, MemberLife { exempt: since("01/01/2020"), ..MemberLife::default() }),
            (2, MemberLife { away: since("01/10/2026"), ..MemberLife::default() }),
            (3, MemberLife { here: since("01/11/2026"), ..MemberLife::default() }),
            // Comes only next month, and left last month.
            (4, MemberLife { here: since("01/12/2026"), ..MemberLife::default() }),
            (
                5,
                MemberLife {
                    left: Some(Left { how: LeftKind::Transferred, on: day("01/10/2026") }),
                    ..MemberLife::default()
                },
            ),
            (6, MemberLife { joined: Some(day("01/02/2026").into()), ..MemberLife::default() }),
        ];
        let marks = marked([(1, AttendanceMark::Present), (7, AttendanceMark::CountedElsewhere)]);
        let of = Attendance::of(MEETING, day("05/11/2026"), &people(9, &lives), &marks);
        let counts = [&of.total, &of.exempt, &of.away, &of.here, &of.due].map(Rows::count);
        // 9 less the guests (3, 4) and who left (5); away: 2 by dates, 7 by the mark; due: 3, 6, 8 and 9.
        assert_eq!(counts, [6, 1, 2, 1, 4]);
        assert_eq!((of.official.count(), of.probationary.count(), of.exempt_present.count()), (5, 1, 1));
        assert!(of.here.has_member(id(3)) && of.due.has_member(id(3)), "a guest is due, and not of the total");
        assert_eq!(of.due.count(), of.total.count() - of.exempt.count() - of.away.count() + of.here.count());
    }
}
