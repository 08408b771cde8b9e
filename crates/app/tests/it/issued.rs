//! Issued papers: their numbers, and whether printed figures match the book.

use crate::papers::{paragraphs, place};
use crate::scene::{Cell, March};
use crate::two_laptops::TwoLaptops;
use domain::catalogue::issued_paper as i;
use domain::issued::Printed;
use domain::value::FieldValue;
use journal::{Record, Value as Stored};
use serde_json::{Value, json};
use std::path::Path;
use store::{Book, OpDraft};

/// Loads a set of an office that asks for codes.
fn with_codes(cell: &Cell) {
    let folder = tempfile::tempdir().unwrap();
    let manifest = json!({
        "based_on": "hd-05-2026", "name": "co-ma", "title": "Mẫu có mã kiểm tra", "from": "2020-01-01", "wording": { "code": true },
    });
    std::fs::write(folder.path().join("bo-mau.json"), manifest.to_string()).unwrap();
    cell.call("template.add", json!({ "folder": folder.path() }));
}

fn print(march: &March, name: &str, issue: bool) -> (std::path::PathBuf, Value) {
    let out = place(name);
    let written = march.cell.call("papers.report", json!({ "round": march.round, "out": out, "issue": issue }));
    (out, written)
}

fn register(cell: &Cell) -> Vec<Value> {
    let rows = cell.call("register.list", json!({ "register": "issued_paper" }));
    rows["rows"].as_array().unwrap().clone()
}

fn figure<'p>(paper: &'p Value, id: &str) -> &'p Value {
    let of = |line: &&Value| line["id"] == id;
    paper["figures"].as_array().unwrap().iter().find(of).unwrap_or_else(|| panic!("{id}: {paper}"))
}

fn verify(cell: &Cell, code: &str) -> Value {
    cell.call("issued.verify", json!({ "code": code }))
}

#[test]
fn a_draft_takes_no_number_and_an_issued_report_takes_the_next_one() {
    let march = March::new();
    let other = march.cell.round(json!({ "title": "Đợt trước", "report_number": 4, "report_dated": "01/02/2025" }));
    march.cell.call("rounds.save", json!({ "id": march.round, "report_number": null }));
    print(&march, "phat-hanh-nhap.docx", false);
    assert!(register(&march.cell).is_empty());
    let (out, written) = print(&march, "phat-hanh.docx", true);
    assert_eq!(
        (&written["issued"]["number"], &written["issued"]["code"]),
        (&json!(5), &Value::Null),
        "no code is asked for"
    );
    assert!(paragraphs(&out).iter().any(|text| text.contains("Số 05-BC/CB")), "{:?}", paragraphs(&out));
    let row = &register(&march.cell)[0];
    assert_eq!((&row["values"]["number"], &row["values"]["paper"]), (&json!(5), &json!("report")));
    assert_eq!(march.cell.call("rounds.get", json!({ "id": march.round }))["report_number"], 5);
    let again = march
        .cell
        .refused("papers.report", json!({ "round": march.round, "out": place("lan-hai.docx"), "issue": true }));
    assert_eq!(again.code, "already_issued");
    let next =
        march.cell.call("papers.report", json!({ "round": other, "out": place("dot-truoc.docx"), "issue": true }));
    assert_eq!(next["issued"]["number"], 4, "the number that a round bears already is its own");
}

#[test]
fn a_withdrawn_paper_keeps_its_number_and_an_undone_one_gives_it_back() {
    let march = March::new();
    let (_, first) = print(&march, "thu-hoi-1.docx", true);
    let number = first["issued"]["number"].as_u64().unwrap();
    march.cell.call("undo.act", json!({ "act": first["issued"]["undo"] }));
    assert!(register(&march.cell).is_empty());
    let (_, second) = print(&march, "thu-hoi-2.docx", true);
    assert_eq!(second["issued"]["number"], number);
    let id = &second["issued"]["id"];
    assert_eq!(march.cell.refused("issued.withdraw", json!({ "id": id, "why": " " })).field.as_deref(), Some("why"));
    march.cell.call("issued.withdraw", json!({ "id": id, "why": "ghi sai ngày" }));
    let (out, third) = print(&march, "thu-hoi-3.docx", true);
    assert_eq!(third["issued"]["number"], number + 1);
    assert!(paragraphs(&out).iter().any(|text| text.contains(&format!("Số {:02}-BC/CB", number + 1))));
    let shown = march.cell.call("issued.get", json!({ "id": id }));
    assert_eq!((&shown["why_withdrawn"], &shown["twice"]), (&json!("ghi sai ngày"), &Value::Null));
}

