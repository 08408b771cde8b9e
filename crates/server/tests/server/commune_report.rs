//! The report of a period over the cells: the figures of the console's lists, as PDF, Word and Excel.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use domain::Id;
use domain::catalogue::{assigned_task, propaganda};
use domain::roll_call::Status;
use journal::{Record, Value};
use journal_sql::OpDraft;
use serde_json::json;

use crate::cell::Cell;
use crate::house::House;
use crate::rounds::{issue, letter};

const PERIOD: &str = "2026-Q4";

fn task(cell: &mut Cell, house: &House, deadline: &str) {
    let draft = OpDraft::new(assigned_task::KIND, Record::One(cell.id()))
        .set(assigned_task::WHAT, Value::text("Làm đường"))
        .set(assigned_task::PROGRESS, Value::text("ongoing"))
        .set(assigned_task::DEADLINE, Value::text(deadline));
    cell.write(house, &[draft]);
}

fn propaganda(cell: &mut Cell, house: &House, date: &str, stage: &str) {
    let draft = OpDraft::new(propaganda::KIND, Record::One(cell.id()))
        .set(propaganda::DATE, Value::text(date))
        .set(propaganda::CHANNEL, Value::text("loudspeaker"))
        .set(propaganda::PURPOSE, Value::text("Chỉ thị 01"))
        .set(propaganda::STAGE, Value::text(stage))
        .set(propaganda::LISTENERS, Value::Int(1_040));
    cell.write(house, &[draft]);
}

/// A cell that sent a round with two members, one of them present, and a silent one.
fn commune() -> (House, Id) {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    house.cell("Chi bộ bản Nà Tăm");
    let round = issue(&house, &letter());
    let mut next_year = letter();
    next_year["deadline"] = json!("2027-03-31");
    issue(&house, &next_year);
    cell.exchange(&house);
    let (_, held) = cell.hold(&house, round);
    let members = [cell.member(&house, "Lò Văn Mẫu", "1970"), cell.member(&house, "Vàng Thị Mẫu", "1980")];
    cell.mark(&house, held, members[0], Status::Present);
    cell.mark(&house, held, members[1], Status::Without);
    task(&mut cell, &house, "2026-12-01");
    task(&mut cell, &house, "2026-08-01");
    propaganda(&mut cell, &house, "2026-10-02", "held");
    propaganda(&mut cell, &house, "2026-10-03", "planned");
    cell.exchange(&house);
    (house, round)
}

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

#[test]
fn a_report_has_the_figures_of_the_lists_and_a_silent_cell_is_no_zero() {
    let (house, round) = commune();
    let officer = house.login("officer");
    let table = officer.get(&format!("/api/v1/rounds/{round}/table")).json();
    let answer = officer.get(&format!("/api/v1/reports/{PERIOD}/xlsx"));
    let rows = rows(&answer.body);
    let of = |name: &str| rows.iter().find(|row| row.iter().any(|cell| cell == name)).unwrap_or_else(|| panic!("{rows:?}")).clone();
    let sent = of("Chi bộ bản Nà Cà");
    let line = table["rows"].as_array().unwrap().iter().find(|row| row["unit"]["name"] == "Chi bộ bản Nà Cà").unwrap().clone();
    assert_eq!([&sent[3], &sent[4]], [&line["due"].to_string(), &line["studied"].to_string()]);
    assert_eq!(sent[2], "1/1");
    assert_eq!([&sent[8], &sent[10]], ["1", "1"], "the task that is due in the period, and what was held: {sent:?}");
    let silent = of("Chi bộ bản Nà Tăm");
    assert_eq!(silent[2], "0/1");
    assert!(silent[3..].iter().all(String::is_empty), "nothing is known, which is not 0: {silent:?}");
    let text = format!("{rows:?}");
    assert!(text.contains("quý IV năm 2026"), "{text}");
}

#[test]
fn it_is_written_as_pdf_and_word_too() {
    let (house, _) = commune();
    let officer = house.login("officer");
    let pdf = officer.get(&format!("/api/v1/reports/{PERIOD}/pdf"));
    assert!(pdf.body.starts_with(b"%PDF-"), "{}", pdf.text());
    assert!(officer.get("/api/v1/reports/2026/docx").body.starts_with(b"PK"));
    for odd in ["2026-Q5/pdf", "2026/txt", "x/pdf"] {
        assert_ne!(officer.get(&format!("/api/v1/reports/{odd}")).status, 200, "{odd}");
    }
}

#[test]
fn one_account_gets_a_few_reports_in_a_minute_and_graders_none() {
    let (house, _) = commune();
    let officer = house.login("officer");
    let ask = || officer.get(&format!("/api/v1/reports/{PERIOD}/xlsx"));
    assert!((0..6).all(|_| ask().status == 200));
    assert_eq!(ask().code(), "too_soon");
    house.wait(60_000);
    assert_eq!(ask().status, 200);
    assert_eq!(house.login("grader").get(&format!("/api/v1/reports/{PERIOD}/xlsx")).status, 403);
}
