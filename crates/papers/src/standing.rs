/// Whether figures are provisional or final.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Counted at a moment, in words: "14 giờ 05 phút ngày 12/11/2026".
    Provisional { as_of: String },
    /// Closed by a person at a moment.
    Final { at: String, by: String },
}

impl Standing {
    /// The sentence that is printed on every paper with figures.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Provisional { as_of } => format!("Số liệu tạm tính đến {as_of}, chưa chốt."),
            Self::Final { at, by } => format!("Đã chốt số liệu lúc {at} bởi {by}."),
        }
    }
}
