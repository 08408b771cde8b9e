//! Papers that the book fills in part: what stands in them is what the rows say.

use crate::meetings::{figure, get, mark, meeting, register};
use crate::papers::{paragraphs, place};
use crate::scene::{Cell, March};
use serde_json::{Value, json};

/// The paragraphs of the paper that a call writes.
fn written(cell: &Cell, call: &str, mut request: Value) -> Vec<String> {
    let out = place(&format!("{}.docx", call.replace('.', "-")));
    request["out"] = json!(out);
    cell.call(call, request);
    paragraphs(&out)
}

/// The text after a label.
fn after<'t>(texts: &'t [String], label: &str) -> &'t str {
    let at = texts.iter().position(|text| text == label).unwrap_or_else(|| panic!("no {label} in {texts:#?}"));
    &texts[at + 1]
}

#[test]
fn the_plan_of_a_round_has_its_five_parts_its_number_and_its_day() {
    let march = March::new();
    let plan = march.cell.call("rounds.get", json!({ "id": march.round }))["plan"].clone();
    let numbered = json!({ "id": march.round, "plan_number": 4, "plan_dated": "03/02/2025" });
    march.cell.id("rounds.save", numbered);
    let texts = written(&march.cell, "papers.study_plan", json!({ "round": march.round }));
    assert!(texts.contains(&"Số 04-KH/CB".to_owned()), "{texts:#?}");
    assert!(texts.iter().any(|text| text.ends_with("ngày 03 tháng 02 năm 2025")));
    for part in ["purpose", "content", "speakers", "logistics", "implementation"] {
        let said = plan[part]["text"].as_str().unwrap();
        assert!(texts.iter().any(|text| said.contains(text.as_str()) && text.len() > 20), "{part}: {said}");
    }
}

#[test]
fn an_essay_sheet_bears_the_name_and_the_day_and_a_blank_one_nobody_s() {
    let march = March::new();
    let name = "Lò Văn Đức".to_owned();
    let member = march.cell.member(&name);
    let of = |member: Option<&str>| json!({ "round": march.round, "member": member });
    let texts = written(&march.cell, "papers.essay_sheet", of(Some(&member)));
    assert!(texts.contains(&format!("Họ và tên: {name}")) && texts.contains(&"Nộp trước ngày: 30/04/2025".to_owned()));
    let blank = written(&march.cell, "papers.essay_sheet", of(None));
    assert!(!blank.iter().any(|text| text.contains(&name)));
    let out = place("khong-co.docx");
    let unknown = json!({ "round": march.round, "member": march.round, "out": out });
    assert_eq!(march.cell.refused("papers.essay_sheet", unknown).code, "not_found");
    assert!(!out.exists(), "nothing is written");
}

#[test]
fn a_programme_is_an_official_paper_and_a_member_s_a_commitment() {
    let cell = Cell::new();
    let member = cell.member("Lò Văn Đức");
    let values = json!({ "title": "Thực hiện Nghị quyết 57", "of": "cell", "number": "03-CTr/CB", "issued": "12/09/2025", "interim": "30/06/2026" });
    let programme = register(&cell, "programme", values);
    let task = json!({ "what": "Lắp loa", "programme": programme, "progress": "ongoing", "deadline": "20/12/2026", "lead": member });
    register(&cell, "assigned_task", task);
    let texts = written(&cell, "papers.action_programme", json!({ "id": programme }));
    for text in ["Số 03-CTr/CB", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "Lắp loa", "Sơ kết trước ngày 30/06/2026.", "T/M CHI BỘ"]
    {
        assert!(texts.iter().any(|said| said == text), "{text} in {texts:#?}");
    }
    let own = register(&cell, "programme", json!({ "title": "Năm 2026", "of": "member", "member": member }));
    let texts = written(&cell, "papers.action_programme", json!({ "id": own }));
    assert!(texts.contains(&"BẢN CAM KẾT".to_owned()) && texts.contains(&"Họ và tên: Lò Văn Đức".to_owned()));
    assert!(!texts.iter().any(|text| text == "T/M CHI BỘ"), "a person signs alone");
}

#[test]
fn the_papers_of_an_inspection_say_what_was_opened_from_its_seal() {
    let cell = Cell::new();
    let member = cell.member("Lò Văn Đức");
    let id = register(
        &cell,
        "inspection",
        json!({
            "begun": "02/03/2026", "kind": "inspection", "what": "Việc nộp đảng phí", "member": member,
            "merits": "Nộp đủ.", "demands": "Nộp trước ngày 05 hằng tháng.", "right_by": "01/06/2026",
        }),
    );
    let step = json!({ "step": "decided", "done": true, "date": "25/02/2026", "paper": "02-QĐ/CB" });
    cell.call("inspections.save_steps", json!({ "id": id, "steps": [step] }));
    let of = |which: &str| written(&cell, "papers.inspection", json!({ "id": id, "which": which }));
    assert!(of("conclusion").contains(&"Báo cáo kết quả khắc phục về Chi bộ trước ngày 01/06/2026.".to_owned()));
    assert!(of("report").contains(&"Nộp đủ.".to_owned()));
    assert!(of("plan").iter().any(|text| text.contains("Lò Văn Đức")));
    assert!(!of("minutes").contains(&"Nộp đủ.".to_owned()), "minutes are written by hand");
    let index = of("index");
    assert_eq!(after(&index, "1. Quyết định, kế hoạch"), "02-QĐ/CB");
    assert!(!index.iter().any(|text| text.starts_with("2. ")), "a step without a paper is not in the index");
}

