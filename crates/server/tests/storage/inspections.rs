//! The committee's own register of inspections of cells.

use domain::Id;
use domain::catalogue::InspectionKind;
use domain::inspections::InspectionStep;
use server::storage::inspections::{
    CellInspection, CellInspections, CellInspectionsMut, InspectionPaper, InspectionWords, SentInspection,
};

use crate::on_both_engines;
use crate::place::{NOW, Place, unit};

on_both_engines! {
    an_inspection_comes_back_as_it_was_recorded,
    a_database_of_before_inspections_is_brought_up_to_date,
}

fn words(what: &str) -> InspectionWords {
    InspectionWords {
        kind: InspectionKind::Supervision,
        year: 2026,
        what: what.into(),
        round: Some(Id([7; 16])),
        planned: "2026-12-01".into(),
        working_group: String::new(),
        begun: String::new(),
        steps: vec![InspectionPaper {
            step: InspectionStep::Decided,
            date: "2026-11-01".into(),
            paper: "01-QĐ".into(),
        }],
        merits: "Một\nHai".into(),
        faults: String::new(),
        demands: String::new(),
        concluded: String::new(),
        right_by: String::new(),
        put_right: String::new(),
        how: String::new(),
    }
}

fn an_inspection_comes_back_as_it_was_recorded(place: &Place) {
    let storage = place.open();
    let one = CellInspection {
        id: Id([9; 16]),
        unit: unit(&storage, 1),
        words: words("Lần đầu"),
        revision: 1,
        changed_at: NOW,
        changed_by: "canbo".into(),
        sent: None,
        removed_at: None,
    };
    let put = |one: &CellInspection| storage.write(|sql| CellInspectionsMut(sql).put(one)).unwrap();
    let found = || storage.read(|sql| Ok(CellInspections(sql).find(one.id)?)).unwrap();
    assert_eq!(found(), None);
    put(&one);
    assert_eq!(found(), Some(one.clone()));
    let sent = SentInspection { words: words("Lần đầu"), at: NOW, by: "canbo".into() };
    let changed =
        CellInspection {
            words: words("Lần sau"), revision: 2, sent: Some(sent), removed_at: Some(NOW), ..one.clone()
        };
    put(&changed);
    assert_eq!(storage.read(|sql| Ok(CellInspections(sql).all()?)).unwrap(), [changed]);
}

fn a_database_of_before_inspections_is_brought_up_to_date(place: &Place) {
    place.before("0015_inspections", |_| {});
    an_inspection_comes_back_as_it_was_recorded(place);
}
