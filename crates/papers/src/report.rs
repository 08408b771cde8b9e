//! The report of a round, in the layout of a Party paper.

use docx_rs::{AlignmentType, Docx, LineSpacing, Paragraph};

use crate::head::{DocumentHead, Signature};
use crate::word::{self, Column, body, centred, grid, heading, run};
use crate::{NO_FIGURE, PaperError, Standing};

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
    /// The report as a .docx.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self) -> Result<Vec<u8>, PaperError> {
        let mut docx = word::document().add_table(word::letterhead(&self.head));
        for line in self.title() {
            docx = docx.add_paragraph(line);
        }
        for text in &self.opening {
            docx = docx.add_paragraph(body(text));
        }
        docx = docx.add_paragraph(word::body_run(run(&self.standing.sentence(), word::SIZE_BODY).italic()));
        docx = written(docx, "1. Công tác lãnh đạo, chỉ đạo, tổ chức", &self.leadership);
        docx = self.study(docx.add_paragraph(heading("2. Kết quả học tập")));
        docx = self.essays(docx.add_paragraph(heading("3. Bài thu hoạch")));
        for (title, texts) in [
            ("4. Chương trình, kế hoạch hành động", &self.action_programmes),
            ("5. Công tác tuyên truyền", &self.propaganda),
            ("6. Kiểm tra, giám sát", &self.checks),
            ("7. Ưu điểm, cách làm hay", &self.strengths),
            ("8. Hạn chế và nguyên nhân", &self.shortcomings),
            ("9. Nhiệm vụ thời gian tới", &self.next_steps),
            ("10. Kiến nghị, đề xuất", &self.proposals),
        ] {
            docx = written(docx, title, texts);
        }
        let foot = word::recipients_and_signature(&self.recipients, &self.archive, &self.signature);
        word::bytes(docx.add_paragraph(word::space(14)).add_table(foot))
    }

    fn title(&self) -> [Paragraph; 3] {
        [
            centred(run("BÁO CÁO", 32).bold()).line_spacing(LineSpacing::new().before(320)),
            centred(run(&self.summary, word::SIZE_BODY).bold()),
            centred(run("-----", word::SIZE_BODY)).line_spacing(LineSpacing::new().after(120)),
        ]
    }

    fn study(&self, mut docx: Docx) -> Docx {
        let study = &self.study;
        if !study.sessions.is_empty() {
            docx = captioned(docx, "Các buổi học", &SESSIONS, &sessions(&study.sessions));
        }
        let mut figures = vec![
            line("Đảng viên phải học", &study.due, ""),
            line("Có mặt tại buổi học", &study.present, &study.present_rate),
            line("Vắng có lý do", &study.absent_with_reason, ""),
            line("Vắng không lý do", &study.absent_without, ""),
            line("Đã học bổ sung", &study.made_up, ""),
            line("Đã học, gồm cả học bổ sung", &study.studied, &study.studied_rate),
            line("Còn phải học bổ sung", &study.owing, ""),
        ];
        figures.extend(study.more.iter().map(|f| line(&f.label, &f.value, &f.note)));
        docx = captioned(docx, "Số người học (tính theo người, không theo lượt)", &FIGURES, &figures);
        if !study.absentees.is_empty() {
            docx = captioned(docx, "Đảng viên vắng và việc học bổ sung", &ABSENTEES, &absentees(&study.absentees));
        }
        if let Some(units) = &self.units {
            docx = captioned(docx, &format!("Theo từng đơn vị: {}", units.coverage), &UNITS, &unit_lines(&units.units));
        }
        docx
    }

    fn essays(&self, docx: Docx) -> Docx {
        let essays = &self.essays;
        let mut figures = vec![
            line("Phải viết bài thu hoạch", &essays.due, ""),
            line("Đã nộp", &essays.received, ""),
            line("Chưa nộp", &essays.owing, ""),
            line("Được miễn", &essays.exempt, ""),
        ];
        figures.extend(
            essays.grades.iter().map(|g| line(&format!("Đánh giá {}", g.label.to_lowercase()), &g.value, &g.note)),
        );
        if !essays.not_graded.is_empty() {
            figures.push(line("Chưa đánh giá", &essays.not_graded, ""));
        }
        let docx = captioned(docx, "Số bài thu hoạch", &FIGURES, &figures);
        if essays.note.is_empty() { docx } else { docx.add_paragraph(body(&essays.note)) }
    }
}

