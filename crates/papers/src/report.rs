//! The report of a round, in the layout of a Party paper.

use crate::paper::{columns, numbered, shown, written};
use crate::{Align, Block, Column, DocumentHead, End, Paper, PaperKind, Signature, Standing, Table, Title, Top};

/// One line of a table of figures, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    pub label: String,
    /// "34.800", "98,96 %"; empty prints as "—".
    pub value: String,
    pub note: String,
}

/// A session that was held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionLine {
    pub date: String,
    pub form: String,
    pub place: String,
    pub speaker: String,
    pub summoned: String,
    pub present: String,
}

/// Counts of members over the round. A string is empty if the figure is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StudyFigures {
    pub due: String,
    pub present: String,
    pub absent_with_reason: String,
    pub absent_without: String,
    /// "78,95 %": present of due.
    pub present_rate: String,
    pub made_up: String,
    pub studied: String,
    /// "94,74 %": studied of due, make-ups included.
    pub studied_rate: String,
    pub owing: String,
    /// Additional lines: exempt members who came, non-members with their own denominator, attendances (lượt).
    pub more: Vec<Figure>,
    pub sessions: Vec<SessionLine>,
    pub absentees: Vec<Absentee>,
}

/// A member absent from a session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Absentee {
    /// With the year of birth if names repeat.
    pub name: String,
    pub session: String,
    pub reason: String,
    /// When and where the session was made up; empty while it is owed.
    pub made_up: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EssayFigures {
    pub due: String,
    pub received: String,
    pub owing: String,
    pub exempt: String,
    /// Label "Tốt", value "427", note "23,84 %".
    pub grades: Vec<Figure>,
    /// Received, and without a grade yet; empty prints nothing.
    pub not_graded: String,
    /// A remark below the grades, such as that rounded shares sum to 100,01 %.
    pub note: String,
}

/// For a committee's report: the figures of its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitFigures {
    /// "32/40 chi bộ đã gửi; 8 chi bộ chưa có số liệu".
    pub coverage: String,
    pub units: Vec<UnitLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitLine {
    pub unit: String,
    pub due: String,
    pub studied: String,
    pub made_up: String,
    pub owing: String,
    pub essays: String,
    /// "Tạm tính", "Đã chốt", "Chưa có số liệu".
    pub standing: String,
}

/// The content of the report. A section without a paragraph gets a line of dots for the writer to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundReport {
    pub head: DocumentHead,
    /// "Kết quả học tập, quán triệt…".
    pub summary: String,
    pub opening: Vec<String>,
    pub standing: Standing,
    pub leadership: Vec<String>,
    pub study: StudyFigures,
    pub units: Option<UnitFigures>,
    pub essays: EssayFigures,
    pub action_programmes: Vec<String>,
    pub propaganda: Vec<String>,
    pub checks: Vec<String>,
    pub strengths: Vec<String>,
    pub shortcomings: Vec<String>,
    pub next_steps: Vec<String>,
    pub proposals: Vec<String>,
    pub recipients: Vec<String>,
    /// The last line of "Nơi nhận": "Lưu Chi bộ".
    pub archive: String,
    pub signature: Signature,
}

impl RoundReport {
    #[must_use]
    pub fn paper(&self) -> Paper {
        let mut blocks: Vec<Block> = self.opening.iter().cloned().map(Block::Text).collect();
        blocks.push(Block::Italic(self.standing.sentence()));
        blocks.extend(written(2, "1. Công tác lãnh đạo, chỉ đạo, tổ chức", &self.leadership));
        blocks.push(Block::heading(2, "2. Kết quả học tập"));
        blocks.extend(self.study().into_iter().map(Block::Table));
        blocks.push(Block::heading(2, "3. Bài thu hoạch"));
        blocks.extend(self.essays());
        for (title, texts) in [
            ("4. Chương trình, kế hoạch hành động", &self.action_programmes),
            ("5. Công tác tuyên truyền", &self.propaganda),
            ("6. Kiểm tra, giám sát", &self.checks),
            ("7. Ưu điểm, cách làm hay", &self.strengths),
            ("8. Hạn chế và nguyên nhân", &self.shortcomings),
            ("9. Nhiệm vụ thời gian tới", &self.next_steps),
            ("10. Kiến nghị, đề xuất", &self.proposals),
        ] {
            blocks.extend(written(2, title, texts));
        }
        let end = End::recipients(&self.recipients, &self.archive, &self.signature);
        let title = Title::official("BÁO CÁO", &self.summary);
        Paper::upright(PaperKind::RoundReport, Top::dated(&self.head), title, blocks, end)
    }

