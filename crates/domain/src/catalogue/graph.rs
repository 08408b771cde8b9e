//! The relations between kinds: which records are shown within which others, and which pages show both.

use super::{Counted, Format, KINDS, Kind, Page, kind as lookup};
use std::collections::BTreeSet;

/// How a record refers to the one it is shown within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    Field(u16),
    /// By a field whose value is sealed to the cell's ring.
    Sealed(u16),
    /// By the first or the second part of its pair.
    First,
    Second,
}

/// The kinds within whose records a record of this kind is shown, and how it refers to them.
pub fn parents(kind: &Kind) -> Vec<(u16, Link)> {
    let of_pair = kind.pair.and_then(|pair| pair.kinds);
    let of_pair = of_pair.into_iter().flat_map(|(first, second)| [(first, Link::First), (second, Link::Second)]);
    let of_fields = kind.fields.iter().filter(|field| field.within).filter_map(|field| match field.format {
        Format::Reference(to) => Some((to, Link::Field(field.number))),
        Format::Sealed(Format::Reference(to)) => Some((*to, Link::Sealed(field.number))),
        _ => None,
    });
    of_pair.chain(of_fields).collect()
}

/// The kinds whose records are shown within a record of this kind, and how they refer to it.
pub fn children(kind: u16) -> Vec<(&'static Kind, Link)> {
    let of = |child: &&'static Kind| {
        let child = *child;
        let links = parents(child).into_iter().filter(move |(parent, _)| *parent == kind);
        links.map(move |(_, link)| (child, link)).collect::<Vec<_>>()
    };
    KINDS.iter().flat_map(of).collect()
}

/// Every kind whose pages may show something of a record of this kind: itself, what it is shown within, what is
/// shown within it, and what refers to it.
fn related(kind: &Kind) -> BTreeSet<u16> {
    let mut related = BTreeSet::from([kind.number]);
    climb(kind.number, &mut related, |number| {
        lookup(number).map(parents).unwrap_or_default().into_iter().map(|(parent, _)| parent).collect()
    });
    climb(kind.number, &mut related, |number| children(number).into_iter().map(|(child, _)| child.number).collect());
    let names = |other: &&&Kind| other.fields.iter().any(|field| field.format.refers_to() == Some(kind.number));
    related.extend(KINDS.iter().filter(names).map(|other| other.number));
    related
}

/// The pages that must be fetched again when a record of this kind has changed.
pub fn pages(kind: &Kind) -> BTreeSet<Page> {
    let mut pages: BTreeSet<Page> = related(kind).into_iter().filter_map(lookup).map(|kind| kind.page).collect();
    if kind.in_figures {
        pages.insert(Page::Totals);
    }
    pages
}

fn climb(from: u16, found: &mut BTreeSet<u16>, next: impl Fn(u16) -> Vec<u16>) {
    let mut open = vec![from];
    while let Some(number) = open.pop() {
        open.extend(next(number).into_iter().filter(|next| found.insert(*next)));
    }
}

/// The kind as which records of this kind are counted, with the link to the record of that kind; no link means
/// the record itself. `None` if they are not counted.
pub fn counted_as(kind: &'static Kind) -> Option<(&'static Kind, Option<Link>)> {
    match kind.counted {
        Counted::No => None,
        Counted::Each => Some((kind, None)),
        Counted::ByFirst => Some((kind, Some(Link::First))),
        Counted::AsParent => {
            let (parent, link) = parents(kind).into_iter().next()?;
            lookup(parent).map(|parent| (parent, Some(link)))
        }
    }
}
