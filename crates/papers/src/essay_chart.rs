//! The essays of a round by grade, as a chart.

use crate::{Chart, ChartShape, EssayFigures, Series};

impl EssayFigures {
    /// Nothing where no essay is graded. The table of the essays says the same figures.
    #[must_use]
    pub fn chart(&self) -> Option<Chart> {
        let ungraded = Some(("Chưa đánh giá", &self.not_graded)).filter(|(_, printed)| !printed.is_empty());
        let grades = self.grades.iter().map(|grade| (grade.label.as_str(), &grade.value));
        let counted: Vec<(&str, &String)> = grades.chain(ungraded).collect();
        if self.grades.is_empty() {
            return None;
        }
        Some(Chart {
            title: "Bài thu hoạch theo đánh giá".to_owned(),
            shape: ChartShape::Columns,
            labels: counted.iter().map(|(label, _)| (*label).to_owned()).collect(),
            series: vec![Series {
                name: "Số bài".to_owned(),
                values: counted.iter().map(|(_, printed)| count(printed)).collect(),
                printed: counted.iter().map(|(_, printed)| (*printed).clone()).collect(),
            }],
            unit: "bài".to_owned(),
            has_table: true,
        })
    }
}

/// "1.040" as papers print it.
fn count(printed: &str) -> Option<f64> {
    printed.replace('.', "").parse::<u32>().ok().map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Figure;

    #[test]
    fn every_grade_is_drawn_as_it_is_printed_and_what_is_no_count_is_a_gap() {
        let grade =
            |label: &str, value: &str| Figure { label: label.to_owned(), value: value.to_owned(), note: String::new() };
        let figures = EssayFigures {
            grades: vec![grade("Tốt", "1.040"), grade("Khá", "0"), grade("Trung bình", "")],
            not_graded: "3".to_owned(),
            ..EssayFigures::default()
        };
        let chart = figures.chart().expect("a chart");
        assert_eq!(chart.labels, ["Tốt", "Khá", "Trung bình", "Chưa đánh giá"]);
        assert_eq!(chart.series[0].values, [Some(1_040.0), Some(0.0), None, Some(3.0)]);
        assert_eq!(chart.series[0].printed, ["1.040", "0", "", "3"]);
        assert_eq!(EssayFigures::default().chart(), None);
    }
}
