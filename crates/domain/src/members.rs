//! A member's dates in the cell: probation, exemption, attachment elsewhere, leaving. Denominators follow from
//! these dates.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::{CivilDate, vietnamese};
use crate::language::{exact_fold, fold, tidy};
use crate::text_enum::text_enum;
use crate::value::{FieldValue, Value};

text_enum! {
    pub enum LeftKind {
        Transferred = "transferred", "Chuyển sinh hoạt đảng chính thức";
        Deceased = "deceased", "Từ trần";
    }
}

text_enum! {
    /// A member's standing on one day.
    pub enum Standing {
        NotYetJoined = "not_yet_joined", "Chưa kết nạp";
        Active = "active", "Đang sinh hoạt";
        Exempt = "exempt", "Miễn công tác và sinh hoạt đảng";
        TemporarilyAway = "temporarily_away", "Sinh hoạt đảng tạm thời nơi khác";
        /// A member of another cell who is attached to this one: due here, and none of its total.
        TemporarilyHere = "temporarily_here", "Sinh hoạt đảng tạm thời tại đây";
        Transferred = "transferred", "Đã chuyển đi";
        Deceased = "deceased", "Đã từ trần";
    }
}

/// Both ends belong to the period; without a last day it is open-ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
}

impl Period {
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

impl Period {
    pub fn vietnamese(self) -> String {
        let from = vietnamese(self.from);
        match self.until {
            Some(until) => format!("từ {from} đến {}", vietnamese(until)),
            None => format!("từ {from}"),
        }
    }
}

/// [from, until or null]
impl FieldValue for Period {
    fn from_value(value: &Value) -> Option<Period> {
        Some(Period { from: value.part(0).as_day()?, until: value.part(1).as_day() })
    }

    fn to_value(&self) -> Value {
        Value::List(vec![Value::day(self.from), Value::optional(self.until, Value::day)])
    }
}

/// How and when a member left the cell for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    pub how: LeftKind,
    pub on: NaiveDate,
}

impl Left {
    pub fn vietnamese(self) -> String {
        format!("{} từ {}", self.how.vietnamese(), vietnamese(self.on))
    }
}

/// [word, on]
impl FieldValue for Left {
    fn from_value(value: &Value) -> Option<Left> {
        Some(Left { how: value.part(0).as_text()?.parse().ok()?, on: value.part(1).as_day()? })
    }

    fn to_value(&self) -> Value {
        Value::List(vec![Value::text(self.how.as_str()), Value::day(self.on)])
    }
}

/// A fault in one of a member's dates, or in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    BornAhead,
    JoinedTooEarly,
    OfficialTooEarly,
}

impl DateFault {
    /// The field at fault.
    pub fn field(self) -> &'static str {
        match self {
            DateFault::BornAhead => "born",
            DateFault::JoinedTooEarly => "joined",
            DateFault::OfficialTooEarly => "official",
        }
    }

    pub fn sentence(self) -> &'static str {
        match self {
            DateFault::BornAhead => "Ngày sinh ở sau hôm nay. Xem lại ngày sinh.",
            DateFault::JoinedTooEarly => "Ngày kết nạp phải sau ngày sinh. Xem lại hai ngày này.",
            DateFault::OfficialTooEarly => "Ngày chính thức phải sau ngày kết nạp. Xem lại hai ngày này.",
        }
    }
}

/// The common rule of lists and forms: nobody is born after today, and birth, joining and becoming official are
/// in that order. A bare year may mean any day in it. `today` is `None` if it is not known.
pub fn date_fault(
    born: Option<CivilDate>,
    joined: Option<CivilDate>,
    official: Option<CivilDate>,
    today: Option<NaiveDate>,
) -> Option<DateFault> {
    let ahead = |born: CivilDate| today.is_some_and(|today| born.first_day() > today);
    if born.is_some_and(ahead) {
        Some(DateFault::BornAhead)
    } else if certainly_after(born, joined) || (joined.is_some() && born == joined) {
        Some(DateFault::JoinedTooEarly)
    } else if certainly_after(joined, official) {
        Some(DateFault::OfficialTooEarly)
    } else {
        None
    }
}

fn certainly_after(first: Option<CivilDate>, second: Option<CivilDate>) -> bool {
    first.zip(second).is_some_and(|(first, second)| match (first.day(), second.day()) {
        (Some(first), Some(second)) => first > second,
        _ => first.year() > second.year(),
    })
}

