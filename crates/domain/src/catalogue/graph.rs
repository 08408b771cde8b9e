//! How kinds hang together: which records show within which others, and which pages show both.

use super::{Counted, Format, KINDS, Kind, Page, kind as lookup};
use std::collections::BTreeSet;

/// How a record names the one it shows within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    Field(u16),
    /// The field's value is sealed to the cell's ring.
    Sealed(u16),
    /// The first or the second of its pair.
    First,
    Second,
}

/// The kinds a record of this one shows within, and how it names them.
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

/// The kinds whose records show within one of this kind, and how they name it.
pub fn children(kind: u16) -> Vec<(&'static Kind, Link)> {
    let of = |child: &&'static Kind| {
        let child = *child;
        let links = parents(child).into_iter().filter(move |(parent, _)| *parent == kind);
        links.map(move |(_, link)| (child, link)).collect::<Vec<_>>()
    };
    KINDS.iter().flat_map(of).collect()
}

/// Every kind whose pages may show something of a record of this kind: itself, what it shows within, what shows within it, and
/// what names it.
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

/// Pages to fetch again when a record of this kind changed.
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

/// The kind that records of this one are counted as, and how they name the record of it; None: the record itself, or not told.
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
