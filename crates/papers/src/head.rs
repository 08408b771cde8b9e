use chrono::{Datelike, NaiveDate};

/// The head of a Party paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentHead {
    /// "Đảng ủy xã Nà Tăm": printed in capitals.
    pub superior: String,
    /// "Chi bộ bản Nà Tăm": printed in bold capitals.
    pub issuer: String,
    /// `None` leaves space to write the number by hand.
    pub number: Option<u32>,
    /// "BC/CB" or "BC/ĐU".
    pub symbol: String,
    pub place: String,
    pub date: NaiveDate,
}

impl DocumentHead {
    /// "Số 05-BC/CB": no colon, a zero before numbers under ten.
    #[must_use]
    pub fn number_line(&self) -> String {
        let symbol = &self.symbol;
        self.number.map_or_else(|| format!("Số        -{symbol}"), |number| format!("Số {number:02}-{symbol}"))
    }
}

/// "Bình Lư, ngày 03 tháng 02 năm 2026": a leading zero only for days under ten and for January and February.
#[must_use]
pub fn dateline(place: &str, date: NaiveDate) -> String {
    let month = if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() };
    format!("{place}, ngày {:02} tháng {month} năm {}", date.day(), date.year())
}

/// Who signs, and on whose behalf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// "T/M CHI BỘ", "T/M CHI ỦY", "T/M BAN THƯỜNG VỤ"; empty if a person signs alone.
    pub on_behalf: String,
    /// "BÍ THƯ".
    pub role: String,
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_before_days_and_the_first_two_months() {
        let line = |y, m, d| dateline("Bình Lư", NaiveDate::from_ymd_opt(y, m, d).expect("a day"));
        assert_eq!(line(2026, 2, 3), "Bình Lư, ngày 03 tháng 02 năm 2026");
        assert_eq!(line(2026, 3, 9), "Bình Lư, ngày 09 tháng 3 năm 2026");
        assert_eq!(line(2026, 11, 12), "Bình Lư, ngày 12 tháng 11 năm 2026");
    }

    #[test]
    fn numbers_have_two_figures_at_least() {
        let head = |number| DocumentHead {
            superior: String::new(),
            issuer: String::new(),
            number,
            symbol: "BC/CB".into(),
            place: String::new(),
            date: NaiveDate::default(),
        };
        assert_eq!(head(Some(5)).number_line(), "Số 05-BC/CB");
        assert_eq!(head(Some(112)).number_line(), "Số 112-BC/CB");
        assert!(head(None).number_line().starts_with("Số  "));
    }
}
