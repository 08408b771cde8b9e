//! What the files of the pages import of each other. A test may import whatever it tests.

use super::Edges;
use super::modules::join;
use std::collections::{BTreeMap, BTreeSet};

const ENDINGS: &[&str] = &["", ".ts", ".tsx", "/index.ts", "/index.tsx"];

/// Which file imports which.
pub fn edges(files: &BTreeMap<String, String>) -> Edges<'_> {
    let known: BTreeSet<&str> = files.keys().map(String::as_str).filter(|file| is_page(file)).collect();
    let mut edges = Edges::new();
    for file in &known {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        for path in imported(&files[*file]) {
            let place = join(folder, path);
            let found = ENDINGS.iter().find_map(|ending| known.get(format!("{place}{ending}").as_str()));
            if let Some(other) = found.filter(|other| *other != file) {
                edges.entry(file).or_default().entry(other).or_insert_with(|| format!("`{path}`"));
            }
        }
    }
    edges
}

fn is_page(file: &str) -> bool {
    file.starts_with("ui/src/") && (file.ends_with(".ts") || file.ends_with(".tsx")) && !file.contains(".test.")
}

/// The relative paths after `from`, `import` and `import(`. Pages have them in double quotes.
fn imported(text: &str) -> impl Iterator<Item = &str> {
    ["from \"", "import \"", "import(\""].into_iter().flat_map(move |word| {
        let after = text.match_indices(word).map(move |(at, _)| &text[at + word.len()..]);
        after.filter_map(|rest| rest.split('"').next()).filter(|path| path.starts_with('.'))
    })
}
