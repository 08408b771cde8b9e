//! Every page of the window: where it is, and what says that it is there.

use crate::window::Window;

/// A page's address, the test id of its page, and a name for its pictures.
pub struct Page {
    pub place: String,
    pub id: &'static str,
    pub name: &'static str,
}

/// The pages that every book has.
const OF_BOOK: [(&str, &str, &str); 13] = [
    ("#/", "page-home", "viec-can-lam"),
    ("#/rounds", "page-rounds", "dot-hoc-tap"),
    ("#/rounds/new", "page-new-round", "mo-dot"),
    ("#/members", "page-members", "dang-vien"),
    ("#/documents", "page-documents", "van-ban"),
    ("#/meetings", "page-meetings", "sinh-hoat"),
    ("#/registers", "page-registers", "cac-so"),
    ("#/registers/propaganda", "page-register", "so-tuyen-truyen"),
    ("#/calendar", "page-calendar", "lich"),
    ("#/exchange", "page-exchange", "gui-nhan"),
    ("#/settings/bin", "page-bin", "thung-rac"),
    ("#/settings/retention", "page-retention", "thoi-han-giu"),
    ("#/settings", "page-settings", "cai-dat"),
];

/// The pages of one round.
const OF_ROUND: [(&str, &str); 6] = [
    ("", "dot-ke-hoach"),
    ("/sessions", "dot-buoi-hoc"),
    ("/roll-call", "dot-diem-danh"),
    ("/make-ups", "dot-hoc-bo-sung"),
    ("/essays", "dot-thu-hoach"),
    ("/totals", "dot-tong-hop"),
];

pub fn of_book() -> Vec<Page> {
    OF_BOOK.iter().map(|(place, id, name)| Page { place: (*place).to_owned(), id, name }).collect()
}

/// `session` is one of the round's.
pub fn of_round(round: &str, session: &str) -> Vec<Page> {
    let tab =
        |(tab, name): &(&str, &'static str)| Page { place: format!("#/rounds/{round}{tab}"), id: "page-round", name };
    let sheet = Page { place: format!("#/roll-call/{session}"), id: "page-roll-call", name: "diem-danh" };
    OF_ROUND.iter().map(tab).chain([sheet]).collect()
}

pub async fn open(window: &Window, page: &Page) -> anyhow::Result<()> {
    window.go(&page.place).await?;
    window.at(page.id).await.map(drop)
}
