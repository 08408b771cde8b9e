//! What is drawn of a chart, read back from the drawing.

mod common;

use common::{hd_05, made, paper, s};
use papers::{Block, Chart, ChartShape, Series};
use papers_pdf::render;

#[path = "common/programs.rs"]
mod programs;

use programs::{plain, text_of};

fn printed(chart: Chart) -> Vec<u8> {
    render(&paper(vec![Block::Chart(chart)]), &hd_05(), made()).expect("a PDF")
}

fn with(shape: ChartShape, values: &[Option<f64>]) -> Chart {
    Chart {
        title: s("Biểu đồ"),
        shape,
        labels: (1..=values.len()).map(|at| format!("Đợt {at}")).collect(),
        series: vec![Series {
            name: s("Đã học"),
            values: values.to_vec(),
            printed: values.iter().map(|it| it.map_or_else(|| s("—"), |value| value.to_string())).collect(),
        }],
        unit: s("%"),
        has_table: false,
    }
}

/// How often a line of a series (1.1 pt) is drawn: between two points of a chart, and once beside the name of a series.
fn joined(chart: Chart) -> usize {
    let content = plain(&printed(chart));
    let tokens: Vec<&str> = content.split_whitespace().collect();
    tokens.windows(2).filter(|of| of == &["1.1", "w"]).count()
}

#[test]
fn a_missing_figure_is_a_gap_in_the_line() {
    let whole = [Some(90.0), Some(80.0), Some(70.0), Some(85.0), Some(95.0)];
    let mut gap = whole;
    gap[2] = None;
    let mut zero = whole;
    zero[2] = Some(0.0);
    assert_eq!(joined(with(ChartShape::Lines, &whole)), 4 + 1);
    assert_eq!(joined(with(ChartShape::Lines, &gap)), 2 + 1);
    assert_eq!(joined(with(ChartShape::Lines, &zero)), 4 + 1);
}

#[test]
fn series_are_told_apart_without_colour() {
    for chart in [common::grades(), common::channels(), common::rates()] {
        let content = plain(&printed(chart.clone()));
        let coloured = content.lines().any(|line| {
            let tokens: Vec<&str> = line.split_whitespace().collect();
            tokens
                .windows(4)
                .any(|of| matches!(of[3], "rg" | "RG") && of[..3].iter().all(|it| it.parse::<f64>().is_ok()))
        });
        assert!(!coloured, "{}", chart.title);
        let told_apart = match chart.shape {
            ChartShape::Lines => content.split_whitespace().any(|token| token.starts_with('[') && token.len() > 2),
            _ => content.contains("/PatternType 1"),
        };
        assert!(told_apart, "{}: neither hatched nor dashed", chart.title);
    }
}

#[test]
fn a_chart_of_many_places_or_of_nothing_is_printed_with_its_table() {
    let many: Vec<Option<f64>> = (0..90).map(|at| (at % 7 != 0).then_some(f64::from(at))).collect();
    for shape in [ChartShape::Columns, ChartShape::Stacked, ChartShape::Lines] {
        let text = text_of(&printed(with(shape, &many)));
        assert!(
            text.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == ["90", "Đợt", "90", "89"]),
            "{text}"
        );
        for values in [&[][..], &[None, None], &[Some(0.0)], &[Some(f64::NAN)]] {
            let text = text_of(&printed(with(shape, values)));
            assert!(text.contains("Đã học (%)"), "{text}");
        }
    }
}

#[test]
fn the_report_over_the_cells_has_its_charts_and_each_cell_once_in_its_order() {
    let report = common::commune_report(12);
    let text = text_of(&render(&report.paper(), &hd_05(), made()).expect("a PDF"));
    for title in
        ["Tỷ lệ qua các đợt", "Bài thu hoạch theo đánh giá", "Nhiệm vụ đến hạn trong kỳ", "Tuyên truyền theo hình thức"]
    {
        assert!(text.contains(title), "{title}: {text}");
    }
    let (_, cells) = text.split_once("TỪNG CHI BỘ").expect("the table of the cells");
    let place = |at: usize| cells.find(&format!("số {at}\n")).or_else(|| cells.find(&format!("số {at} ")));
    let places: Vec<usize> = (1..=12).map(|at| place(at).unwrap_or_else(|| panic!("cell {at}: {cells}"))).collect();
    assert!(places.is_sorted(), "the order of the list, whatever the rates are");
}
