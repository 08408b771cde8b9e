//! Lengths in Word's units, and the page they make.

use crate::Measures;

/// Millimetres as twentieths of a point.
pub fn of_mm(millimetres: f32) -> i64 {
    (f64::from(millimetres) * 1440.0 / 25.4).round() as i64
}

/// Points as twentieths of a point.
pub fn of_points(points: f32) -> i64 {
    (f64::from(points) * 20.0).round() as i64
}

/// Points as half points, in which Word gives the size of letters.
pub fn half_points(points: f32) -> i64 {
    (f64::from(points) * 2.0).round() as i64
}

/// Points as eighths of a point, in which Word gives the thickness of a line.
pub fn eighths(points: f32) -> i64 {
    (f64::from(points) * 8.0).round() as i64
}

const SHORT: i64 = 11906;
const LONG: i64 = 16838;

/// An A4 page, in twentieths of a point.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    pub width: i64,
    pub height: i64,
    pub top: i64,
    pub bottom: i64,
    pub left: i64,
    pub right: i64,
    pub landscape: bool,
}

impl Page {
    pub fn of(measures: &Measures, landscape: bool) -> Self {
        let (width, height) = if landscape { (LONG, SHORT) } else { (SHORT, LONG) };
        let margins = measures.margins;
        Self {
            width,
            height,
            top: of_mm(margins.top),
            bottom: of_mm(margins.bottom),
            left: of_mm(margins.left),
            right: of_mm(margins.right),
            landscape,
        }
    }

    /// What the margins leave for text.
    pub const fn text(&self) -> i64 {
        self.width - self.left - self.right
    }
}
