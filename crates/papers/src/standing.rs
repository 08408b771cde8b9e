/// Whether figures are provisional or final.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Counted at a moment, in words: "14 giờ 05 phút ngày 12/11/2026".
    Provisional { as_of: String },
    /// Closed by a person at a moment. `late`: changes recorded afterwards that are not in the figures, in words;
    /// empty when there are none.
    Final { at: String, by: String, late: String },
}

impl Standing {
    /// The sentence that is printed on every paper with figures.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Provisional { as_of } => format!("Số liệu tạm tính đến {as_of}, chưa chốt."),
            Self::Final { at, by, late } if late.is_empty() => format!("Đã chốt số liệu lúc {at} bởi {by}."),
            Self::Final { at, by, late } => format!(
                "Đã chốt số liệu lúc {at} bởi {by}; số liệu dưới đây là số liệu lúc chốt, chưa tính {late} ghi sau khi chốt."
            ),
        }
    }
}
