//! The ledger of a year of study (Sổ theo dõi học tập).

use rust_xlsxwriter::{FormatAlign, Workbook, XlsxError};

use crate::sheet::{Column, Entry, Weight, banner, entries, plain, prepare, title};
use crate::{PaperError, Standing};

/// One session, or one document studied by circulated copies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerRow {
    pub date: String,
    /// Number, symbol and summary of what was studied.
    pub document: String,
    pub form: String,
    pub speaker: String,
    pub place: String,
    pub summoned: Option<u64>,
    pub present: Option<u64>,
    /// "4: công tác 2, việc riêng 2".
    pub absent: String,
    /// "3: ngày 20/3/2026 tại xã".
    pub made_up: String,
    /// "13/15".
    pub essays: String,
    /// "Tốt 6, Khá 6, Trung bình 3".
    pub grades: String,
    pub note: String,
}

/// One person in one round, for the second worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerPerson {
    pub name: String,
    pub born_year: String,
    pub round: String,
    pub mark: String,
    pub reason: String,
    pub made_up: String,
    pub essay: String,
    pub grade: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    pub superior: String,
    pub cell: String,
    /// "Năm 2026", "Đợt …".
    pub period: String,
    pub standing: Standing,
    pub rows: Vec<LedgerRow>,
    /// The worksheet "Từng người"; left out if empty.
    pub people: Vec<LedgerPerson>,
}

const COLUMNS: [Column<'static>; 13] = [
    Column::figure("STT", 4.5),
    Column::figure("Ngày", 10.5),
    Column::text("Văn bản", 26.0),
    Column::text("Hình thức", 11.0),
    Column::text("Báo cáo viên", 13.0),
    Column::text("Địa điểm", 13.0),
    Column::figure("Triệu tập", 7.0),
    Column::figure("Có mặt", 7.0),
    Column::text("Vắng, lý do", 16.0),
    Column::text("Học bổ sung", 15.0),
    Column::figure("Bài thu hoạch", 8.0),
    Column::text("Đánh giá", 11.0),
    Column::text("Ghi chú", 11.0),
];

const PEOPLE: [Column<'static>; 9] = [
    Column::figure("STT", 5.0),
    Column::text("Họ và tên", 24.0),
    Column::figure("Năm sinh", 9.0),
    Column::text("Đợt học tập", 34.0),
    Column::text("Điểm danh", 18.0),
    Column::text("Lý do vắng", 20.0),
    Column::text("Học bổ sung", 20.0),
    Column::text("Bài thu hoạch", 14.0),
    Column::text("Đánh giá", 12.0),
];

const HEADING_ROW: u32 = 4;

impl Ledger {
    /// The ledger as a workbook.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, PaperError> {
        let mut book = Workbook::new();
        self.sessions(&mut book)?;
        if !self.people.is_empty() {
            self.by_person(&mut book)?;
        }
        Ok(book.save_to_buffer()?)
    }

    fn sessions(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet().set_name("Sổ theo dõi")?;
        self.heading(sheet, &COLUMNS, "SỔ THEO DÕI HỌC TẬP")?;
        for (at, row) in (0_u32..).zip(&self.rows) {
            let cells = [
                Entry::Figure(Some(u64::from(at) + 1)),
                (&row.date).into(),
                (&row.document).into(),
                (&row.form).into(),
                (&row.speaker).into(),
                (&row.place).into(),
                Entry::Figure(row.summoned),
                Entry::Figure(row.present),
                (&row.absent).into(),
                (&row.made_up).into(),
                (&row.essays).into(),
                (&row.grades).into(),
                (&row.note).into(),
            ];
            entries(sheet, HEADING_ROW + 1 + at, &COLUMNS, &cells, Weight::Plain)?;
        }
        Ok(())
    }

    fn by_person(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet().set_name("Từng người")?;
        self.heading(sheet, &PEOPLE, "SỔ THEO DÕI HỌC TẬP – TỪNG NGƯỜI")?;
        for (at, person) in (0_u32..).zip(&self.people) {
            let words = [
                &person.name,
                &person.born_year,
                &person.round,
                &person.mark,
                &person.reason,
                &person.made_up,
                &person.essay,
                &person.grade,
            ];
            let mut cells = vec![Entry::Figure(Some(u64::from(at) + 1))];
            cells.extend(words.into_iter().map(Entry::from));
            entries(sheet, HEADING_ROW + 1 + at, &PEOPLE, &cells, Weight::Plain)?;
        }
        Ok(())
    }

    fn heading(
        &self,
        sheet: &mut rust_xlsxwriter::Worksheet,
        columns: &[Column<'_>],
        name: &str,
    ) -> Result<(), XlsxError> {
        prepare(sheet, columns, HEADING_ROW)?;
        let left = plain().set_align(FormatAlign::Left);
        let unit = format!("{} – {}", self.superior.to_uppercase(), self.cell.to_uppercase());
        banner(sheet, 0, columns, &unit, &left.clone().set_bold())?;
        banner(sheet, 1, columns, name, &title())?;
        banner(sheet, 2, columns, &self.period, &plain().set_align(FormatAlign::Center))?;
        banner(sheet, 3, columns, &self.standing.sentence(), &left.set_italic())
    }
}
