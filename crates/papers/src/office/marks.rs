//! The placeholders that an office writes into its Word file, and what the program puts there.

use super::kinds::is_official;
use crate::head::dateline;
use crate::{End, Paper, PaperKind, Top};

/// The two that stand alone in their paragraph and become several.
pub const BODY: &str = "noi_dung";
pub const RECIPIENTS: &str = "noi_nhan";

pub const ALL: [&str; 15] = [
    BODY,
    RECIPIENTS,
    "so",
    "ky_hieu",
    "so_va_ky_hieu",
    "cap_tren",
    "don_vi",
    "dia_danh_ngay",
    "ten_giay",
    "trich_yeu",
    "thay_mat",
    "chuc_vu",
    "ho_ten",
    "chuc_vu_trai",
    "ho_ten_trai",
];

/// What a form of this kind must have: of each group at least one.
pub fn wanted(kind: PaperKind) -> Vec<(&'static [&'static str], &'static str)> {
    let mut wanted: Vec<(&'static [&'static str], &'static str)> = vec![(&[BODY], "nội dung")];
    if is_official(kind) {
        wanted.push((&["so", "so_va_ky_hieu"], "số của giấy"));
        wanted.push((&[RECIPIENTS], "nơi nhận"));
        wanted.push((&["ho_ten"], "họ tên người ký"));
    }
    if kind == PaperKind::Minutes {
        wanted.push((&["ho_ten"], "họ tên chủ tọa"));
        wanted.push((&["ho_ten_trai"], "họ tên thư ký"));
    }
    wanted
}

/// The text of a placeholder that stays within its line.
pub fn text(paper: &Paper, name: &str) -> String {
    let (head, dated) = match &paper.top {
        Top::Letterhead { head, dated } => (Some(head), *dated),
        Top::Names { .. } => (None, false),
    };
    let of_head = |text: &dyn Fn(&crate::DocumentHead) -> String| head.map(text).unwrap_or_default();
    match name {
        "so" => of_head(&|head| head.number.map_or_else(|| " ".repeat(6), |number| format!("{number:02}"))),
        "ky_hieu" => of_head(&|head| head.symbol.clone()),
        "so_va_ky_hieu" => of_head(&|head| head.number_line()),
        "cap_tren" => names(&paper.top).0.to_uppercase(),
        "don_vi" => names(&paper.top).1.to_uppercase(),
        "dia_danh_ngay" if dated => of_head(&|head| dateline(&head.place, head.date)),
        "ten_giay" => paper.title.name.clone(),
        "trich_yeu" => paper.title.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" – "),
        signed => signature(&paper.end, signed),
    }
}

fn names(top: &Top) -> (&str, &str) {
    match top {
        Top::Letterhead { head, .. } => (&head.superior, &head.issuer),
        Top::Names { superior, cell } => (superior, cell),
    }
}

fn signature(end: &End, name: &str) -> String {
    match (end, name) {
        (End::Recipients { signature, .. }, "thay_mat") => signature.on_behalf.to_uppercase(),
        (End::Recipients { signature, .. }, "chuc_vu") => signature.role.to_uppercase(),
        (End::Recipients { signature, .. }, "ho_ten") => signature.name.clone(),
        (End::Signatures { right, .. } | End::Signed(right), "chuc_vu") => right.role.clone(),
        (End::Signatures { right, .. } | End::Signed(right), "ho_ten") => right.name.clone(),
        (End::Signatures { left, .. }, "chuc_vu_trai") => left.role.clone(),
        (End::Signatures { left, .. }, "ho_ten_trai") => left.name.clone(),
        _ => String::new(),
    }
}
