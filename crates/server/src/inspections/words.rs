//! What can be wrong with what is recorded of an inspection, and what of it a cell is told.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::documents::{refuse_classified, secret_stamp};
use domain::inspections::InspectionStep;
use domain::language::{tidy, tidy_lines};

use crate::failure::Failure;
use crate::reason::MARKED;
use crate::storage::inspections::{InspectionPaper, InspectionWords};

fn refuse<T>(field: &'static str, why: &'static str) -> Result<T, Failure> {
    Err(Failure::Invalid { field, why })
}

fn day(text: &str, field: &'static str) -> Result<Option<NaiveDate>, Failure> {
    match text {
        "" => Ok(None),
        said => match NaiveDate::parse_from_str(said, "%Y-%m-%d") {
            Ok(day) => Ok(Some(day)),
            Err(_) => refuse(field, "Ngày này không có trong lịch."),
        },
    }
}

impl InspectionWords {
    /// The words as they are stored, or the first thing that is wrong with them.
    pub fn checked(self, today: NaiveDate) -> Result<InspectionWords, Failure> {
        let words = self.tidied();
        words.check_texts()?;
        words.check_days(today)?;
        words.check_steps(today)?;
        Ok(words)
    }

    fn tidied(self) -> InspectionWords {
        let block = |text: &str| tidy_lines(text).trim().to_owned();
        let mut steps: Vec<InspectionPaper> = self.steps;
        for step in &mut steps {
            (step.date, step.paper) = (step.date.trim().to_owned(), tidy(&step.paper));
        }
        steps.sort_by_key(|step| step.step);
        InspectionWords {
            what: tidy(&self.what),
            working_group: tidy(&self.working_group),
            merits: block(&self.merits),
            faults: block(&self.faults),
            demands: block(&self.demands),
            how: block(&self.how),
            planned: self.planned.trim().to_owned(),
            begun: self.begun.trim().to_owned(),
            concluded: self.concluded.trim().to_owned(),
            right_by: self.right_by.trim().to_owned(),
            put_right: self.put_right.trim().to_owned(),
            steps,
            ..self
        }
    }

    fn check_texts(&self) -> Result<(), Failure> {
        if self.what.is_empty() {
            return refuse("what", "Xin ghi nội dung kiểm tra, giám sát.");
        }
        if !(1930..=2200).contains(&self.year) {
            return refuse("year", "Xin ghi năm bốn chữ số, ví dụ 2026.");
        }
        for (field, line) in [("what", &self.what), ("working_group", &self.working_group)] {
            if line.chars().count() > 300 {
                return refuse(field, "Xin ghi không quá 300 chữ.");
            }
            if refuse_classified(false, &[line]).is_err() {
                return refuse(field, MARKED);
            }
        }
        let blocks =
            [("merits", &self.merits), ("faults", &self.faults), ("demands", &self.demands), ("how", &self.how)];
        for (field, block) in blocks {
            if block.chars().count() > 20_000 {
                return refuse(field, "Phần chữ này dài quá. Xin rút ngắn lại.");
            }
            if secret_stamp(block).is_some() {
                return refuse(field, MARKED);
            }
        }
        Ok(())
    }

    fn check_days(&self, today: NaiveDate) -> Result<(), Failure> {
        day(&self.planned, "planned")?;
        let begun = day(&self.begun, "begun")?;
        let (concluded, right_by) = (day(&self.concluded, "concluded")?, day(&self.right_by, "right_by")?);
        let put_right = day(&self.put_right, "put_right")?;
        for (field, date) in [("begun", begun), ("concluded", concluded), ("put_right", put_right)] {
            if date.is_some_and(|date| date > today) {
                return refuse(field, "Ngày này chưa đến. Sửa lại ngày.");
            }
        }
        if concluded.is_some() && begun.is_none() {
            return refuse("begun", "Xin ghi ngày bắt đầu.");
        }
        for (field, date) in [("concluded", concluded), ("right_by", right_by), ("put_right", put_right)] {
            if begun.zip(date).is_some_and(|(begun, date)| date < begun) {
                return refuse(field, "Ngày này trước ngày bắt đầu. Xem lại hai ngày.");
            }
        }
        if self.demands.is_empty() && (right_by.is_some() || put_right.is_some()) {
            return refuse("demands", "Xin ghi yêu cầu khắc phục, hoặc để trống ngày.");
        }
        Ok(())
    }

    fn check_steps(&self, today: NaiveDate) -> Result<(), Failure> {
        let steps: BTreeSet<InspectionStep> = self.steps.iter().map(|step| step.step).collect();
        if steps.len() != self.steps.len() {
            return refuse("steps", "Mỗi bước chỉ ghi một lần.");
        }
        for step in &self.steps {
            if day(&step.date, "steps")?.is_some_and(|date| date > today) {
                return refuse("steps", "Có bước ghi ngày chưa đến. Sửa lại ngày.");
            }
            if step.paper.chars().count() > 300 || refuse_classified(false, &[&step.paper]).is_err() {
                return refuse("steps", "Tên giấy tờ dài quá, hoặc có dấu mật. Xin sửa lại.");
            }
        }
        Ok(())
    }

    /// Whether there is something to tell the cell.
    pub fn is_concluded(&self) -> bool {
        let says = [&self.merits, &self.faults, &self.demands].into_iter().any(|text| !text.is_empty());
        !self.concluded.is_empty() && says
    }

    /// What the cell is told, without what stays at the committee.
    pub fn told(&self) -> [&str; 9] {
        let texts = [&self.what, &self.begun, &self.concluded, &self.merits, &self.faults, &self.demands];
        let [what, begun, concluded, merits, faults, demands] = texts.map(String::as_str);
        [self.kind.as_str(), what, begun, concluded, merits, faults, demands, &self.right_by, &self.put_right]
    }
}
