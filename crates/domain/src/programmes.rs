//! How the tasks of an action programme stand on a day.

use chrono::NaiveDate;

use crate::text_enum::text_enum;

text_enum! {
    pub enum TaskStanding {
        OnTime = "on_time", "Xong đúng hạn", "Done on time";
        DoneLate = "done_late", "Xong sau hạn", "Done late";
        Open = "open", "Đang trong hạn", "Within its time";
        Late = "late", "Quá hạn, chưa xong", "Overdue";
        Dropped = "dropped", "Thôi không làm", "Dropped";
    }
}

impl TaskStanding {
    /// `finished`: the day on which a task that is done was done, if it is known. The deadline itself is in time.
    pub fn of(
        progress: &str,
        deadline: Option<NaiveDate>,
        finished: Option<NaiveDate>,
        today: NaiveDate,
    ) -> TaskStanding {
        let after = |day: Option<NaiveDate>| day.zip(deadline).is_some_and(|(day, deadline)| day > deadline);
        match progress {
            "dropped" => TaskStanding::Dropped,
            "done" if after(finished) => TaskStanding::DoneLate,
            "done" => TaskStanding::OnTime,
            _ if after(Some(today)) => TaskStanding::Late,
            _ => TaskStanding::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 7, day).unwrap()
    }

    #[test]
    fn a_task_is_late_from_the_day_after_its_deadline_and_late_for_good_when_it_was_done_then() {
        let of = |progress, finished: Option<u32>, today| {
            TaskStanding::of(progress, Some(day(10)), finished.map(day), day(today))
        };
        assert_eq!(of("ongoing", None, 10), TaskStanding::Open);
        assert_eq!(of("not_begun", None, 11), TaskStanding::Late);
        assert_eq!(of("done", Some(10), 30), TaskStanding::OnTime);
        assert_eq!(of("done", Some(11), 30), TaskStanding::DoneLate);
        assert_eq!(of("dropped", None, 30), TaskStanding::Dropped);
        assert_eq!(of("of a newer program", None, 30), TaskStanding::Late, "not known to be done");
    }
}
