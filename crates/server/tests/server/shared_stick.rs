//! One stick for the cells of a commune: no package overwrites another.

use serde_json::json;
use std::path::PathBuf;

use crate::laptop::Laptop;
use crate::house::House;

#[test]
fn packages_of_cells_whose_names_differ_in_their_marks_lie_side_by_side_within_one_minute() {
    let house = House::open();
    let stick = tempfile::tempdir().unwrap();
    let laptops = ["Chi bộ bản Nà Cà", "Chi bộ bản Na Ca"].map(|cell| Laptop::enrolled(&house, cell));
    let write = |laptop: &Laptop| -> PathBuf {
        let wrote = laptop.call("stick.write", json!({ "to": "superior", "folder": stick.path() }));
        assert!(wrote["file"].as_str().unwrap().ends_with(wrote["file_name"].as_str().unwrap()));
        wrote["file"].as_str().unwrap().into()
    };
    let mut packages = Vec::new();
    for _ in 0..2 {
        for laptop in &laptops {
            let path = write(laptop);
            packages.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    assert_eq!(std::fs::read_dir(stick.path()).unwrap().count(), 4);
    for (path, bytes) in &packages {
        assert_eq!(&std::fs::read(path).unwrap(), bytes, "{}", path.display());
    }
    let beginning = |path: &PathBuf| path.file_name().unwrap().to_string_lossy()[..23].to_owned();
    assert_ne!(beginning(&packages[0].0), beginning(&packages[1].0), "a person tells them apart too");
}
