use super::number;
use chrono::NaiveDate;

/// What an expression is worth.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Number(f64),
    Text(String),
    Truth(bool),
    Day(NaiveDate),
}

/// What is not answered.
impl Default for Value {
    fn default() -> Value {
        Value::Text(String::new())
    }
}

impl Value {
    /// A day is the number of days since 1 January 1970.
    pub fn number(&self) -> f64 {
        match self {
            Value::Number(number) => *number,
            Value::Text(text) => number::of_text(text),
            Value::Truth(truth) => f64::from(u8::from(*truth)),
            Value::Day(day) => i32::try_from(since_1970(*day)).map_or(f64::NAN, f64::from),
        }
    }

    /// A number is true unless it is zero or NaN, a text unless it is empty.
    pub fn truth(&self) -> bool {
        match self {
            Value::Number(number) => !number.is_nan() && !number::equal(*number, 0.0),
            Value::Text(text) => !text.is_empty(),
            Value::Truth(truth) => *truth,
            Value::Day(_) => true,
        }
    }

    pub fn text(&self) -> String {
        match self {
            Value::Number(number) => number::to_text(*number),
            Value::Text(text) => text.clone(),
            Value::Truth(truth) => truth.to_string(),
            Value::Day(day) => day.format("%Y-%m-%d").to_string(),
        }
    }

    /// Neither an empty text nor NaN.
    pub fn is_something(&self) -> bool {
        match self {
            Value::Number(number) => !number.is_nan(),
            Value::Text(text) => !text.is_empty(),
            Value::Truth(_) | Value::Day(_) => true,
        }
    }

    /// As XPath compares: as truths if one of the two is one, else as numbers if one of them is, else as texts.
    pub fn equals(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Truth(_), _) | (_, Value::Truth(_)) => self.truth() == other.truth(),
            (Value::Number(_), _) | (_, Value::Number(_)) => number::equal(self.number(), other.number()),
            (Value::Text(_) | Value::Day(_), Value::Text(_) | Value::Day(_)) => self.text() == other.text(),
        }
    }

    /// The day of a text `2026-03-12` or of a number of days since 1970. An empty text stays one.
    pub fn to_day(&self) -> Value {
        match self {
            Value::Day(day) => Value::Day(*day),
            Value::Text(text) if text.is_empty() => Value::default(),
            Value::Text(text) => day_of(text).map_or(Value::Number(f64::NAN), Value::Day),
            Value::Number(_) | Value::Truth(_) => {
                day_after_1970(self.number()).map_or(Value::Number(f64::NAN), Value::Day)
            }
        }
    }
}

/// A day as it is stored: `2026-03-12`.
pub fn day_of(text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (day.format("%Y-%m-%d").to_string() == text).then_some(day)
}

fn since_1970(day: NaiveDate) -> i64 {
    (day - NaiveDate::default()).num_days()
}

fn day_after_1970(days: f64) -> Option<NaiveDate> {
    // A hundred thousand days are further than any form asks, and within the calendar's bounds. Truncated on purpose:
    // `date(1.5)` is the day of `date(1)`.
    #[allow(clippy::cast_possible_truncation)]
    let days = (days.abs() <= 100_000.0).then(|| days.trunc() as i64)?;
    NaiveDate::default().checked_add_signed(chrono::TimeDelta::try_days(days)?)
}
