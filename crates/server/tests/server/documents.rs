//! Documents that are sent without a round: to whom, whether they have arrived, and that they can be taken back.

use serde_json::{Value, json};

use crate::house::House;
use crate::laptop::Laptop;

fn asked(addressed: &Value) -> Value {
    json!({
        "documents": [
            { "number": "12 - CV/DU", "issuer": "Đảng ủy xã", "date": "2026-03-02", "summary": "về đại hội" },
            { "name": "Tài liệu hỏi đáp", "issuer": "Ban Tuyên giáo", "date": "2026-03-03" },
        ],
        "addressed": addressed,
    })
}

/// The labels of what the superior sent, as the cell sees them.
fn at_the_cell(laptop: &Laptop) -> Vec<String> {
    laptop.exchange();
    let listed = laptop.call("documents.list", json!({}));
    let sent = listed["documents"].as_array().unwrap().iter().filter(|one| one["from_superior"] == true);
    let mut labels: Vec<String> = sent.map(|one| one["label"].as_str().unwrap().to_owned()).collect();
    labels.sort();
    labels
}

#[test]
fn documents_go_to_the_addressed_cells_and_the_committee_sees_when_they_have_them() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house, "Chi bộ bản Nà Cà");
    let other = house.cell("Chi bộ bản Thèn Thầu");
    let officer = house.login("officer");
    let sent = officer.post("/api/v1/documents", &asked(&json!([laptop.unit, other]))).json();
    assert_eq!(sent["documents"].as_array().unwrap().len(), 2);
    assert_eq!((sent["documents"][0]["reached"].clone(), sent["documents"][0]["cells"][0]["reached_at"].clone()), (json!(0), Value::Null));

    assert_eq!(at_the_cell(&laptop), ["12-CV/DU ngày 02/03/2026", "Tài liệu hỏi đáp ngày 03/03/2026"]);
    let news = laptop.call("home.news", json!({}));
    assert_eq!(news["documents"].as_array().unwrap().len(), 2, "{news}");
    laptop.exchange();
    let listed = officer.get("/api/v1/documents").json();
    for line in listed["documents"].as_array().unwrap() {
        let with = |cell: &&Value| cell["reached_at"].is_string();
        let cells = line["cells"].as_array().unwrap();
        assert_eq!((cells.len(), cells.iter().filter(with).count(), line["reached"].as_u64()), (2, 1, Some(1)));
        assert_eq!(cells.iter().find(with).unwrap()["unit"], json!(laptop.unit));
    }

    let id = listed["documents"].as_array().unwrap().iter().find(|line| line["label"] == "Tài liệu hỏi đáp ngày 03/03/2026").unwrap()["id"].clone();
    let withdraw = |withdrawn: bool| {
        officer.post(&format!("/api/v1/documents/{}/withdrawn", id.as_str().unwrap()), &json!({ "withdrawn": withdrawn }))
    };
    assert_eq!(withdraw(true).status, 200);
    assert_eq!(withdraw(true).status, 409, "nobody withdraws twice");
    assert_eq!(at_the_cell(&laptop), ["12-CV/DU ngày 02/03/2026"]);
    assert_eq!(withdraw(false).status, 200);
    assert_eq!(at_the_cell(&laptop).len(), 2);
}

#[test]
fn a_document_that_is_classified_or_has_no_name_is_not_sent() {
    let house = House::open();
    house.cell("Chi bộ bản Nà Cà");
    let officer = house.login("officer");
    let refused = |documents: Value| {
        let answer = officer.post("/api/v1/documents", &json!({ "documents": documents, "addressed": "all" }));
        answer.value()["field"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(refused(json!([])), "documents");
    assert_eq!(refused(json!([{ "issuer": "Đảng ủy xã" }])), "documents");
    assert_eq!(refused(json!([{ "number": "05-CV/DU", "summary": "TỐI MẬT" }])), "documents");
    assert_eq!(officer.get("/api/v1/documents").json()["documents"], json!([]));
}
