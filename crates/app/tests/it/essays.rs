use crate::scene::March;
use crate::totals::opens_onto_its_rows;
use serde_json::{Value, json};

impl March {
    fn which(&self, place: usize) -> Value {
        json!({ "round": self.round, "member": self.members[place] })
    }

    fn with(&self, place: usize, fields: Value) -> Value {
        let mut request = self.which(place);
        request.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        request
    }

    fn type_in(&self, place: usize, awareness: &str) -> Value {
        let parts = json!({ "awareness": awareness, "self_review": "Bản thân gương mẫu học tập.", "proposals": "" });
        self.cell.call("essays.draft", self.with(place, json!({ "parts": parts })))
    }

    fn open(&self, place: usize) -> Value {
        self.cell.call("essays.open", self.which(place))
    }

    fn line(&self, place: usize) -> Value {
        let list = self.cell.call("essays.list", json!({ "round": self.round }));
        list["rows"].as_array().unwrap().iter().find(|line| line["member"] == self.members[place]).cloned().unwrap()
    }
}

#[test]
fn april_fifteen_essays_three_exempt_one_owed_and_their_grades() {
    let march = March::new();
    let cell = &march.cell;
    for place in 0..5 {
        march.type_in(place, &format!("Nhận thức của người thứ {place}"));
        cell.call("essays.hand_in", march.with(place, json!({ "handed_in": true, "on": "20/04/2025" })));
    }
    for (places, form) in [(5..13, "paper"), (13..15, "photo")] {
        for place in places {
            cell.call("essays.set_form", march.with(place, json!({ "form": form })));
            cell.call("essays.hand_in", march.with(place, json!({ "handed_in": true })));
        }
    }
    for place in 15..18 {
        cell.call("essays.set_form", march.with(place, json!({ "form": "exempt" })));
    }
    for place in 0..15 {
        let grade = ["good", "fair", "average"][if place < 6 {
            0
        } else if place < 12 {
            1
        } else {
            2
        }];
        cell.call("essays.grade", march.with(place, json!({ "grade": grade })));
    }
    let totals = cell.totals(&march.round);
    assert_eq!(
        (&totals["essays_due"], &totals["essays_received"], &totals["essays_share"]),
        (&json!(16), &json!(15), &json!(9375))
    );
    assert_eq!((&totals["essays_exempt"], &totals["essays_owed"]), (&json!(3), &json!(1)));
    let grades = &totals["grades"];
    assert_eq!((&grades["good"], &grades["fair"], &grades["average"]), (&json!(6), &json!(6), &json!(3)));
    assert_eq!(
        (&grades["good_share"], &grades["average_share"], &grades["share_sum"]),
        (&json!(4000), &json!(2000), &Value::Null)
    );
    opens_onto_its_rows(cell, &march.round, json!({}));
    let owed = cell.call("totals.rows", json!({ "round": march.round, "figure": "essays_owed" }));
    assert_eq!(owed["rows"][0]["label"], "Lò Văn Vương");

    let list = cell.call("essays.list", json!({ "round": march.round }));
    assert_eq!(
        (list["rows"].as_array().unwrap().len(), &list["due"], &list["received"], &list["exempt"], &list["graded"]),
        (19, &json!(16), &json!(15), &json!(3), &json!(15))
    );
    let first = march.line(0);
    assert_eq!(
        (&first["form"], &first["state"], &first["handed_in_on"]),
        (&json!("typed"), &json!("graded"), &json!("2025-04-20"))
    );
    assert_eq!(march.line(16)["owes"], false);
}

#[test]
fn what_is_being_typed_is_there_after_the_power_failed() {
    let mut march = March::new();
    march.type_in(0, "Điểm mới của chỉ thị là");
    march.type_in(0, "Điểm mới của chỉ thị là gắn với cơ sở.");
    march.cell.reopen();
    let essay = march.open(0);
    assert_eq!(
        (&essay["parts"]["awareness"], &essay["is_draft"]),
        (&json!("Điểm mới của chỉ thị là gắn với cơ sở."), &json!(true))
    );
    assert_eq!(march.line(0)["state"], "writing");
    assert_eq!((&essay["previous"], &essay["next"]), (&Value::Null, &json!(march.members[1])));
}

