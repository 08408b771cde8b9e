//! A committee's report of a year, a quarter or a month over its cells. The cells stand in the order in which they are given,
//! which is that of the tree: nothing is ranked.

use crate::paper::{columns, numbered, shown, written};
use crate::{
    Align, Block, ChannelLine, Chart, ChartShape, DocumentHead, End, EssayFigures, Figure, Paper, PaperKind,
    RegisterCell, RegisterColumn, RegisterTable, Series, Signature, Table, Title, Top,
};

/// One round over the cells that have sent. Rates are shares in basis points; absent where nobody was due.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommuneRound {
    pub title: String,
    /// "32/40"
    pub sent: String,
    pub due: String,
    pub studied: String,
    pub studied_share: Option<u32>,
    pub essays_due: String,
    pub essays: String,
    pub essays_share: Option<u32>,
}

/// The figures of one cell; a count that is `None` is not known and never 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommuneCell {
    pub name: String,
    /// Of the rounds that it was asked for, how many it sent figures of: "2/3".
    pub sent: String,
    /// Over the rounds: a person counts once in each.
    pub due: Option<u64>,
    pub studied: Option<u64>,
    /// "94,74 %"
    pub rate: String,
    pub essays_due: Option<u64>,
    pub essays: Option<u64>,
    pub tasks: Option<u64>,
    pub tasks_late: Option<u64>,
    pub propaganda: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommuneReport {
    pub head: DocumentHead,
    /// "Kết quả học tập, quán triệt, tuyên truyền năm 2026".
    pub summary: String,
    pub opening: String,
    /// When the figures were counted, and of how many cells.
    pub standing: String,
    pub rounds: Vec<CommuneRound>,
    pub essays: EssayFigures,
    /// By how they stand.
    pub tasks: Vec<Figure>,
    pub channels: Vec<ChannelLine>,
    pub cells: Vec<CommuneCell>,
    pub total: CommuneCell,
    pub recipients: Vec<String>,
    pub archive: String,
    pub signature: Signature,
}

const CELLS: [(&str, usize, Align); 11] = [
    ("TT", 2, Align::Centre),
    ("Chi bộ", 8, Align::Left),
    ("Đợt đã gửi", 3, Align::Centre),
    ("Lượt phải học", 3, Align::Centre),
    ("Đã học", 3, Align::Centre),
    ("Tỷ lệ", 4, Align::Centre),
    ("Bài phải viết", 3, Align::Centre),
    ("Đã nộp", 3, Align::Centre),
    ("Nhiệm vụ", 3, Align::Centre),
    ("Quá hạn", 3, Align::Centre),
    ("Mục tuyên truyền", 4, Align::Centre),
];

