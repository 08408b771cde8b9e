//! Forms that were issued, and their versions.

use domain::Id;
use server::storage::forms::{IssuedForm, IssuedForms, IssuedFormsMut, IssuedVersion};
use server::storage::rounds::Withdrawn;

use crate::on_both_engines;
use crate::place::{NOW, Place, unit};

on_both_engines! {
    a_form_comes_back_with_its_cells_and_versions,
    a_version_has_a_number_that_no_other_has,
    a_database_of_before_forms_is_brought_up_to_date,
}

fn version(number: i64) -> IssuedVersion {
    let id = Id([u8::try_from(20 + number).unwrap(); 16]);
    IssuedVersion { id, form: Id([9; 16]), number, issued_at: NOW + number, issued_by: "canbo".into() }
}

fn a_form_comes_back_with_its_cells_and_versions(place: &Place) {
    let storage = place.open();
    let units = vec![unit(&storage, 1), unit(&storage, 2)];
    let one = IssuedForm {
        id: Id([9; 16]),
        issued_at: NOW,
        issued_by: "canbo".into(),
        to_all: false,
        units: units.clone(),
        withdrawn: None,
    };
    let write = |sql: &dyn sql::Sql| {
        IssuedFormsMut(sql).add(&one)?;
        IssuedFormsMut(sql).add_version(&version(1))?;
        Ok(IssuedFormsMut(sql).add_version(&version(2))?)
    };
    storage.write(write).unwrap();
    let found = || storage.read(|sql| Ok(IssuedForms(sql).find(one.id)?)).unwrap().unwrap();
    assert_eq!((found().units, found().in_book_of(), found().to_all), (units.clone(), Some(units[0]), false));
    let versions = storage.read(|sql| Ok(IssuedForms(sql).versions(one.id)?)).unwrap();
    assert_eq!(versions.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2]);
    let withdrawn = Withdrawn { at: NOW, by: "canbo".into() };
    storage.write(|sql| Ok(IssuedFormsMut(sql).withdraw(one.id, Some(&withdrawn))?)).unwrap();
    assert_eq!(found().withdrawn.map(|one| one.at), Some(NOW));
    storage.write(|sql| Ok(IssuedFormsMut(sql).withdraw(one.id, None)?)).unwrap();
    assert!(storage.read(|sql| Ok(IssuedForms(sql).all()?)).unwrap()[0].withdrawn.is_none());
}

fn a_version_has_a_number_that_no_other_has(place: &Place) {
    a_form_comes_back_with_its_cells_and_versions(place);
    let again = IssuedVersion { id: Id([40; 16]), ..version(2) };
    assert!(place.open().write(|sql| Ok(IssuedFormsMut(sql).add_version(&again)?)).is_err());
}

fn a_database_of_before_forms_is_brought_up_to_date(place: &Place) {
    place.before("0017_forms", |_| {});
    a_form_comes_back_with_its_cells_and_versions(place);
}