/// The standing that a list's note states: "Miễn SH", "Đã chuyển SH". `None` if the note revokes it, or is
/// about somebody who joined the cell.
pub fn standing_said(note: &str) -> Option<Standing> {
    let folded = fold(&tidy(note));
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let text = format!(" {} ", words.join(" "));
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")));
    if has(&["het mien", "khong mien", "thoi mien", "chuyen den", "chuyen ve", "moi chuyen den", "het tam thoi"]) {
        return None;
    }
    // Folded, mất could not be distinguished from mật and mặt.
    let died = exact_fold(&tidy(note)).split(|c: char| !c.is_alphanumeric()).any(|word| word == "mất");
    if has(&["tu tran", "qua doi", "da chet"]) || died {
        Some(Standing::Deceased)
    } else if has(&["tam thoi", "shtt", "di lam an xa", "lam an xa"]) {
        Some(Standing::TemporarilyAway)
    } else if has(&["chuyen sh", "chuyen sinh hoat", "chuyen shd", "da chuyen", "chuyen di", "chuyen dang"]) {
        Some(Standing::Transferred)
    } else if has(&["mien", "mien sh", "mien sinh hoat", "mien cong tac", "duoc mien"]) {
        Some(Standing::Exempt)
    } else {
        None
    }
}

/// The dated facts about one member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberLife {
    /// Kết nạp. If unknown, the member counts as joined.
    pub joined: Option<CivilDate>,
    /// Công nhận chính thức: the day on which probation ends.
    pub official: Option<CivilDate>,
    /// Miễn công tác và sinh hoạt đảng.
    pub exempt: Option<Period>,
    /// Sinh hoạt đảng tạm thời nơi khác.
    pub away: Option<Period>,
    /// Sinh hoạt đảng tạm thời tại đây: a member of another cell, who is of this one in the period only.
    pub here: Option<Period>,
    /// From that day on the member no longer belongs to this cell.
    pub left: Option<Left>,
}

/// A standing with the days on which it began and ends, if known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingSpan {
    pub standing: Standing,
    pub since: Option<CivilDate>,
    pub until: Option<NaiveDate>,
}

impl MemberLife {
    pub fn standing_on(&self, day: NaiveDate) -> Standing {
        self.standing_span_on(day).standing
    }

    /// As [`MemberLife::standing_on`], with the dates.
    pub fn standing_span_on(&self, day: NaiveDate) -> StandingSpan {
        if let Some(Left { how: kind, on }) = self.left.filter(|left| left.on <= day) {
            let standing = match kind {
                LeftKind::Transferred => Standing::Transferred,
                LeftKind::Deceased => Standing::Deceased,
            };
            return StandingSpan { standing, since: Some(on.into()), until: None };
        }
        if self.joined.is_some_and(|joined| joined.first_day() > day) {
            return StandingSpan { standing: Standing::NotYetJoined, since: None, until: None };
        }
        let span =
            |standing, period: Period| StandingSpan { standing, since: Some(period.from.into()), until: period.until };
        match self.here {
            Some(here) if here.holds(day) => return span(Standing::TemporarilyHere, here),
            Some(here) if day < here.from => {
                return StandingSpan { standing: Standing::NotYetJoined, since: None, until: None };
            }
            Some(here) => {
                let gone = here.until.map(CivilDate::from);
                return StandingSpan { standing: Standing::Transferred, since: gone, until: None };
            }
            None => {}
        }
        if let Some(away) = self.away.filter(|away| away.holds(day)) {
            return span(Standing::TemporarilyAway, away);
        }
        if let Some(exempt) = self.exempt.filter(|exempt| exempt.holds(day)) {
            return span(Standing::Exempt, exempt);
        }
        StandingSpan { standing: Standing::Active, since: self.joined, until: None }
    }

    /// Whether probation is over. If a list gives neither date, the member counts as official, because a
    /// probationary member always has a day of joining. A bare year counts from its first day.
    pub fn is_official_on(&self, day: NaiveDate) -> bool {
        match self.official {
            Some(official) => official.first_day() <= day,
            None => self.joined.is_none(),
        }
    }

    /// Whether the member is in the denominator of a session on that day.
    pub fn is_due_on(&self, day: NaiveDate) -> bool {
        matches!(self.standing_on(day), Standing::Active | Standing::TemporarilyHere)
    }

