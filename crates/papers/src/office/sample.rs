//! A paper without content of its own, to see what a template set makes of each part.

use super::kinds::is_official;
use crate::paper::columns;
use crate::{Align, Block, DocumentHead, End, Paper, PaperKind, Signature, Signer, Table, Title, TitleStyle, Top};
use chrono::NaiveDate;

/// A sample of this kind, bearing this day.
#[must_use]
pub fn sample(kind: PaperKind, day: NaiveDate) -> Paper {
    let (superior, issuer) = ("Đảng ủy xã (mẫu)", "Chi bộ (mẫu)");
    let head = DocumentHead {
        superior: superior.to_owned(),
        issuer: issuer.to_owned(),
        number: Some(1),
        symbol: "XX/CB".to_owned(),
        place: "Nơi lập".to_owned(),
        date: day,
    };
    let signature =
        Signature {
            on_behalf: "T/M CHI BỘ".to_owned(), role: "BÍ THƯ".to_owned(), name: "Họ và tên".to_owned()
        };
    let official = is_official(kind) || kind == PaperKind::Minutes;
    let (top, title) = if official {
        let dated = kind != PaperKind::Minutes;
        (Top::Letterhead { head, dated }, Title::official("TÊN GIẤY TỜ", "Trích yếu nội dung"))
    } else {
        (Top::names(superior, issuer), Title::sheet("TÊN GIẤY TỜ", &[("Dòng dưới tên giấy", TitleStyle::Bold)]))
    };
    let end = match kind {
        PaperKind::Minutes => End::Signatures {
            left: Signer::new("NGƯỜI GHI BIÊN BẢN", "(Thư ký)", "Họ và tên"),
            right: Signer::new("CHỦ TRÌ HỘI NGHỊ", "(Chủ tọa)", "Họ và tên"),
        },
        _ if official => End::recipients(&["Nơi nhận thứ nhất".to_owned()], "Lưu Chi bộ", &signature),
        _ => End::Nothing,
    };
    Paper::upright(kind, top, title, blocks(), end)
}

fn blocks() -> Vec<Block> {
    let table = columns(&[("TT", 2, Align::Centre), ("Nội dung", 10, Align::Left), ("Số lượng", 4, Align::Centre)]);
    let row = ["1", "Dòng của bảng", "10"].map(str::to_owned).to_vec();
    vec![
        Block::Grounds(vec!["Căn cứ thứ nhất".to_owned(), "Căn cứ thứ hai".to_owned()]),
        Block::Text("Đoạn văn của phần nội dung: thụt dòng đầu, căn đều hai bên, cách dòng theo bộ mẫu.".repeat(2)),
        Block::heading(1, "I. TÊN MỤC"),
        Block::heading(2, "1. Tên tiểu mục"),
        Block::Text("Đoạn văn dưới tiểu mục.".to_owned()),
        Block::Table(Table::new(table, vec![row]).captioned("Tên bảng")),
        Block::Dots(2),
    ]
}