#[test]
fn a_version_is_kept_once_and_older_ones_stay() {
    let march = March::new();
    march.type_in(0, "Bản thứ nhất");
    let kept = march.cell.call("essays.keep_version", march.which(0));
    assert!(kept["undo"].is_string());
    let essay = march.open(0);
    assert_eq!(
        (&essay["is_draft"], &essay["form"], essay["versions"].as_array().unwrap().len()),
        (&json!(false), &json!("typed"), 1)
    );
    assert_eq!(essay["versions"][0]["by"], "Lò Thị Mẫu");

    march.type_in(0, "Bản thứ nhất");
    assert_eq!(march.cell.call("essays.keep_version", march.which(0))["undo"], Value::Null, "nothing new was said");
    march.type_in(0, "Bản thứ hai");
    march.cell.call("essays.keep_version", march.which(0));
    let essay = march.open(0);
    assert_eq!((&essay["parts"]["awareness"], essay["versions"].as_array().unwrap().len()), (&json!("Bản thứ hai"), 2));
}

#[test]
fn the_first_word_of_every_line_is_found() {
    let march = March::new();
    march.type_in(0, "Một là học.\nRừng là vàng.\t\"Suối\" là bạc.");
    march.cell.call("essays.keep_version", march.which(0));
    for word in ["Một", "Rừng", "suoi", "gương mẫu"] {
        let found = march.cell.call("search.find", json!({ "text": word }));
        assert!(found["hits"].as_array().unwrap().iter().any(|hit| hit["kind"] == "essay"), "{word}: {found}");
    }
    let parts = &march.open(0)["parts"];
    assert_eq!(
        (&parts["awareness"], &parts["self_review"]),
        (&json!("Một là học.\nRừng là vàng.\t\"Suối\" là bạc."), &json!("Bản thân gương mẫu học tập."))
    );
}

#[test]
fn handing_in_keeps_what_was_being_typed() {
    let march = March::new();
    march.type_in(0, "Viết xong thì nộp luôn");
    march.cell.call("essays.hand_in", march.with(0, json!({ "handed_in": true })));
    let essay = march.open(0);
    assert_eq!(
        (&essay["state"], &essay["is_draft"], essay["versions"].as_array().unwrap().len()),
        (&json!("handed_in"), &json!(false), 1)
    );
    march.cell.call("essays.hand_in", march.with(0, json!({ "handed_in": false })));
    assert_eq!(march.line(0)["state"], "writing");
}

#[test]
fn an_essay_that_came_on_paper_is_handed_in_on_its_day_in_one_act() {
    let march = March::new();
    let paper = json!({ "handed_in": true, "on": "20/04/2025", "on_paper": true });
    march.cell.call("essays.hand_in", march.with(0, paper.clone()));
    let line = march.line(0);
    assert_eq!((&line["form"], &line["handed_in_on"]), (&json!("paper"), &json!("2025-04-20")));
    march.type_in(1, "Đã gõ vài dòng, rồi nộp bản giấy.");
    march.cell.call("essays.hand_in", march.with(1, paper));
    assert_eq!((&march.line(1)["form"], &march.line(1)["state"]), (&json!("paper"), &json!("handed_in")));
    assert_eq!(march.open(1)["versions"].as_array().unwrap().len(), 1, "what was typed is kept");
    let plain = json!({ "handed_in": true });
    march.cell.call("essays.set_form", march.with(2, json!({ "form": "photo" })));
    march.cell.call("essays.hand_in", march.with(2, plain));
    assert_eq!(march.line(2)["form"], "photo", "another form stays what it is");
}

#[test]
fn the_list_says_whether_the_round_has_a_session_yet() {
    let cell = crate::scene::Cell::new();
    cell.members(3);
    let round = cell.round(json!({ "essay_owers": "all_members" }));
    let list = || cell.call("essays.list", json!({ "round": round }));
    assert_eq!((&list()["sessions"], list()["rows"].as_array().unwrap().len()), (&json!(0), 0));
    cell.session(&round, json!({ "date": "12/03/2199" }));
    assert_eq!((&list()["sessions"], list()["rows"].as_array().unwrap().len()), (&json!(1), 3));
}

#[test]
fn an_essay_of_a_megabyte_is_refused_and_the_draft_stays() {
    let march = March::new();
    march.type_in(0, "Phần đã gõ");
    let parts = json!({ "awareness": "ngắn", "self_review": "đ".repeat(524_288), "proposals": "" });
    let refused = march.cell.refused("essays.draft", march.with(0, json!({ "parts": parts })));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("too_long", Some("self_review")));
    assert_eq!(march.open(0)["parts"]["awareness"], "Phần đã gõ");
}

