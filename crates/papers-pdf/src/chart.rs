//! What a chart is drawn from: where its values stand on the axis, and the table beside it.

use papers::{Chart, ChartShape, Table};
use typst::foundations::{Array, Dict, IntoValue, Value, dict};

use crate::letters::Letters;

/// What the labels below a chart may take: beyond that they are numbers, and the table says of what.
const LABEL_LINES: usize = 3;
/// A letter of a label is about so many millimetres wide.
const LETTER: f32 = 1.75;
/// The numbers beside the axis, in millimetres.
const AXIS: f32 = 12.0;

/// The chart for the template, `width` millimetres wide. All heights are shares of the height of the plot.
pub fn drawn(chart: &Chart, width: f32, letters: &mut Letters) -> Dict {
    let scale = Scale::of(chart);
    let labels: Array = if numbered(chart, width) {
        (1..=chart.labels.len()).map(|at| letters.lines(&at.to_string())).collect()
    } else {
        chart.labels.iter().map(|label| letters.lines(label)).collect()
    };
    let series: Array = chart.series.iter().map(|it| one(it, &scale, chart.labels.len(), letters)).collect();
    let shape = match chart.shape {
        ChartShape::Columns => "columns",
        ChartShape::Stacked => "stacked",
        ChartShape::Lines => "lines",
    };
    let mut ticks = Array::new();
    for tick in scale.ticks() {
        ticks.push(dict! { "at" => scale.share(tick), "label" => letters.lines(&vietnamese(tick)) }.into_value());
    }
    dict! {
        "title" => letters.lines(&chart.title),
        "unit" => letters.lines(&chart.unit),
        "shape" => shape,
        "labels" => labels,
        "series" => series,
        "ticks" => ticks,
    }
}

fn one(series: &papers::Series, scale: &Scale, places: usize, letters: &mut Letters) -> Value {
    let height = |at: usize| value(series, at).map(|value| scale.share(value));
    let heights: Array = (0..places).map(|at| height(at).into_value()).collect();
    let printed: Array = (0..places).map(|at| letters.lines(series.shown(at))).collect();
    dict! { "name" => letters.lines(&series.name), "values" => heights, "printed" => printed }.into_value()
}

/// Figures are counts and rates; what is no number is no figure.
fn value(series: &papers::Series, at: usize) -> Option<f64> {
    series.values.get(at).copied().flatten().filter(|value| value.is_finite() && *value >= 0.0)
}

/// The figures of a chart as a table, which stands above it.
pub fn table(chart: &Chart, width: f32) -> Table {
    chart.table(numbered(chart, width))
}

/// Whether the labels are too long to stand below the axis.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "widths on paper"
)]
fn numbered(chart: &Chart, width: f32) -> bool {
    let room = (width - AXIS) / chart.labels.len().max(1) as f32;
    let fits = (room / LETTER) as usize;
    chart.labels.iter().any(|label| {
        let longest = label.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
        longest > fits || label.chars().count() > fits * LABEL_LINES
    })
}

/// The axis of values: from 0 to a round number, in equal steps.
struct Scale {
    step: f64,
    steps: u32,
}

impl Scale {
    fn of(chart: &Chart) -> Self {
        let greatest = match chart.shape {
            ChartShape::Stacked => (0..chart.labels.len())
                .map(|at| chart.series.iter().filter_map(|it| value(it, at)).sum::<f64>())
                .fold(0.0, f64::max),
            ChartShape::Columns | ChartShape::Lines => {
                let places = 0..chart.labels.len();
                let all = places.flat_map(|at| chart.series.iter().filter_map(move |it| value(it, at)));
                all.fold(0.0, f64::max)
            }
        };
        let is_rate = chart.unit.trim() == "%";
        if is_rate && greatest <= 100.0 { Self { step: 20.0, steps: 5 } } else { Self::up_to(greatest, is_rate) }
    }

