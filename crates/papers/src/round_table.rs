//! The district's table of one round.

use rust_xlsxwriter::{FormatAlign, Workbook, XlsxError};

use crate::PaperError;
use crate::sheet::{Column, Entry, Weight, banner, entries, plain, prepare, sum_of, title};

/// One Party cell. `None` means unknown and never counts as 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoundTableRow {
    pub cell: String,
    pub due: Option<u64>,
    pub studied: Option<u64>,
    /// "94,74 %"; printed as given, and not used for sorting.
    pub rate: String,
    pub made_up: Option<u64>,
    pub owing: Option<u64>,
    /// Due, and not marked in any part yet.
    pub unmarked: Option<u64>,
    pub essays_due: Option<u64>,
    pub essays: Option<u64>,
    pub sessions: Option<u64>,
    /// Attendances of members over all sessions.
    pub turns: Option<u64>,
    /// Connection points.
    pub points: Option<u64>,
    /// "Tạm tính", "Đã chốt 12/11/2026", "Chưa có số liệu".
    pub standing: String,
    pub last_receipt: String,
    pub laptop: String,
    pub contact: String,
    /// The cell sent nothing; its row is printed in grey.
    pub silent: bool,
}

/// Rows are printed in the given order, which is that of the units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoundTable {
    pub superior: String,
    pub round: String,
    /// "32/40 chi bộ đã gửi; 8 chi bộ chưa có số liệu".
    pub coverage: String,
    /// "17 giờ 20 ngày 12/11/2026".
    pub as_of: String,
    pub rows: Vec<RoundTableRow>,
    /// The total over the cells that sent figures; its label says so.
    pub total: Option<RoundTableRow>,
}

const COLUMNS: [Column<'static>; 17] = [
    Column::figure("STT", 5.0),
    Column::text("Chi bộ", 26.0),
    Column::figure("Phải học", 8.0),
    Column::figure("Đã học", 8.0),
    Column::figure("Tỷ lệ đã học", 9.0),
    Column::figure("Trong đó học bổ sung", 9.0),
    Column::figure("Còn phải học bổ sung", 9.0),
    Column::figure("Chưa điểm danh", 9.0),
    Column::figure("Bài thu hoạch phải nộp", 10.0),
    Column::figure("Bài thu hoạch đã nộp", 10.0),
    Column::figure("Số buổi", 7.0),
    Column::figure("Lượt đảng viên dự", 9.0),
    Column::figure("Điểm cầu", 7.0),
    Column::text("Số liệu", 13.0),
    Column::text("Nhận lần gần nhất", 14.0),
    Column::text("Máy", 10.0),
    Column::text("Bí thư, điện thoại", 20.0),
];

const HEADING_ROW: u32 = 4;

impl RoundTable {
    /// The table as a workbook.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, PaperError> {
        let mut book = Workbook::new();
        self.fill(&mut book)?;
        Ok(book.save_to_buffer()?)
    }

    fn fill(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet().set_name("Bảng đợt học tập")?;
        prepare(sheet, &COLUMNS, HEADING_ROW)?;
        let left = plain().set_align(FormatAlign::Left);
        banner(sheet, 0, &COLUMNS, &self.superior.to_uppercase(), &left.clone().set_bold())?;
        banner(sheet, 1, &COLUMNS, &self.round, &title())?;
        banner(sheet, 2, &COLUMNS, &self.coverage, &plain().set_bold().set_align(FormatAlign::Center))?;
        banner(sheet, 3, &COLUMNS, &format!("Số liệu tính đến {}.", self.as_of), &left.set_italic())?;
        let numbered = |(at, row): (u32, &RoundTableRow)| cells(Entry::Figure(Some(u64::from(at) + 1)), row);
        let rows: Vec<[Entry; 17]> = (0_u32..).zip(&self.rows).map(numbered).collect();
        for (at, (cells, row)) in (0_u32..).zip(rows.iter().zip(&self.rows)) {
            let weight = if row.silent { Weight::Grey } else { Weight::Plain };
            entries(sheet, HEADING_ROW + 1 + at, &COLUMNS, cells, weight)?;
        }
        if let Some(total) = &self.total {
            let below = HEADING_ROW + 1 + u32::try_from(self.rows.len()).unwrap_or(0);
            let sum = |(at, sum): (usize, Entry)| match sum {
                Entry::Figure(Some(given)) if !rows.is_empty() => {
                    sum_of(given, rows.iter().map(|row| &row[at]), HEADING_ROW + 1)
                }
                other => other,
            };
            let sums: Vec<Entry> = cells(Entry::Text(String::new()), total).into_iter().enumerate().map(sum).collect();
            entries(sheet, below, &COLUMNS, &sums, Weight::Bold)?;
        }
        Ok(())
    }
}

fn cells(number: Entry, row: &RoundTableRow) -> [Entry; 17] {
    let rate = if row.rate.is_empty() { Entry::Figure(None) } else { (&row.rate).into() };
    [
        number,
        (&row.cell).into(),
        Entry::Figure(row.due),
        Entry::Figure(row.studied),
        rate,
        Entry::Figure(row.made_up),
        Entry::Figure(row.owing),
        Entry::Figure(row.unmarked),
        Entry::Figure(row.essays_due),
        Entry::Figure(row.essays),
        Entry::Figure(row.sessions),
        Entry::Figure(row.turns),
        Entry::Figure(row.points),
        (&row.standing).into(),
        (&row.last_receipt).into(),
        (&row.laptop).into(),
        (&row.contact).into(),
    ]
}
