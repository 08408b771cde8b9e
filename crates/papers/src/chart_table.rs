//! The figures of a chart as a table, in whatever format.

use crate::{Chart, Column, Series, Table};

impl Chart {
    /// The figures as they are printed. `numbered` puts a number before each label, by which a drawing names it that has no
    /// room for the labels themselves.
    #[must_use]
    pub fn table(&self, numbered: bool) -> Table {
        let heading = |series: &Series| match self.unit.as_str() {
            "" => series.name.clone(),
            unit => format!("{} ({unit})", series.name),
        };
        let mut columns = if numbered { vec![Column::figure("TT", 1)] } else { Vec::new() };
        columns.push(Column::text("Mục", 5));
        columns.extend(self.series.iter().map(|series| Column::figure(&heading(series), 3)));
        let row = |(at, label): (usize, &String)| {
            let number = numbered.then(|| (at + 1).to_string());
            let figures = self.series.iter().map(|series| series.shown(at).to_owned());
            number.into_iter().chain([label.clone()]).chain(figures).collect()
        };
        let rows = self.labels.iter().enumerate().map(row).collect();
        Table { small: true, ..Table::new(columns, rows) }
    }
}
