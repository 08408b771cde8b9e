//! The modules of one Cargo target: which there are, what each one names, and where a name leads.

use super::Edges;
use super::names::{self, Item};
use std::collections::{BTreeMap, BTreeSet};

pub struct Module {
    /// Relative to the root of the checkout. An inline module has the file that it stands in.
    pub file: String,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    /// What the module defines itself.
    defined: BTreeSet<String>,
    /// Name in the module → the path that a `use` gives it.
    used: Vec<(String, Vec<String>)>,
    /// The paths of `use …::*`.
    globs: Vec<Vec<String>>,
    /// Every path that the code names, those of its `use` lines included.
    named: BTreeSet<Vec<String>>,
    /// The paths of the macros that it calls.
    called: BTreeSet<Vec<String>>,
}

/// All modules of a target; the first is its root.
pub struct Modules {
    all: Vec<Module>,
    /// Name of a macro → the module that defines it, because a macro is called without its path.
    macros: BTreeMap<String, usize>,
}

/// The way that a path takes.
#[derive(Default)]
struct Way {
    /// Modules that pass on what is not from below them: they are named as well.
    reached: Vec<usize>,
    /// The names being looked up, so that re-exports in a circle come to an end.
    asked: Vec<(usize, String)>,
}

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    Module(usize),
    /// An item of the module.
    Item(usize),
}

impl End {
    fn module(self) -> usize {
        match self {
            Self::Module(module) | Self::Item(module) => module,
        }
    }
}

impl Modules {
    /// Reads the target whose root is `source`, and each file that it declares with `mod`.
    pub fn of_target(source: &str, files: &BTreeMap<String, String>) -> Self {
        let mut modules = Self { all: Vec::new(), macros: BTreeMap::new() };
        let folder = source.rsplit_once('/').map_or("", |(folder, _)| folder);
        modules.read(None, source, folder, files);
        modules
    }

    /// `folder` is where the files of the module's children stand.
    fn read(&mut self, parent: Option<usize>, file: &str, folder: &str, files: &BTreeMap<String, String>) -> usize {
        let index = self.begin(parent, file);
        let items = files.get(file).map(|text| names::in_source(text)).unwrap_or_default();
        self.take(index, items, folder, files);
        index
    }

    fn begin(&mut self, parent: Option<usize>, file: &str) -> usize {
        self.all.push(Module {
            file: file.to_owned(),
            parent,
            children: BTreeMap::new(),
            defined: BTreeSet::new(),
            used: Vec::new(),
            globs: Vec::new(),
            named: BTreeSet::new(),
            called: BTreeSet::new(),
        });
        self.all.len() - 1
    }

    fn take(&mut self, index: usize, items: Vec<Item>, folder: &str, files: &BTreeMap<String, String>) {
        for item in items {
            match item {
                Item::Defined(name) => {
                    self.all[index].defined.insert(name);
                }
                Item::Macro(name) => {
                    self.macros.insert(name, index);
                }
                Item::Named(path) => {
                    self.all[index].named.insert(path);
                }
                Item::Called(path) => {
                    self.all[index].called.insert(path);
                }
                Item::Used(name, path) => self.all[index].used.push((name, path)),
                Item::Glob(path) => self.all[index].globs.push(path),
                Item::Inline(name, items) => {
                    let file = self.all[index].file.clone();
                    let child = self.begin(Some(index), &file);
                    self.take(child, items, &format!("{folder}/{name}"), files);
                    self.all[index].children.insert(name, child);
                }
                Item::File(name, path) => {
                    let here = self.all[index].file.rsplit_once('/').map_or("", |(folder, _)| folder);
                    let places = match path {
                        Some(path) => vec![join(here, &path)],
                        None => vec![format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")],
                    };
                    let Some(file) = places.into_iter().find(|place| files.contains_key(place)) else {
                        continue;
                    };
                    let below = file.strip_suffix("/mod.rs").or(file.strip_suffix(".rs")).unwrap_or(&file).to_owned();
                    let child = self.read(Some(index), &file, &below, files);
                    self.all[index].children.insert(name, child);
                }
            }
        }
    }

    /// A graph for each module that has others below it: which of these names which, itself or by what is below it.
    pub fn graphs(&self) -> Vec<Edges<'_>> {
        let mut graphs: BTreeMap<&str, Edges> = BTreeMap::new();
        for (from, module) in self.all.iter().enumerate() {
            let above = self.files_down_to(from);
            for path in module.named.iter().chain(&module.globs).chain(&module.called) {
                for to in self.reached(from, path) {
                    let named = self.files_down_to(to);
                    let shared = above.iter().zip(&named).take_while(|(one, other)| one == other).count();
                    // One of them is above the other, or they share a file.
                    let (Some(one), Some(other)) = (above.get(shared), named.get(shared)) else {
                        continue;
                    };
                    let ties = graphs.entry(named[shared - 1]).or_default().entry(one).or_default();
                    ties.entry(other).or_insert_with(|| tie(one, &module.file, path));
                }
            }
        }
        graphs.into_values().collect()
    }