    /// At most six steps of 1, 2 or 5 times a power of ten; counts have no fractions.
    fn up_to(greatest: f64, fractions: bool) -> Self {
        let rough = (greatest / 5.0).max(if fractions { 1e-6 } else { 1.0 });
        let power = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].map(|of| of * power).into_iter().find(|step| *step >= rough).unwrap_or(power);
        let mut steps = 1;
        while step * f64::from(steps) < greatest && steps < 10 {
            steps += 1;
        }
        Self { step, steps }
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        let step = self.step;
        (0..=self.steps).map(move |at| step * f64::from(at))
    }

    fn share(&self, value: f64) -> f64 {
        value / (self.step * f64::from(self.steps))
    }
}

/// "1.250" and "0,5".
fn vietnamese(value: f64) -> String {
    let text = format!("{}", (value * 100.0).round() / 100.0);
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    if rest.is_empty() { out } else { format!("{out},{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use papers::{NO_FIGURE, Series};

    fn chart(shape: ChartShape, unit: &str, values: &[&[Option<f64>]]) -> Chart {
        let series = |values: &&[Option<f64>]| Series {
            name: "Đã học".to_owned(),
            values: values.to_vec(),
            printed: values.iter().map(|it| it.map_or_else(String::new, |it| it.to_string())).collect(),
        };
        let labels = (1..=values[0].len()).map(|at| format!("Đợt {at}")).collect();
        let series = values.iter().map(series).collect();
        Chart { title: String::new(), shape, labels, series, unit: unit.to_owned(), has_table: false }
    }

    fn ticks(chart: &Chart) -> Vec<f64> {
        Scale::of(chart).ticks().collect()
    }

    #[test]
    fn rates_go_to_a_hundred_and_counts_to_a_round_number() {
        let columns = |unit: &str, value: f64| ticks(&chart(ChartShape::Columns, unit, &[&[Some(value)]]));
        assert_eq!(columns("%", 12.5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(columns("bài", 2.0), [0.0, 1.0, 2.0]);
        assert_eq!(columns("người", 34_800.0), [0.0, 10_000.0, 20_000.0, 30_000.0, 40_000.0]);
        assert_eq!(columns("bài", 0.0), [0.0, 1.0]);
    }

    #[test]
    fn no_value_stands_above_the_axis() {
        for value in [1.0, 7.0, 99.0, 101.0, 1_234_567.0] {
            for unit in ["%", "bài"] {
                let scale = Scale::of(&chart(ChartShape::Lines, unit, &[&[Some(value)]]));
                let share = scale.share(value);
                assert!(share > 0.4 && share <= 1.0 || unit == "%" && value < 50.0, "{value} {unit}: {share}");
            }
        }
    }

    #[test]
    fn columns_upon_each_other_are_measured_by_their_sum() {
        let values: [&[Option<f64>]; 2] = [&[Some(60.0), None], &[Some(50.0), Some(4.0)]];
        assert_eq!(ticks(&chart(ChartShape::Stacked, "cuộc", &values)).last(), Some(&150.0));
        assert_eq!(ticks(&chart(ChartShape::Columns, "cuộc", &values)).last(), Some(&60.0));
    }

    #[test]
    fn what_is_no_figure_is_printed_as_none_and_drawn_as_none() {
        let broken = [Some(1.0), None, Some(f64::NAN), Some(-3.0)];
        let chart = chart(ChartShape::Columns, "bài", &[&broken]);
        assert_eq!(
            (0..5).map(|at| value(&chart.series[0], at)).collect::<Vec<_>>(),
            [Some(1.0), None, None, None, None]
        );
        assert_eq!(table(&chart, 165.0).rows[1], ["Đợt 2", NO_FIGURE]);
    }

    #[test]
    fn long_labels_become_numbers_which_the_table_explains() {
        let mut chart = chart(ChartShape::Columns, "", &[&[Some(1.0); 30]]);
        assert!(numbered(&chart, 165.0));
        assert_eq!(table(&chart, 165.0).rows[29], ["30", "Đợt 30", "1"]);
        chart.labels.truncate(5);
        assert!(!numbered(&chart, 165.0));
        assert_eq!(table(&chart, 165.0).rows[4], ["Đợt 5", "1"]);
    }

    #[test]
    fn numbers_beside_the_axis_are_written_as_on_paper() {
        assert_eq!([0.5, 20.0, 1_250.0, 1_000_000.0].map(vietnamese), ["0,5", "20", "1.250", "1.000.000"]);
    }
}
