//! Template sets: which one prints a paper, an office's own, and what is refused.

use crate::papers::{paragraphs, place};
use crate::scene::March;
use serde_json::{Value, json};
use std::path::Path;

/// A folder of an office's set with this manifest.
fn folder(manifest: &Value) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bo-mau.json"), manifest.to_string()).unwrap();
    folder
}

fn manifest(from: &str) -> Value {
    json!({
        "based_on": "hd-05-2026", "name": "na-tam", "title": "Mẫu của Đảng ủy xã Nà Tăm", "from": from,
        "wording": { "on_behalf": "T/M CHI ỦY", "recipient_mark": "," },
    })
}

fn names(templates: &Value, field: &str) -> Vec<String> {
    let of = |set: &Value| (set[field] == true).then(|| set["name"].as_str().unwrap().to_owned());
    templates["sets"].as_array().unwrap().iter().filter_map(of).collect()
}

fn report(march: &March, name: &str) -> Vec<String> {
    let out = place(name);
    march.cell.call("papers.report", json!({ "round": march.round, "out": out }));
    paragraphs(&out)
}

#[test]
fn an_office_s_set_prints_the_papers_of_its_days_once_it_is_loaded() {
    let march = March::new();
    assert!(report(&march, "bo-mau-truoc.docx").contains(&"T/M CHI BỘ".to_owned()));
    let office = folder(&manifest("2020-01-01"));
    let checked = march.cell.call("template.check", json!({ "folder": office.path() }));
    assert_eq!((checked["name"].as_str(), checked["in_force"].as_bool()), (Some("na-tam"), Some(true)));
    assert!(report(&march, "bo-mau-kiem-tra.docx").contains(&"T/M CHI BỘ".to_owned()), "checking loads nothing");
    let loaded = march.cell.call("template.add", json!({ "folder": office.path() }));
    assert_eq!(names(&loaded, "own"), ["na-tam"]);
    assert_eq!(names(&loaded, "in_force"), ["na-tam"]);
    drop(office);
    assert!(report(&march, "bo-mau-sau.docx").contains(&"T/M CHI ỦY".to_owned()), "the folder is not needed any more");
    let removed = march.cell.call("template.remove", json!({ "name": "na-tam" }));
    assert!(names(&removed, "own").is_empty());
    assert!(report(&march, "bo-mau-bo.docx").contains(&"T/M CHI BỘ".to_owned()));
}

#[test]
fn a_set_of_other_days_prints_no_paper_of_today() {
    let march = March::new();
    let office = folder(&manifest("2099-01-01"));
    let loaded = march.cell.call("template.add", json!({ "folder": office.path() }));
    assert_eq!(names(&loaded, "in_force").len(), 1);
    assert!(!names(&loaded, "in_force").contains(&"na-tam".to_owned()));
    assert!(report(&march, "bo-mau-mai-sau.docx").contains(&"T/M CHI BỘ".to_owned()));
}

#[test]
fn a_folder_with_faults_is_refused_and_nothing_of_it_is_kept() {
    let march = March::new();
    let refused = |folder: &Path| {
        let error = march.cell.refused("template.add", json!({ "folder": folder }));
        assert!(names(&march.cell.call("template.list", json!({})), "own").is_empty());
        error
    };
    assert_eq!(refused(Path::new("/no/such/folder")).code, "file_not_found");
    assert_eq!(refused(tempfile::tempdir().unwrap().path()).code, "no_manifest");
    let mut wrong = manifest("2026-01-01");
    wrong["measures"] = json!({ "body": 140 });
    assert!(refused(folder(&wrong).path()).message.contains("measures.body"));
    let mut taken = manifest("2026-01-01");
    taken["name"] = json!("hd-05-2026");
    assert_eq!(refused(folder(&taken).path()).code, "name_taken");
    let mut device = manifest("2026-01-01");
    device["name"] = json!("con");
    assert_eq!(refused(folder(&device).path()).code, "wrong_name", "Windows has no folder of that name");
    let cut = folder(&manifest("2026-01-01"));
    std::fs::write(cut.path().join("bao-cao-dot.docx"), b"PK").unwrap();
    let said = refused(cut.path());
    assert!(said.code == "template_faults" && said.message.contains("bao-cao-dot.docx"), "{said:?}");
}

#[test]
fn a_sample_of_every_kind_can_be_looked_at_before_a_set_is_loaded() {
    let march = March::new();
    let office = folder(&manifest("2026-01-01"));
    for kind in ["bao-cao-dot", "bien-ban", "phieu-diem-danh"] {
        let out = place(&format!("xem-thu-{kind}.docx"));
        march.cell.call("template.preview", json!({ "folder": office.path(), "kind": kind, "out": out }));
        assert!(paragraphs(&out).contains(&"TÊN GIẤY TỜ".to_owned()), "{kind}");
    }
    let out = place("xem-thu.docx");
    march.cell.call("template.preview", json!({ "name": "hd-36-2018", "kind": "bao-cao-dot", "out": out }));
    assert!(paragraphs(&out).contains(&"- Nơi nhận thứ nhất,".to_owned()));
    let unknown = march.cell.refused("template.preview", json!({ "name": "hd-36-2018", "kind": "thu", "out": out }));
    assert_eq!(unknown.code, "no_such_kind");
}