fn logged(cell: &Cell, date: &str, channel: &str, more: Value) {
    let mut values = json!({ "date": date, "channel": channel, "purpose": "Chỉ thị 01", "stage": "held" });
    values.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    register(cell, "propaganda", values);
}

#[test]
fn propaganda_is_reported_by_channel_as_the_rows_say_and_what_is_planned_is_left_out() {
    let cell = Cell::new();
    logged(&cell, "05/03/2026", "oral", json!({ "sessions": "2", "listeners": "60", "languages": ["kinh", "lu"] }));
    logged(&cell, "31/03/2026", "oral", json!({ "sessions": "1", "listeners": "41" }));
    logged(&cell, "10/03/2026", "loudspeaker", json!({ "sessions": "9" }));
    logged(&cell, "01/04/2026", "oral", json!({ "sessions": "50", "listeners": "500" }));
    logged(&cell, "12/03/2026", "oral", json!({ "stage": "planned", "sessions": "7" }));
    let days = json!({ "from": "01/03/2026", "until": "31/03/2026" });
    let texts = written(&cell, "papers.propaganda", days.clone());
    let row = |label: &str| {
        let at = texts.iter().position(|text| text == label).unwrap();
        texts[at + 1..at + 4].to_vec()
    };
    assert_eq!(row("Tuyên truyền miệng"), ["2", "3", "101"]);
    assert_eq!(row("Loa truyền thanh"), ["1", "9", "—"], "what nobody counted is no 0");
    assert_eq!(row("Cộng"), ["3", "12", "101"]);
    assert!(texts.contains(&"Ngôn ngữ: Kinh, Lự.".to_owned()));
    let listed =
        cell.call("register.list", json!({ "register": "propaganda", "from": "2026-03-01", "until": "2026-03-31" }));
    assert_eq!(
        (&listed["sums"]["sessions"], &listed["sums"]["listeners"]),
        (&json!(12 + 7), &json!(101)),
        "the list has what is planned, too"
    );
    let month = written(&cell, "papers.period", days);
    assert_eq!(after(&month, "Lượt người nghe"), "101");
    assert_eq!(after(&month, "Số buổi, số lần"), "12");
}

#[test]
fn a_report_of_a_time_counts_meetings_sessions_tasks_and_copies_of_that_time() {
    let march = March::new();
    let cell = &march.cell;
    let held = meeting(cell, json!({ "date": "05/03/2025" }));
    for member in &march.members[..12] {
        mark(cell, &held, member, "present");
    }
    meeting(cell, json!({ "date": "05/04/2025" }));
    let shown = get(cell, &held);
    let handed =
        |date: &str, copies: &str| json!({ "date": date, "title": "Tờ gấp", "copies": copies, "given_to": "Bản Hon" });
    register(cell, "handout", handed("06/03/2025", "11"));
    register(cell, "handout", handed("07/03/2025", "2"));
    register(cell, "handout", handed("07/05/2025", "100"));
    let task = json!({ "what": "Lắp loa", "progress": "done", "deadline": "20/03/2025", "finished": "21/03/2025" });
    register(cell, "assigned_task", task);
    let texts = written(cell, "papers.period", json!({ "from": "01/03/2025", "until": "31/03/2025" }));
    let totals = cell.totals(&march.round);
    assert_eq!(after(&texts, "Số kỳ sinh hoạt"), "1");
    assert_eq!(after(&texts, "Lượt phải dự"), figure(&shown, "due").to_string());
    assert_eq!(after(&texts, "Lượt có mặt"), "12");
    assert_eq!(after(&texts, "Buổi học đã tổ chức"), totals["sessions"].to_string());
    assert_eq!(after(&texts, "Số bản"), "13");
    assert_eq!(after(&texts, "Xong sau hạn"), "1");
    assert_eq!(after(&texts, "Xong đúng hạn"), "0");
    let list = written(cell, "papers.hand_outs", json!({ "from": "01/03/2025", "until": "31/03/2025" }));
    assert!(list.contains(&"Cộng: 13 bản.".to_owned()) && !list.contains(&"100".to_owned()));
}

#[test]
fn a_time_without_days_or_that_ends_before_it_begins_is_refused_and_nothing_is_written() {
    let cell = Cell::new();
    let out = place("ky-sai.docx");
    let refused = |from: &str, until: &str| {
        let error = cell.refused("papers.period", json!({ "from": from, "until": until, "out": out }));
        assert!(!out.exists());
        (error.code, error.field.unwrap())
    };
    assert_eq!(refused("", "31/03/2026"), ("required".to_owned(), "from".to_owned()));
    assert_eq!(refused("01/03/2026", "2026").1, "until");
    assert_eq!(refused("01/04/2026", "31/03/2026"), ("dates_out_of_order".to_owned(), "until".to_owned()));
}

#[test]
fn the_agenda_of_a_meeting_is_that_of_its_notice() {
    let cell = Cell::new();
    let id = meeting(&cell, json!({ "place": "Nhà văn hóa", "start": "19:30" }));
    cell.call("meetings.fill_agenda", json!({ "id": id }));
    let agenda = written(&cell, "papers.meeting_agenda", json!({ "meeting": id }));
    let notice = written(&cell, "papers.meeting_notice", json!({ "meeting": id }));
    let first = after(&notice, "1");
    assert_eq!(after(&agenda, "1"), first);
    assert!(agenda.contains(&"IV- NỘI DUNG CHƯƠNG TRÌNH".to_owned()));
}