const FIGURES: [Column; 3] =
    [Column::text("Nội dung", 9), Column::figure("Số lượng", 4), Column::figure("Tỷ lệ, ghi chú", 5)];
const SESSIONS: [Column; 7] = [
    Column::figure("STT", 2),
    Column::figure("Ngày", 4),
    Column::text("Hình thức", 5),
    Column::text("Địa điểm", 5),
    Column::text("Báo cáo viên", 5),
    Column::figure("Triệu tập", 3),
    Column::figure("Có mặt", 3),
];
const ABSENTEES: [Column; 5] = [
    Column::figure("STT", 2),
    Column::text("Họ và tên", 7),
    Column::figure("Vắng buổi", 4),
    Column::text("Lý do", 6),
    Column::text("Học bổ sung", 7),
];
const UNITS: [Column; 8] = [
    Column::figure("STT", 2),
    Column::text("Đơn vị", 7),
    Column::figure("Phải học", 3),
    Column::figure("Đã học", 3),
    Column::figure("Học bổ sung", 3),
    Column::figure("Còn nợ", 3),
    Column::figure("Bài thu hoạch", 3),
    Column::text("Số liệu", 5),
];

fn shown(value: &str) -> String {
    if value.trim().is_empty() { NO_FIGURE.to_owned() } else { value.to_owned() }
}

fn line(label: &str, value: &str, note: &str) -> Vec<String> {
    vec![label.to_owned(), shown(value), note.to_owned()]
}

fn sessions(sessions: &[SessionLine]) -> Vec<Vec<String>> {
    let row = |(at, s): (usize, &SessionLine)| {
        let words = [&s.date, &s.form, &s.place, &s.speaker].map(Clone::clone);
        [vec![(at + 1).to_string()], words.to_vec(), vec![shown(&s.summoned), shown(&s.present)]].concat()
    };
    sessions.iter().enumerate().map(row).collect()
}

fn absentees(absentees: &[Absentee]) -> Vec<Vec<String>> {
    let row = |(at, a): (usize, &Absentee)| {
        let made_up = if a.made_up.is_empty() { "Chưa học bổ sung" } else { &a.made_up };
        vec![(at + 1).to_string(), a.name.clone(), a.session.clone(), a.reason.clone(), made_up.to_owned()]
    };
    absentees.iter().enumerate().map(row).collect()
}

fn unit_lines(units: &[UnitLine]) -> Vec<Vec<String>> {
    let row = |(at, u): (usize, &UnitLine)| {
        let figures = [&u.due, &u.studied, &u.made_up, &u.owing, &u.essays].map(|f| shown(f));
        [vec![(at + 1).to_string(), u.unit.clone()], figures.to_vec(), vec![u.standing.clone()]].concat()
    };
    units.iter().enumerate().map(row).collect()
}

fn captioned(docx: Docx, caption: &str, columns: &[Column], rows: &[Vec<String>]) -> Docx {
    let caption = Paragraph::new()
        .align(AlignmentType::Left)
        .keep_next(true)
        .line_spacing(LineSpacing::new().before(160).after(80))
        .add_run(run(caption, word::SIZE_BODY).italic());
    docx.add_paragraph(caption).add_table(grid(columns, rows))
}

fn written(docx: Docx, title: &str, texts: &[String]) -> Docx {
    let docx = docx.add_paragraph(heading(title));
    if texts.is_empty() {
        return docx.add_paragraph(word::dots()).add_paragraph(word::dots());
    }
    texts.iter().fold(docx, |docx, text| docx.add_paragraph(body(text)))
}