#[test]
fn only_an_essay_handed_in_is_graded_and_only_who_owes_one_hands_it_in() {
    let march = March::new();
    let cell = &march.cell;
    assert_eq!(cell.refused("essays.grade", march.with(0, json!({ "grade": "good" }))).code, "not_handed_in");
    cell.id("rounds.save", json!({ "id": march.round, "essay_owers": "named", "essay_named": [march.members[1]] }));
    assert_eq!(cell.refused("essays.hand_in", march.with(0, json!({ "handed_in": true }))).code, "owes_none");
    assert_eq!(cell.refused("essays.set_form", march.with(0, json!({ "form": "exempt" }))).code, "owes_none");
    cell.call("essays.hand_in", march.with(1, json!({ "handed_in": true })));
    let line = march.line(1);
    assert_eq!(
        (&line["form"], &line["state"]),
        (&json!("paper"), &json!("handed_in")),
        "handed in with nothing typed is on paper"
    );
    assert_eq!(cell.refused("essays.set_form", march.with(1, json!({ "form": "exempt" }))).code, "handed_in");
    assert_eq!(
        cell.refused("essays.hand_in", march.with(1, json!({ "handed_in": true, "on": "01/01/2199" }))).code,
        "future_date"
    );
}

#[test]
fn the_text_lies_sealed_in_the_book_and_the_journal() {
    let march = March::new();
    march.type_in(0, "Câu chỉ chi bộ đọc được");
    march.cell.call("essays.keep_version", march.which(0));
    for file in ["book.db", "book.db-wal"] {
        let bytes = std::fs::read(march.cell.folder.path().join(file)).unwrap_or_default();
        let needle = "Câu chỉ chi bộ".as_bytes();
        assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{file}");
    }
}

#[test]
fn an_essay_answers_the_superiors_questions_in_place_of_its_three_parts() {
    let march = March::new();
    let (cell, round, member) = (&march.cell, &march.round, &march.members[0]);
    let which = || json!({ "round": round, "member": member });
    let typed = |parts: serde_json::Value| {
        let opened = cell.call("essays.open", which());
        let request = json!({ "round": round, "member": member, "parts": parts, "based_on": opened["based_on"] });
        cell.call("essays.draft", request);
        cell.call("essays.keep_version", which());
        cell.call("essays.open", which())
    };
    let three = json!({ "awareness": "Nhận thức cũ.", "self_review": "", "proposals": "" });
    let before = typed(three.clone());
    assert_eq!((&before["parts"], &before["questions"]), (&three, &json!([])));

    let questions = json!(["Nội dung nào tâm đắc nhất?", "", "Đồng chí sẽ làm gì?", "Kiến nghị gì?"]);
    cell.id("rounds.save", json!({ "id": round, "essay_questions": questions }));
    let opened = cell.call("essays.open", which());
    assert_eq!(opened["questions"], json!(["Nội dung nào tâm đắc nhất?", "Đồng chí sẽ làm gì?", "Kiến nghị gì?"]));
    assert_eq!(opened["parts"], three, "what was written in three parts stays readable");

    let answers =
        json!({ "awareness": "", "self_review": "", "proposals": "", "answers": ["Câu một.", "Câu hai. Thêm.", " "] });
    let answered = typed(answers);
    let kept = json!(["Câu một.", "Câu hai. Thêm."]);
    assert_eq!(answered["parts"]["answers"], kept);
    assert_eq!(answered["is_draft"], false, "the version is the same text as the draft was");
    let versions = answered["versions"].as_array().unwrap();
    let ends = (&versions[versions.len() - 2]["id"], &versions[versions.len() - 1]["id"]);
    let request = json!({ "round": round, "member": member, "from": ends.0, "to": ends.1 });
    let compared = cell.call("essays.compare", request)["parts"].as_array().unwrap().clone();
    let named: Vec<_> = compared.iter().map(|part| (part["part"].clone(), part["question"].clone())).collect();
    assert_eq!(named[0].0, "awareness");
    assert_eq!(named[3..], [(json!(null), json!(1)), (json!(null), json!(2))]);
    assert_eq!(compared[3]["pieces"], json!([{ "change": "added", "text": "Câu một." }]));

    cell.id("rounds.save", json!({ "id": round, "essay_questions": [] }));
    assert_eq!(cell.call("essays.open", which())["parts"]["answers"], kept, "answers outlive their questions");
}
