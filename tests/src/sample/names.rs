//! Member lists of fictitious people: parts of the names in the synthetic roster, combined anew.

use super::Plan;
use crate::study::roster;
use anyhow::{Context, ensure};
use rust_xlsxwriter::Workbook;
use std::path::Path;

struct Part {
    before: String,
    given: String,
    sex: String,
    people: String,
}

/// Writes the list as an office would: a title, a heading, one row for each person.
pub fn write_list(path: &Path, plan: &Plan, seed: u64) -> anyhow::Result<()> {
    let parts = parts()?;
    let mut dice = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut roll = |sides: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) as usize % sides
    };
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, format!("DANH SÁCH ĐẢNG VIÊN {}", plan.name.to_uppercase()))?;
    for (column, heading) in
        ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Ngày vào Đảng", "Ngày chính thức", "Chức vụ"]
            .iter()
            .enumerate()
    {
        sheet.write(2, column as u16, *heading)?;
    }
    let mut names = vec![plan.secretary.to_owned()];
    while names.len() < plan.members {
        let one = &parts[roll(parts.len())];
        let alike: Vec<&Part> =
            parts.iter().filter(|other| other.people == one.people && other.sex == one.sex).collect();
        let name = format!("{} {}", one.before, alike[roll(alike.len())].given);
        if names.contains(&name) {
            continue;
        }
        names.push(name);
        let row = names.len() as u32 + 2;
        let (born, joined) = (1955 + roll(45), 3 + roll(20));
        let joined = (born + 21 + joined).min(2024);
        let (day, month) = (1 + roll(28), 1 + roll(12));
        let cells = [
            (row - 2).to_string(),
            names[names.len() - 1].clone(),
            format!("{day:02}/{month:02}/{born}"),
            one.sex.clone(),
            one.people.clone(),
            format!("{day:02}/{month:02}/{joined}"),
            format!("{day:02}/{month:02}/{}", joined + 1),
            String::new(),
        ];
        for (column, text) in cells.iter().enumerate() {
            sheet.write(row, column as u16, text.as_str())?;
        }
    }
    let first = ["1", plan.secretary, "16/08/1979", "", "", "26/07/2008", "26/07/2009", "Bí thư"];
    for (column, text) in first.iter().enumerate() {
        sheet.write(3, column as u16, *text)?;
    }
    Ok(workbook.save(path)?)
}

fn parts() -> anyhow::Result<Vec<Part>> {
    let path = roster("roster-expected.csv");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let part = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        let (before, given) = fields.get(1)?.rsplit_once(' ')?;
        Some(Part {
            before: before.to_owned(),
            given: given.to_owned(),
            sex: (*fields.get(3)?).to_owned(),
            people: (*fields.get(4)?).to_owned(),
        })
    };
    let parts: Vec<Part> = text.lines().skip(1).filter_map(part).collect();
    ensure!(!parts.is_empty(), "{} has no rows", path.display());
    Ok(parts)
}
