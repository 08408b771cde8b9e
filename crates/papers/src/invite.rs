//! The district's invitation for one cell's laptop, to be handed over in person.

use crate::page::{escape, page};

/// What a cell needs for enrolment, with space for the four words read out at the end.
#[derive(Clone, PartialEq, Eq)]
pub struct InviteSheet {
    /// The committee that invites.
    pub superior: String,
    pub cell: String,
    /// "https://…", exactly as it is to be typed.
    pub server_address: String,
    /// Valid for one enrolment.
    pub code: String,
    /// "17 giờ 00 ngày 15/11/2026".
    pub expires: String,
    /// Whom to call: name and number; may be empty.
    pub contact: String,
}

/// The code enrols a laptop, so it is kept out of logs.
impl std::fmt::Debug for InviteSheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "InviteSheet for {}", self.cell)
    }
}

const TITLE: &str = "PHIẾU MỜI NỐI MÁY";

impl InviteSheet {
    /// The sheet as a printable page.
    #[must_use]
    pub fn to_html(&self) -> String {
        let row = |label: &str, value: &str| format!("<tr><th>{label}</th><td>{value}</td></tr>");
        let mut rows = row("Chi bộ", &format!("<b>{}</b>", escape(&self.cell)));
        rows += &row("Địa chỉ máy chủ", &format!("<span class=\"code\">{}</span>", escape(&self.server_address)));
        rows += &row("Mã mời", &format!("<span class=\"code\">{}</span>", escape(&self.code)));
        rows += &row("Hết hạn", &format!("{} (mã chỉ dùng được một lần)", escape(&self.expires)));
        if !self.contact.is_empty() {
            rows += &row("Cán bộ phụ trách", &escape(&self.contact));
        }
        let steps: String = self.steps().iter().map(|s| format!("<li>{s}</li>")).collect();
        let boxes = "<span class=\"box\"></span>".repeat(4);
        let body = format!(
            "<p class=\"centre\">{}</p><h1>{TITLE}</h1><table>{rows}</table><h2>Bí thư chi bộ làm gì</h2><ol>{steps}</ol>\
             <h2>Bốn từ đối chiếu</h2><p>{boxes}</p><p class=\"small\">Ghi bốn từ hiện trên máy chi bộ, đọc cho cán bộ cấp trên. Hai bên giống nhau mới bấm đồng ý.</p>\
             <p class=\"warn\">Giữ phiếu cẩn thận cho đến khi nối xong, không chụp ảnh gửi đi. Nối xong thì hủy phiếu.</p>",
            escape(&self.superior.to_uppercase())
        );
        page(&format!("{TITLE} – {}", self.cell), &body)
    }

    fn steps(&self) -> [String; 5] {
        [
            "Mở Sổ Chi bộ. Máy mới: chọn “Có mã hoặc tệp mời của cấp trên”. Sổ đang dùng: vào Gửi nhận, chọn “Nối với cấp trên”.".to_owned(),
            "Gõ địa chỉ máy chủ và mã mời ở trên.".to_owned(),
            "Màn hình hiện bốn từ. Gọi điện hoặc gặp cán bộ phụ trách, đọc bốn từ đó.".to_owned(),
            "Chờ cán bộ đồng ý. Trong lúc chờ vẫn làm việc bình thường, không mất gì đã ghi.".to_owned(),
            format!("Nếu máy báo mã đã dùng hoặc hết hạn, xin {} cấp mã mới.", escape(&self.superior)),
        ]
    }
}
