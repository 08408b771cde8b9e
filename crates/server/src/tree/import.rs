//! Reads a file of units for one period: `{code, name, level, valid_from|valid_to, children: […]}`.

use chrono::NaiveDate;
use domain::Id;
use serde::Deserialize;
use sql::Sql;

use super::imported_id;
use crate::failure::Failure;
use crate::storage::tree::{ALWAYS, Place, TreeMut};

#[derive(Debug, Deserialize)]
struct Node {
    code: String,
    name: String,
    level: String,
    valid_from: Option<String>,
    valid_to: Option<String>,
    #[serde(default)]
    children: Vec<Node>,
}

/// A checked file, ready to be written.
#[derive(Debug)]
pub struct Period {
    root: Node,
}

impl Period {
    /// The dates of the top unit apply to all units below. Fails for anything but such a file.
    pub fn parse(text: &str) -> Result<Period, Failure> {
        let refuse = |why| Failure::Invalid { field: "file", why };
        let root: Node = serde_json::from_str(text).map_err(|_| refuse("Tệp không phải cây đơn vị."))?;
        for day in [&root.valid_from, &root.valid_to].into_iter().flatten() {
            NaiveDate::parse_from_str(day, "%Y-%m-%d").map_err(|_| refuse("Ngày trong tệp không có trong lịch."))?;
        }
        if !complete(&root) {
            return Err(refuse("Có đơn vị thiếu mã, tên hoặc cấp."));
        }
        Ok(Period { root })
    }

    /// Writes the period and returns the number of its units. Repeating it changes nothing.
    pub fn write(&self, transaction: &dyn Sql) -> sql::Result<usize> {
        let from = self.root.valid_from.as_deref().unwrap_or(ALWAYS.0);
        let to = self.root.valid_to.as_deref().unwrap_or(ALWAYS.1);
        put(&TreeMut(transaction), &self.root, None, (from, to))
    }

    pub fn top(&self) -> Id {
        imported_id(&self.root.code, &self.root.level)
    }
}

fn complete(node: &Node) -> bool {
    let said = |text: &str| !text.trim().is_empty();
    said(&node.code) && said(&node.name) && said(&node.level) && node.children.iter().all(complete)
}

fn put(tree: &TreeMut<'_>, node: &Node, parent: Option<Id>, (from, to): (&str, &str)) -> sql::Result<usize> {
    let id = imported_id(&node.code, &node.level);
    let name = domain::language::tidy(&node.name);
    let place = Place { valid_from: from, valid_to: to, parent, name: &name };
    tree.put(id, Some(&node.code), &node.level, &place)?;
    node.children.iter().try_fold(1, |count, child| Ok(count + put(tree, child, Some(id), (from, to))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_tree_is_refused() {
        for text in ["", "[]", "{\"code\":\"1\"}", "{\"code\":\"1\",\"name\":\" \",\"level\":\"commune\"}"] {
            assert!(Period::parse(text).is_err(), "{text}");
        }
        let impossible = "{\"code\":\"1\",\"name\":\"Xã A\",\"level\":\"commune\",\"valid_to\":\"2025-06-31\"}";
        assert!(Period::parse(impossible).is_err());
    }
}