    /// Whether the member is on the roll-call sheet of that day: everybody of the cell, including those exempt
    /// and away.
    pub fn is_of_the_cell_on(&self, day: NaiveDate) -> bool {
        match self.standing_on(day) {
            Standing::Active | Standing::Exempt | Standing::TemporarilyAway | Standing::TemporarilyHere => true,
            Standing::NotYetJoined | Standing::Transferred | Standing::Deceased => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        CivilDate::parse(text).unwrap().day().unwrap()
    }

    fn date(text: &str) -> Option<CivilDate> {
        Some(CivilDate::parse(text).unwrap())
    }

    #[test]
    fn probation_ends_on_the_official_date() {
        let life = MemberLife { joined: date("08/01/2026"), official: date("08/01/2027"), ..MemberLife::default() };
        assert!(!life.is_official_on(day("07/01/2027")));
        assert!(life.is_official_on(day("08/01/2027")));
        assert!(life.is_due_on(day("08/01/2026")), "a probationary member is due");
        assert!(!MemberLife { official: None, ..life }.is_official_on(day("01/01/2030")));
        assert!(MemberLife::default().is_official_on(day("01/01/2026")));
    }

    #[test]
    fn nobody_is_due_before_joining_or_after_leaving() {
        let life = MemberLife {
            joined: date("12/03/2026"),
            left: Some(Left { how: LeftKind::Deceased, on: day("20/06/2026") }),
            ..MemberLife::default()
        };
        assert_eq!(life.standing_on(day("11/03/2026")), Standing::NotYetJoined);
        assert_eq!(life.standing_on(day("12/03/2026")), Standing::Active);
        assert_eq!(life.standing_on(day("19/06/2026")), Standing::Active);
        assert_eq!(life.standing_on(day("20/06/2026")), Standing::Deceased);
        assert!(!life.is_of_the_cell_on(day("20/06/2026")));
    }

    #[test]
    fn periods_hold_on_both_their_ends() {
        let period = Period { from: day("01/03/2026"), until: Some(day("31/03/2026")) };
        let away = MemberLife { away: Some(period), ..MemberLife::default() };
        for (on, standing) in [
            ("28/02/2026", Standing::Active),
            ("01/03/2026", Standing::TemporarilyAway),
            ("31/03/2026", Standing::TemporarilyAway),
            ("01/04/2026", Standing::Active),
        ] {
            assert_eq!(away.standing_on(day(on)), standing, "{on}");
        }
        assert_eq!(away.standing_span_on(day("05/03/2026")).until, Some(day("31/03/2026")));
        let exempt =
            MemberLife { exempt: Some(Period { from: day("01/01/2020"), until: None }), ..MemberLife::default() };
        assert_eq!(exempt.standing_on(day("01/01/2090")), Standing::Exempt);
    }

    #[test]
    fn notes_of_lists_speak_of_standings() {
        for (note, standing) in [
            ("Miễn SH", Some(Standing::Exempt)),
            ("miễn sinh hoạt", Some(Standing::Exempt)),
            ("Được miễn công tác và SH đảng", Some(Standing::Exempt)),
            ("Đã chuyển SH", Some(Standing::Transferred)),
            ("Chuyển sinh hoạt 5/2025", Some(Standing::Transferred)),
            ("Chuyển SH tạm thời", Some(Standing::TemporarilyAway)),
            ("đi làm ăn xa", Some(Standing::TemporarilyAway)),
            ("Đã mất", Some(Standing::Deceased)),
            ("Từ trần 2024", Some(Standing::Deceased)),
            ("Chuyển đến 2024", None),
            ("Hết miễn", None),
            ("Dự bị", None),
            ("giữ bí mật", None),
            ("vắng mặt", None),
            ("", None),
        ] {
            assert_eq!(standing_said(note), standing, "{note}");
        }
    }

    #[test]
    fn dates_stand_in_the_order_of_a_life() {
        let today = Some(day("29/11/2026"));
        for (born, joined, official, fault) in [
            ("1979", "2001", "2002", None),
            ("2030", "", "", Some(DateFault::BornAhead)),
            ("30/11/2026", "", "", Some(DateFault::BornAhead)),
            ("2026", "", "", None),
            ("16/08/1979", "1979", "", None),
            ("16/08/1979", "15/08/1979", "", Some(DateFault::JoinedTooEarly)),
            ("16/08/1979", "16/08/1979", "", Some(DateFault::JoinedTooEarly)),
            ("1979", "1978", "", Some(DateFault::JoinedTooEarly)),
            ("", "03/02/2001", "02/02/2001", Some(DateFault::OfficialTooEarly)),
            ("", "03/02/2001", "03/02/2001", None),
        ] {
            let read = |text: &str| CivilDate::parse_optional(text).unwrap();
            assert_eq!(
                date_fault(read(born), read(joined), read(official), today),
                fault,
                "{born} {joined} {official}"
            );
        }
        assert_eq!(date_fault(date("2030"), None, None, None), None, "nobody can say");
    }

    #[test]
    fn leaving_outranks_being_away_outranks_exemption() {
        let always = Some(Period { from: day("01/01/2020"), until: None });
        let mut life = MemberLife { exempt: always, away: always, ..MemberLife::default() };
        assert_eq!(life.standing_on(day("01/05/2026")), Standing::TemporarilyAway);
        life.left = Some(Left { how: LeftKind::Transferred, on: day("01/05/2026") });
        assert_eq!(life.standing_on(day("01/05/2026")), Standing::Transferred);
    }

    #[test]
    fn a_guest_is_of_the_cell_in_the_period_of_the_attachment_only() {
        let period = Period { from: day("01/03/2026"), until: Some(day("31/08/2026")) };
        let life = MemberLife { here: Some(period), ..MemberLife::default() };
        for (on, due) in [("28/02/2026", false), ("01/03/2026", true), ("31/08/2026", true), ("01/09/2026", false)] {
            assert_eq!((life.is_due_on(day(on)), life.is_of_the_cell_on(day(on))), (due, due), "{on}");
        }
    }

    #[test]
    fn a_bare_year_of_joining_counts_from_its_first_day() {
        let life = MemberLife { joined: date("1978"), ..MemberLife::default() };
        assert!(life.is_due_on(day("01/01/1978")) && !life.is_due_on(day("31/12/1977")));
    }
}