impl CommuneReport {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks = vec![Block::Text(self.opening.clone()), Block::Italic(self.standing.clone())];
        blocks.push(Block::heading(1, "I. HỌC TẬP, QUÁN TRIỆT"));
        blocks.push(Block::Table(self.round_table()));
        blocks.extend(self.rates().map(Block::Chart));
        blocks.push(Block::heading(1, "II. BÀI THU HOẠCH"));
        let essays = self.essays.chart().map(|chart| Block::Chart(Chart { has_table: false, ..chart }));
        blocks.extend(essays.or_else(|| nothing(&[])));
        blocks.push(Block::heading(1, "III. NHIỆM VỤ"));
        blocks.extend(
            counts("Nhiệm vụ đến hạn trong kỳ", "nhiệm vụ", &self.tasks)
                .map(Block::Chart)
                .or_else(|| nothing(&self.tasks)),
        );
        blocks.push(Block::heading(1, "IV. TUYÊN TRUYỀN"));
        blocks.extend(self.channels_table());
        let entries: Vec<Figure> = self.channels.iter().map(|line| figure(&line.channel, &line.entries)).collect();
        blocks.extend(counts("Tuyên truyền theo hình thức", "mục", &entries).map(Block::Chart));
        blocks.push(Block::heading(1, "V. TỪNG CHI BỘ"));
        blocks.push(Block::Table(self.cell_table()));
        for heading in ["VI. ƯU ĐIỂM, HẠN CHẾ, NGUYÊN NHÂN", "VII. NHIỆM VỤ THỜI GIAN TỚI, KIẾN NGHỊ"]
        {
            blocks.extend(written(1, heading, &[]));
        }
        let end = End::recipients(&self.recipients, &self.archive, &self.signature);
        let title = Title::official("BÁO CÁO", &self.summary);
        Paper::upright(PaperKind::PeriodReport, Top::dated(&self.head), title, blocks, end)
    }

    /// The table of the cells as a workbook.
    #[must_use]
    pub fn workbook(&self) -> RegisterTable {
        let column = |(heading, _, align): &(&str, usize, Align)| RegisterColumn {
            heading: (*heading).to_owned(),
            count: *align == Align::Centre,
            wide: *align == Align::Left,
        };
        let mut sums = workbook_cells(&self.total);
        sums[0] = RegisterCell::Empty;
        RegisterTable {
            superior: self.head.superior.clone(),
            cell: self.head.issuer.clone(),
            title: self.summary.clone(),
            period: self.standing.clone(),
            columns: CELLS.iter().skip(1).map(column).collect(),
            rows: self.cells.iter().map(workbook_cells).collect(),
            sums,
        }
    }

    fn round_table(&self) -> Table {
        let headings = [
            ("TT", 2, Align::Centre),
            ("Đợt học tập", 9, Align::Left),
            ("Chi bộ đã gửi", 3, Align::Centre),
            ("Phải học", 3, Align::Centre),
            ("Đã học", 3, Align::Centre),
            ("Tỷ lệ", 4, Align::Centre),
            ("Bài phải viết", 3, Align::Centre),
            ("Đã nộp", 3, Align::Centre),
            ("Tỷ lệ", 4, Align::Centre),
        ];
        let row = |round: &CommuneRound| {
            let rate = |share| domain::figures::percent_or_dash(share);
            vec![
                round.title.clone(),
                round.sent.clone(),
                shown(&round.due),
                shown(&round.studied),
                rate(round.studied_share),
                shown(&round.essays_due),
                shown(&round.essays),
                rate(round.essays_share),
            ]
        };
        Table { small: true, ..Table::new(columns(&headings), numbered(&self.rounds, row)) }
            .captioned("Các đợt học tập trong kỳ, cộng các chi bộ đã gửi")
    }

    /// The rates over the rounds; with one round there is nothing to compare.
    fn rates(&self) -> Option<Chart> {
        let series = |name: &str, share: fn(&CommuneRound) -> Option<u32>| Series {
            name: name.to_owned(),
            values: self.rounds.iter().map(|round| share(round).map(|share| f64::from(share) / 100.0)).collect(),
            printed: self.rounds.iter().map(|round| domain::figures::percent_or_dash(share(round))).collect(),
        };
        (self.rounds.len() > 1).then(|| Chart {
            title: "Tỷ lệ qua các đợt".to_owned(),
            shape: ChartShape::Lines,
            labels: self.rounds.iter().map(|round| round.title.clone()).collect(),
            series: vec![
                series("Đã học", |round| round.studied_share),
                series("Bài thu hoạch đã nộp", |round| round.essays_share),
            ],
            unit: "%".to_owned(),
            has_table: true,
        })
    }

    fn channels_table(&self) -> Option<Block> {
        if self.channels.is_empty() {
            return nothing(&[]);
        }
        let headings = [
            ("Hình thức", 8, Align::Left),
            ("Số mục ghi", 3, Align::Centre),
            ("Số buổi, số lần", 4, Align::Centre),
            ("Lượt người nghe", 4, Align::Centre),
        ];
        let row = |line: &ChannelLine| {
            vec![line.channel.clone(), shown(&line.entries), shown(&line.sessions), shown(&line.listeners)]
        };
        let rows = self.channels.iter().map(row).collect();
        Some(Block::Table(Table::new(columns(&headings), rows).captioned("Đã làm trong kỳ")))
    }

    fn cell_table(&self) -> Table {
        let count = |count: Option<u64>| count.map(domain::figures::number).unwrap_or_default();
        let cells = |cell: &CommuneCell| {
            vec![
                cell.name.clone(),
                shown(&cell.sent),
                shown(&count(cell.due)),
                shown(&count(cell.studied)),
                shown(&cell.rate),
                shown(&count(cell.essays_due)),
                shown(&count(cell.essays)),
                shown(&count(cell.tasks)),
                shown(&count(cell.tasks_late)),
                shown(&count(cell.propaganda)),
            ]
        };
        let mut rows = numbered(&self.cells, cells);
        rows.push([vec![String::new()], cells(&self.total)].concat());
        Table { small: true, ..Table::new(columns(&CELLS), rows) }
            .captioned("Theo thứ tự của danh sách chi bộ; “—” là chưa có số liệu, không phải số 0")
    }
}

fn figure(label: &str, value: &str) -> Figure {
    Figure { label: label.to_owned(), value: value.to_owned(), note: String::new() }
}

fn nothing(figures: &[Figure]) -> Option<Block> {
    figures.is_empty().then(|| Block::Text("Trong kỳ chưa có số liệu các chi bộ gửi về.".to_owned()))
}

/// Counts as columns; nothing without any.
fn counts(title: &str, unit: &str, figures: &[Figure]) -> Option<Chart> {
    let value = |figure: &Figure| figure.value.replace('.', "").parse::<u32>().ok().map(f64::from);
    (!figures.is_empty()).then(|| Chart {
        title: title.to_owned(),
        shape: ChartShape::Columns,
        labels: figures.iter().map(|figure| figure.label.clone()).collect(),
        series: vec![Series {
            name: "Số lượng".to_owned(),
            values: figures.iter().map(value).collect(),
            printed: figures.iter().map(|figure| figure.value.clone()).collect(),
        }],
        unit: unit.to_owned(),
        has_table: false,
    })
}

fn workbook_cells(cell: &CommuneCell) -> Vec<RegisterCell> {
    let count = |count: Option<u64>| count.map_or(RegisterCell::Empty, RegisterCell::Count);
    let text = |text: &str| RegisterCell::Text(text.to_owned());
    vec![
        text(&cell.name),
        text(&cell.sent),
        count(cell.due),
        count(cell.studied),
        text(&cell.rate),
        count(cell.essays_due),
        count(cell.essays),
        count(cell.tasks),
        count(cell.tasks_late),
        count(cell.propaganda),
    ]
}
