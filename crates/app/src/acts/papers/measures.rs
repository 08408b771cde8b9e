//! The measures with which a paper is printed.

use ::papers::{Margins, Measures, TemplateSet};
use chrono::NaiveDate;

pub(in crate::acts) struct MeasuresInForce;

impl MeasuresInForce {
    /// HD 05-HD/VPTW, 27/5/2026, until the sets are data: then the one that holds on the day.
    pub fn on(_day: NaiveDate) -> TemplateSet {
        TemplateSet {
            name: "hd-05-2026".to_owned(),
            title: "Hướng dẫn 05-HD/VPTW, 27/5/2026".to_owned(),
            from: NaiveDate::from_ymd_opt(2026, 5, 27).unwrap_or_default(),
            until: None,
            measures: Measures {
                margins: Margins { top: 20.0, bottom: 20.0, left: 30.0, right: 15.0 },
                font: "Times New Roman".to_owned(),
                party: 15.0,
                superior: 14.0,
                issuer: 14.0,
                number: 14.0,
                dateline: 14.0,
                type_name: 16.0,
                summary: 14.0,
                body: 14.0,
                line: 20.0,
                between: 6.0,
                first_line: 10.0,
                table: 12.0,
                signature: 14.0,
                recipients_heading: 14.0,
                recipients: 12.0,
                page_number: 14.0,
                rule: 0.75,
            },
        }
    }
}