#[test]
fn papers_of_a_time_and_of_meetings_take_numbers_of_their_type_and_typed_ones_count() {
    let march = March::new();
    let typed = json!({ "paper": "report", "number": 30, "day": "01/02/2025", "about": "Báo cáo đánh máy" });
    march.cell.call("register.save", json!({ "register": "issued_paper", "values": typed }));
    let mut again = json!({ "paper": "report", "number": 30, "day": "02/02/2025", "about": "Báo cáo khác" });
    let doubt = march.cell.refused("register.save", json!({ "register": "issued_paper", "values": again }));
    assert_eq!((doubt.code.as_str(), doubt.field.as_deref()), ("doubtful", Some("number")));
    again["paper"] = json!("plan");
    march.cell.call("register.save", json!({ "register": "issued_paper", "values": again }));
    let period = json!({ "from": "01/01/2025", "until": "31/03/2025", "out": place("quy.docx"), "issue": true });
    assert_eq!(march.cell.call("papers.period", period)["issued"]["number"], 31);
    let meeting = json!({ "kind": "regular", "date": "05/05/2025" });
    let meeting = march.cell.id("register.save", json!({ "register": "meeting", "values": meeting }));
    let notice = json!({ "meeting": meeting, "out": place("thong-bao.docx"), "issue": true });
    assert_eq!(march.cell.call("papers.meeting_notice", notice)["issued"]["number"], 1);
    let none = json!({ "meeting": meeting, "out": place("nghi-quyet.docx"), "issue": true });
    assert_eq!(march.cell.refused("papers.meeting_resolution", none).code, "no_resolution");
    let proposed = march.cell.call("rounds.propose", json!({ "title": "Đợt mới" }));
    assert_eq!((&proposed["next_report_number"], &proposed["next_plan_number"]), (&json!(32), &json!(31)));
}

#[test]
fn a_report_matches_the_book_as_it_stood_after_its_figures_changed() {
    let march = March::new();
    with_codes(&march.cell);
    let (word, written) = print(&march, "co-ma.docx", true);
    let code = written["issued"]["code"].as_str().unwrap().to_owned();
    assert!(paragraphs(&word).contains(&format!("Mã kiểm tra: {code}")));
    let (pdf, _) = print(&march, "co-ma.pdf", false);
    let (same, _) = print(&march, "co-ma-2.pdf", false);
    assert_eq!(std::fs::read(&pdf).unwrap(), std::fs::read(same).unwrap(), "printed again it is the same file");

    march.cell.mark(&march.session, &march.members[0], "absent_work");
    let checked = verify(&march.cell, &code.to_lowercase().replace('-', " "));
    assert_eq!(checked["agreement"], "agrees", "{checked}");
    let present = figure(&checked, "present");
    assert_eq!((&present["printed"], &present["at_print"], &present["now"]), (&json!(15), &json!(15), &json!(14)));
    for path in [word, pdf] {
        assert_eq!(march.cell.call("issued.verify", json!({ "path": path }))["id"], checked["id"]);
    }
    let names = |figure: &str| {
        let rows = march.cell.call("issued.rows", json!({ "id": checked["id"], "figure": figure }));
        rows["rows"].as_array().unwrap().len()
    };
    assert_eq!((names("present"), names("with_reason")), (15, 4), "the rows are those of then");
    let (draft, _) = print(&march, "so-lieu-khac.docx", false);
    assert!(!paragraphs(&draft).iter().any(|text| text.contains(&code)), "other figures bear no code of these");
}

#[test]
fn a_typing_error_a_code_of_nowhere_and_a_paper_without_one_are_told_apart() {
    let march = March::new();
    with_codes(&march.cell);
    let (_, written) = print(&march, "go-sai.docx", true);
    let code = written["issued"]["code"].as_str().unwrap();
    let last = if code.ends_with('7') { "8" } else { "7" };
    let refused = |code: &str| march.cell.refused("issued.verify", json!({ "code": code })).code;
    assert_eq!(refused(&format!("{}{last}", &code[..13])), "mistyped_code");
    assert_eq!(refused(&code[..9]), "mistyped_code");
    assert_eq!(refused("0000-0000-0000"), "no_such_code");
    let list = place("khong-ma.docx");
    march.cell.call("papers.study_plan", json!({ "round": march.round, "out": list }));
    let refused = |path: &Path| march.cell.refused("issued.verify", json!({ "path": path })).code;
    assert_eq!(
        (refused(&list), refused(Path::new("/no/such.docx"))),
        ("no_code_in_file".into(), "file_not_read".into())
    );
}

