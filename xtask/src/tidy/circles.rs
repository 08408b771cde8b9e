//! No circle among modules: one that names another, itself or by what is below it, is not named by it, neither directly nor by way of
//! others. Parent and child may name each other. Among the pages each file is a module of its own.

mod modules;
mod names;
mod pages;

use super::Violation;
use super::checkout::Checkout;
use modules::Modules;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Module → module that it names → what ties the first to the second. A module goes by its file.
type Edges<'a> = BTreeMap<&'a str, BTreeMap<&'a str, String>>;

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let mut found = Vec::new();
    for target in checkout.packages.iter().flat_map(|package| &package.targets) {
        let modules = Modules::of_target(&target.source, &checkout.files);
        found.extend(modules.graphs().iter().flat_map(circles));
    }
    found.extend(circles(&pages::edges(&checkout.files)));
    found.sort();
    // The targets of one package share files.
    found.dedup();
    found
}

fn circles(edges: &Edges) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for start in edges.keys() {
        if told.contains(start) {
            continue;
        }
        let Some(shortest) = shortest_circle(edges, start) else {
            continue;
        };
        let tied = tied_to(edges, start);
        told.extend(tied.iter().copied());
        found.push(Violation::of_file(start, describe(edges, &tied, &shortest)));
    }
    found
}

/// All that `start` reaches and that reach it.
fn tied_to<'a>(edges: &Edges<'a>, start: &'a str) -> BTreeSet<&'a str> {
    reached(edges, start).into_keys().filter(|file| reached(edges, file).contains_key(start)).collect()
}

/// File → the one before it on a shortest way from `start`. `start` itself is in it when it stands in a circle.
fn reached<'a>(edges: &Edges<'a>, start: &'a str) -> BTreeMap<&'a str, &'a str> {
    let mut before = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(file) = waiting.pop_front() {
        for next in edges.get(file).into_iter().flat_map(BTreeMap::keys) {
            if !before.contains_key(next) {
                before.insert(*next, file);
                waiting.push_back(next);
            }
        }
    }
    before
}

/// From `start` back to it, both included; none when it stands in no circle.
fn shortest_circle<'a>(edges: &Edges<'a>, start: &'a str) -> Option<Vec<&'a str>> {
    let before = reached(edges, start);
    let mut way = vec![start, before.get(start)?];
    while way[way.len() - 1] != start {
        way.push(before[way[way.len() - 1]]);
    }
    way.reverse();
    Some(way)
}

fn describe(edges: &Edges, tied: &BTreeSet<&str>, way: &[&str]) -> String {
    let mut says = String::from("a circle of modules: ");
    for pair in way.windows(2) {
        says.push_str(&format!("{} names {} ({}); ", pair[0], pair[1], edges[pair[0]][pair[1]]));
    }
    if tied.len() >= way.len() {
        let all: Vec<&str> = tied.iter().copied().collect();
        says.push_str(&format!("tied together are {}; ", all.join(", ")));
    }
    says.push_str("move what both need to where neither names the other");
    says
}
