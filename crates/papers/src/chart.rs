//! Figures to draw. What is drawn is always printed as a table, too.

use crate::NO_FIGURE;

/// A chart of one or more series over the same labels.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    pub title: String,
    pub shape: ChartShape,
    /// One for each place along the axis: rounds, grades, channels.
    pub labels: Vec<String>,
    pub series: Vec<Series>,
    /// "%" or "người"; printed at the axis.
    pub unit: String,
    /// The same figures stand in a table of the paper beside it, so none is printed with it.
    pub has_table: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartShape {
    /// Columns beside each other, told apart by hatching, so that they can be read in black and white.
    Columns,
    /// Columns upon each other.
    Stacked,
    /// Points that are joined, told apart by the shape of the point and of the line.
    Lines,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub name: String,
    /// `None` where there is no figure: a gap, never a 0.
    pub values: Vec<Option<f64>>,
    /// The values as the table prints them.
    pub printed: Vec<String>,
}

impl Series {
    /// The value at this place as it is printed; a dash where there is none.
    #[must_use]
    pub fn shown(&self, at: usize) -> &str {
        self.printed.get(at).map(String::as_str).filter(|text| !text.is_empty()).unwrap_or(NO_FIGURE)
    }
}
