//! The cells of the sample and how far each has come. All people in them are fictitious.

/// How far a cell has come when the window opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// In the middle of its roll-call; the window opens on this cell.
    Working,
    Final,
    Provisional,
    /// Sent something once, then nothing before the deadline.
    Behind,
    /// Enrolled, but sent nothing of this round.
    Silent,
    /// No laptop enrolled yet.
    NotEnrolled,
}

impl State {
    pub fn said(self) -> &'static str {
        match self {
            State::Working => "đang điểm danh dở",
            State::Final => "đã chốt",
            State::Provisional => "tạm tính",
            State::Behind => "chậm",
            State::Silent => "đã nối, chưa gửi gì",
            State::NotEnrolled => "chưa nối máy",
        }
    }
}

pub struct Plan {
    pub name: &'static str,
    pub secretary: &'static str,
    pub phone: &'static str,
    /// How and when the cell is expected to report, as entered by the committee; empty if not entered.
    pub expected: &'static str,
    pub members: usize,
    pub present: usize,
    pub essays: usize,
    pub state: State,
}

const fn plan(name: &'static str, secretary: &'static str, counts: (usize, usize, usize), state: State) -> Plan {
    let expected = if matches!(state, State::Behind) { "" } else { "Mạng hằng tuần" };
    let (members, present, essays) = counts;
    // A prefix that no real telephone number has.
    Plan { name, secretary, phone: "0000 000 000", expected, members, present, essays, state }
}

pub const CELLS: &[Plan] = &[
    plan("Chi bộ bản Nà Hiềng", "Lò Thị Inh", (24, 14, 2), State::Working),
    plan("Chi bộ bản Thẳm", "Vàng A Dế", (19, 15, 3), State::Final),
    plan("Chi bộ bản Pa Pe", "Tao Văn Piêng", (12, 12, 4), State::Final),
    plan("Chi bộ bản Nà Cà", "Giàng Thị Dợ", (21, 17, 2), State::Final),
    plan("Chi bộ Trường Trung học cơ sở", "Bùi Ngọc Khoẻ", (28, 27, 5), State::Final),
    plan("Chi bộ bản Hoa Vân", "Phàn Tả Vạng", (16, 11, 1), State::Provisional),
    plan("Chi bộ Trạm Y tế", "Điêu Xuân Nghĩa", (9, 8, 2), State::Provisional),
    plan("Chi bộ bản Nà Khằm", "Thào Thị Phừ", (17, 9, 0), State::Behind),
    plan("Chi bộ bản Cò Lá", "Hạng Thị Tủa", (14, 0, 0), State::Silent),
    plan("Chi bộ bản Tân Bình", "Vì Văn Hặc", (0, 0, 0), State::NotEnrolled),
];