/// Writes other figures into the row of a paper, as somebody would who wants the paper to say more.
fn forge(cell: &Cell, id: &str, with_code: bool) -> String {
    let id: domain::Id = id.parse().unwrap();
    let write = |book: &mut Book| {
        let row = store::row(book.connection(), book.own_book(), i::KIND, id)?.unwrap();
        let mut printed: Printed = row.parts(i::PRINTED).unwrap();
        printed.figures.iter_mut().find(|figure| figure.id == "present").unwrap().count = 19;
        let code = printed.code(book.own_book()).to_string();
        let mut draft = OpDraft::new(i::KIND, Record::One(id)).set(i::PRINTED, printed.to_value());
        if with_code {
            draft = draft.set(i::CODE, Stored::text(code.clone()));
        }
        book.write(1_800_000_000_000, &[draft])?;
        Ok(code)
    };
    cell.app_session.with_book(write).unwrap()
}

#[test]
fn forged_figures_are_found_with_and_without_a_new_code() {
    let march = March::new();
    with_codes(&march.cell);
    let (_, written) = print(&march, "gia.docx", true);
    let (id, code) = (written["issued"]["id"].as_str().unwrap(), written["issued"]["code"].as_str().unwrap());
    forge(&march.cell, id, false);
    assert_eq!(verify(&march.cell, code)["agreement"], "altered");
    let forged = forge(&march.cell, id, true);
    let found = verify(&march.cell, &forged);
    assert_eq!(found["agreement"], "differs");
    assert!(found["sentence"].as_str().unwrap().contains("Có mặt: giấy ghi 19, sổ lúc ấy có 15"), "{found}");
    assert_eq!(march.cell.refused("issued.verify", json!({ "code": code })).code, "code_replaced");
}

#[test]
fn a_number_corrected_after_printing_is_said() {
    let march = March::new();
    with_codes(&march.cell);
    let (_, written) = print(&march, "sua-so.docx", true);
    let number = json!({ "register": "issued_paper", "id": written["issued"]["id"], "values": { "number": 77 } });
    march.cell.call("register.save", number);
    let shown = verify(&march.cell, written["issued"]["code"].as_str().unwrap());
    assert_eq!(shown["agreement"], "agrees");
    assert!(shown["corrected"][0].as_str().unwrap().contains("sổ nay ghi số 77"), "{shown}");
}

#[test]
fn a_number_that_two_laptops_gave_is_said_in_the_list_and_on_home_until_one_is_withdrawn() {
    let laptops = TwoLaptops::new();
    let (first, second) = (&laptops.first, &laptops.second);
    let rounds = [first, second].map(|cell| cell.round(json!({ "title": "Học tập chuyên đề" })));
    first.call("papers.report", json!({ "round": rounds[0], "out": place("may-1.docx"), "issue": true }));
    let other = second.call("papers.report", json!({ "round": rounds[1], "out": place("may-2.docx"), "issue": true }));
    assert_eq!(other["issued"]["number"], 1);
    let said = |cell: &Cell| {
        let home = cell.call("home.summary", json!({}))["tasks"].as_array().unwrap().clone();
        let task = home.into_iter().find(|task| task["kind"] == "number_used_twice");
        let list = cell.call("register.list", json!({ "register": "issued_paper" }));
        (task.map(|task| task["register"].clone()), list["alike"].as_array().unwrap().len())
    };
    assert_eq!(said(first), (None, 0));
    laptops.meet();
    assert_eq!(said(first), (Some(json!("issued_paper")), 1));
    assert_eq!(said(second), (Some(json!("issued_paper")), 1));
    second.call("issued.withdraw", json!({ "id": other["issued"]["id"], "why": "trùng số" }));
    laptops.meet();
    assert_eq!(said(first), (None, 0));
}

#[test]
fn another_laptop_says_which_changes_it_lacks_and_verifies_once_it_has_them() {
    let laptops = TwoLaptops::new();
    let (first, second) = (&laptops.first, &laptops.second);
    with_codes(first);
    let member = first.member("Lò Văn Đức");
    let round = first.round(json!({}));
    let session = first.session(&round, json!({}));
    first.mark(&session, &member, "present");
    let issue = json!({ "round": round, "out": place("hai-may.docx"), "issue": true });
    let written = first.call("papers.report", issue);
    let code = written["issued"]["code"].as_str().unwrap();
    assert_eq!(second.refused("issued.verify", json!({ "code": code })).code, "no_such_code");
    // The deputy writes, and the paper is checked where the book has gone on.
    laptops.meet();
    second.mark(&session, &member, "absent_work");
    let checked = verify(second, code);
    assert_eq!(checked["agreement"], "agrees");
    assert_eq!(figure(&checked, "present")["now"], 0);
}
