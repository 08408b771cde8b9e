/// Whether figures may still move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Counted as of a moment, in words: "14 giờ 05 phút ngày 12/11/2026".
    Provisional { as_of: String },
    /// Closed by a person at a moment.
    Final { at: String, by: String },
}

impl Standing {
    /// The sentence every paper with figures carries.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Provisional { as_of } => format!("Số liệu tạm tính đến {as_of}, chưa chốt."),
            Self::Final { at, by } => format!("Đã chốt số liệu lúc {at} bởi {by}."),
        }
    }
}