    /// The files that a module stands below, from the root, and its own.
    fn files_down_to(&self, module: usize) -> Vec<&str> {
        let mut files = Vec::new();
        let mut at = Some(module);
        while let Some(module) = at {
            files.push(self.all[module].file.as_str());
            at = self.all[module].parent;
        }
        files.dedup();
        files.reverse();
        files
    }

    /// The modules that a path in `from` names.
    fn reached(&self, from: usize, path: &[String]) -> Vec<usize> {
        let mut way = Way::default();
        match self.resolve(from, path, &mut way) {
            Some(end) => way.reached.push(end.module()),
            // Without a path a macro is found wherever it stands.
            None if self.all[from].called.contains(path) => way.reached.extend(self.macros.get(&path.join("::"))),
            None => {}
        }
        way.reached
    }

    /// Whether the file of `inner` is that of `outer`, or one below it.
    fn stands_in(&self, inner: usize, outer: usize) -> bool {
        self.files_down_to(inner).contains(&self.all[outer].file.as_str())
    }

    /// Where `path` leads when it stands in `from`; none when it leads out of the target.
    fn resolve(&self, from: usize, path: &[String], way: &mut Way) -> Option<End> {
        let mut rest = path;
        let mut at = from;
        let mut began = false;
        while let Some(first) = rest.first() {
            at = match first.as_str() {
                "crate" => 0,
                "self" => at,
                "super" => self.all[at].parent?,
                _ => break,
            };
            began = true;
            rest = &rest[1..];
        }
        let mut end = End::Module(at);
        for (index, name) in rest.iter().enumerate() {
            let End::Module(at) = end else {
                break;
            };
            end = match self.step(at, name, way) {
                Some(end) => end,
                None if index == 0 && !began => return None,
                None if at == 0 => End::Item(self.macros.get(name).copied().unwrap_or(at)),
                None => End::Item(at),
            };
        }
        Some(end)
    }

    fn step(&self, at: usize, name: &str, way: &mut Way) -> Option<End> {
        let module = &self.all[at];
        if let Some(child) = module.children.get(name) {
            return Some(End::Module(*child));
        }
        if module.defined.contains(name) {
            return Some(End::Item(at));
        }
        let asked = (at, name.to_owned());
        if way.asked.contains(&asked) {
            return None;
        }
        way.asked.push(asked);
        let end = self.passed_on(at, name, way);
        way.asked.pop();
        let end = end?;
        if !self.stands_in(end.module(), at) {
            way.reached.push(at);
        }
        Some(end)
    }

    /// Where a `use` of the module leads that gives the name.
    fn passed_on(&self, at: usize, name: &str, way: &mut Way) -> Option<End> {
        let module = &self.all[at];
        for (_, path) in module.used.iter().filter(|(used, _)| used == name) {
            if let Some(end) = self.resolve(at, path, way) {
                return Some(end);
            }
        }
        for glob in &module.globs {
            if let Some(End::Module(other)) = self.resolve(at, glob, way)
                && let Some(end) = self.step(other, name, way)
            {
                return Some(end);
            }
        }
        None
    }
}

/// What ties a module to another: the path, and the file below it that names it.
fn tie(module: &str, file: &str, path: &[String]) -> String {
    let path = path.join("::");
    if module == file { format!("`{path}`") } else { format!("`{path}` in {file}") }
}

/// `path`, which may begin with `../`, as seen from `folder`.
pub fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}
