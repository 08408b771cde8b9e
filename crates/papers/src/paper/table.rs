/// A table with borders over the whole width of the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Printed in italics above the table; empty prints nothing.
    pub caption: String,
    /// If no column has a heading, the table has no heading row. A heading row repeats on every page.
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    /// The least height of a row in millimetres, to leave room for handwriting; 0 fits the text.
    pub row_height: f32,
    /// Printed one point smaller than other tables.
    pub small: bool,
    /// Printed four points larger than other tables, for words that are copied by hand.
    pub large: bool,
}

/// A column: its heading, its share of the width, and how its cells are aligned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub heading: String,
    pub share: usize,
    pub align: Align,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
}

impl Column {
    #[must_use]
    pub fn text(heading: &str, share: usize) -> Self {
        Self { heading: heading.to_owned(), share, align: Align::Left }
    }

    #[must_use]
    pub fn figure(heading: &str, share: usize) -> Self {
        Self { heading: heading.to_owned(), share, align: Align::Centre }
    }
}

impl Table {
    #[must_use]
    pub fn new(columns: Vec<Column>, rows: Vec<Vec<String>>) -> Self {
        Self { columns, rows, ..Self::default() }
    }

    #[must_use]
    pub fn captioned(mut self, caption: &str) -> Self {
        caption.clone_into(&mut self.caption);
        self
    }
}