    fn study(&self) -> Vec<Table> {
        let study = &self.study;
        let mut tables = Vec::new();
        if !study.sessions.is_empty() {
            tables.push(Table::new(columns(&SESSIONS), sessions(&study.sessions)).captioned("Các buổi học"));
        }
        let mut lines = vec![
            line("Đảng viên phải học", &study.due, ""),
            line("Có mặt tại buổi học", &study.present, &study.present_rate),
            line("Vắng có lý do", &study.absent_with_reason, ""),
            line("Vắng không lý do", &study.absent_without, ""),
            line("Đã học bổ sung", &study.made_up, ""),
            line("Đã học, gồm cả học bổ sung", &study.studied, &study.studied_rate),
            line("Còn phải học bổ sung", &study.owing, ""),
        ];
        lines.extend(study.more.iter().map(|f| line(&f.label, &f.value, &f.note)));
        tables.push(figures(lines, "Số người học (tính theo người, không theo lượt)"));
        if !study.absentees.is_empty() {
            let rows = absentees(&study.absentees);
            tables.push(Table::new(columns(&ABSENTEES), rows).captioned("Đảng viên vắng và việc học bổ sung"));
        }
        if let Some(units) = &self.units {
            let caption = format!("Theo từng đơn vị: {}", units.coverage);
            tables.push(Table::new(columns(&UNITS), unit_lines(&units.units)).captioned(&caption));
        }
        tables
    }

    fn essays(&self) -> Vec<Block> {
        let essays = &self.essays;
        let mut lines = vec![
            line("Phải viết bài thu hoạch", &essays.due, ""),
            line("Đã nộp", &essays.received, ""),
            line("Chưa nộp", &essays.owing, ""),
            line("Được miễn", &essays.exempt, ""),
        ];
        lines.extend(
            essays.grades.iter().map(|g| line(&format!("Đánh giá {}", g.label.to_lowercase()), &g.value, &g.note)),
        );
        if !essays.not_graded.is_empty() {
            lines.push(line("Chưa đánh giá", &essays.not_graded, ""));
        }
        let mut blocks = vec![Block::Table(figures(lines, "Số bài thu hoạch"))];
        blocks.extend(essays.chart().map(Block::Chart));
        if !essays.note.is_empty() {
            blocks.push(Block::Text(essays.note.clone()));
        }
        blocks
    }
}

const SESSIONS: [(&str, usize, Align); 7] = [
    ("STT", 2, Align::Centre),
    ("Ngày", 4, Align::Centre),
    ("Hình thức", 5, Align::Left),
    ("Địa điểm", 5, Align::Left),
    ("Báo cáo viên", 5, Align::Left),
    ("Triệu tập", 3, Align::Centre),
    ("Có mặt", 3, Align::Centre),
];
const ABSENTEES: [(&str, usize, Align); 5] = [
    ("STT", 2, Align::Centre),
    ("Họ và tên", 7, Align::Left),
    ("Vắng buổi", 4, Align::Centre),
    ("Lý do", 6, Align::Left),
    ("Học bổ sung", 7, Align::Left),
];
const UNITS: [(&str, usize, Align); 8] = [
    ("STT", 2, Align::Centre),
    ("Đơn vị", 7, Align::Left),
    ("Phải học", 3, Align::Centre),
    ("Đã học", 3, Align::Centre),
    ("Học bổ sung", 3, Align::Centre),
    ("Còn nợ", 3, Align::Centre),
    ("Bài thu hoạch", 3, Align::Centre),
    ("Số liệu", 5, Align::Left),
];

fn figures(lines: Vec<Vec<String>>, caption: &str) -> Table {
    let columns = vec![Column::text("Nội dung", 9), Column::figure("Số lượng", 4), Column::figure("Tỷ lệ, ghi chú", 5)];
    Table::new(columns, lines).captioned(caption)
}

fn line(label: &str, value: &str, note: &str) -> Vec<String> {
    vec![label.to_owned(), shown(value), note.to_owned()]
}

fn sessions(sessions: &[SessionLine]) -> Vec<Vec<String>> {
    numbered(sessions, |s| {
        let words = [&s.date, &s.form, &s.place, &s.speaker].map(Clone::clone);
        [words.to_vec(), vec![shown(&s.summoned), shown(&s.present)]].concat()
    })
}

fn absentees(absentees: &[Absentee]) -> Vec<Vec<String>> {
    numbered(absentees, |a| {
        let made_up = if a.made_up.is_empty() { "Chưa học bổ sung" } else { &a.made_up };
        vec![a.name.clone(), a.session.clone(), a.reason.clone(), made_up.to_owned()]
    })
}

fn unit_lines(units: &[UnitLine]) -> Vec<Vec<String>> {
    numbered(units, |u| {
        let figures = [&u.due, &u.studied, &u.made_up, &u.owing, &u.essays].map(|f| shown(f));
        [vec![u.unit.clone()], figures.to_vec(), vec![u.standing.clone()]].concat()
    })
}
