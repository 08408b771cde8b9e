//! The recovery sheet: its words open the book again when every password and laptop is lost.

use crate::page::{escape, page};
use crate::{Block, Column, End, Paper, PaperError, PaperKind, Table, TemplateSet, Title, TitleStyle, Top};

/// The words of the secret. The caller drops this value as soon as it is printed.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoverySheet {
    pub cell: String,
    pub person: String,
    /// "12/11/2026".
    pub made_on: String,
    /// In order; printed with numbers from 1.
    pub words: Vec<String>,
    pub opens: Opens,
}

/// What the words open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    Book,
    /// What only some of the people see, in the name of this person.
    OwnKey,
}

/// Keeps the words out of logs that use `{:?}`.
impl std::fmt::Debug for RecoverySheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RecoverySheet({} words)", self.words.len())
    }
}

const WARNING: &str = "Cất phiếu nơi khác, không để cùng máy.";
const NO_COPIES: &str = "Không chụp ảnh, không gửi qua Zalo hay thư điện tử, không chép vào máy tính.";

impl Opens {
    const fn title(self) -> &'static str {
        match self {
            Opens::Book => "PHIẾU KHÔI PHỤC SỔ CHI BỘ",
            Opens::OwnKey => "PHIẾU KHÓA RIÊNG",
        }
    }

    const fn rules(self) -> &'static [&'static str] {
        match self {
            Opens::Book => &[
                "Phiếu này mở lại được Sổ Chi bộ khi quên mật khẩu hoặc hỏng máy. Ai có phiếu đều mở được sổ.",
                NO_COPIES,
                "Khi cần dùng: mở chương trình, chọn “Quên mật khẩu? Dùng phiếu khôi phục”, gõ các từ theo đúng thứ tự.",
                "Nếu mất phiếu hoặc nghi có người đã xem, báo ngay cấp trên trực tiếp.",
                "Khi thay bí thư, bàn giao phiếu cùng sổ sách của chi bộ.",
            ],
            Opens::OwnKey => &[
                "Phiếu này mở lại những phần chỉ riêng người có tên trên phiếu được xem, khi quên mật khẩu hoặc sang máy khác. Phiếu không thay phiếu khôi phục của sổ.",
                NO_COPIES,
                "Khi cần dùng: mở sổ, vào Cài đặt, mục “Người mở sổ”, bấm “Gõ phiếu khóa riêng”, gõ các từ theo đúng thứ tự.",
                "Phiếu là của riêng người có tên trên phiếu, không bàn giao.",
            ],
        }
    }
}

const ACROSS: usize = 4;
/// Millimetres.
const ROW_HEIGHT: f32 = 13.4;

impl RecoverySheet {
    /// The sheet as a .docx.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn to_docx(&self, set: &TemplateSet) -> Result<Vec<u8>, PaperError> {
        self.paper().to_docx(set)
    }

    /// Not for others: a paper shows its words in logs that use `{:?}`.
    fn paper(&self) -> Paper {
        let rows: Vec<Vec<String>> =
            self.numbered().chunks(ACROSS).map(|r| r.iter().map(|(n, w)| format!("{n}.  {w}")).collect()).collect();
        let columns = vec![Column::text("", 1); ACROSS];
        let table = Table { large: true, row_height: ROW_HEIGHT, ..Table::new(columns, rows) };
        let mut blocks = vec![Block::Space(12), Block::Table(table), Block::Centred(WARNING.to_owned())];
        blocks.extend(self.opens.rules().iter().map(|rule| Block::Text(format!("- {rule}"))));
        let lines = [(self.cell.as_str(), TitleStyle::Bold), (&self.owner(), TitleStyle::Plain)];
        let title = Title::sheet(self.opens.title(), &lines);
        Paper::upright(PaperKind::RecoverySheet, Top::names("", ""), title, blocks, End::Nothing)
    }

    /// The sheet as a printable page.
    #[must_use]
    pub fn to_html(&self) -> String {
        let cells = |row: &[(usize, &String)]| {
            let cell =
                |(n, w): &(usize, &String)| format!("<td class=\"words\"><span>{n}.</span><b>{}</b></td>", escape(w));
            row.iter().map(cell).collect::<String>()
        };
        let rows: String = self.numbered().chunks(ACROSS).map(|r| format!("<tr>{}</tr>", cells(r))).collect();
        let rules: String = self.opens.rules().iter().map(|r| format!("<li>{}</li>", escape(r))).collect();
        let title = self.opens.title();
        let body = format!(
            "<h1>{title}</h1><p class=\"centre\"><b>{}</b></p><p class=\"centre\">{}</p><table>{rows}</table><p class=\"warn\">{WARNING}</p><ul>{rules}</ul>",
            escape(&self.cell),
            escape(&self.owner())
        );
        page(title, &body)
    }

    fn numbered(&self) -> Vec<(usize, &String)> {
        self.words.iter().enumerate().map(|(at, word)| (at + 1, word)).collect()
    }

    fn owner(&self) -> String {
        format!("{} – lập ngày {}", self.person, self.made_on)
    }
}
