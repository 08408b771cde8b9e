//! In which order relevance can be decided, and which items wait for themselves. Whether an answer is required is looked
//! at too, as ODK does, although it decides about no other item: a form is to be one there as well.

use super::{Column, Faults, Place, Rules};
use crate::description::Description;
use crate::problem::ProblemCode;
use crate::sentence::{sentence, shortened};
use std::collections::BTreeMap;

/// Returns an order in which each item comes after its group and after every question that its conditions refer to. An
/// item in a circle is in no place of it.
pub fn check(description: &Description, parents: &[Option<usize>], rules: &[Rules], faults: &mut Faults) -> Vec<usize> {
    let places: BTreeMap<&str, usize> =
        description.items.iter().enumerate().map(|(at, item)| (item.name.as_str(), at)).collect();
    let needs: Vec<Vec<usize>> = parents
        .iter()
        .zip(rules)
        .map(|(parent, rules)| {
            let expressions = rules.relevant.iter().chain(&rules.required);
            let named = expressions.flat_map(|expression| expression.references());
            named.filter_map(|name| places.get(name).copied()).chain(*parent).collect()
        })
        .collect();
    let order = sorted(&needs);
    if order.len() < needs.len() {
        for at in (0..needs.len()).filter(|at| reaches_itself(&needs, *at)) {
            refuse(description, rules, at, faults);
        }
    }
    order
}

/// A group that depends on a question within it is told at the group, not at each of its questions.
fn refuse(description: &Description, rules: &[Rules], at: usize, faults: &mut Faults) {
    let (Some(item), Some(rules)) = (description.items.get(at), rules.get(at)) else { return };
    let column = match rules {
        Rules { relevant: Some(_), .. } => "relevant",
        Rules { required: Some(_), .. } => "required",
        Rules { relevant: None, required: None, .. } => return,
    };
    let name = shortened(&item.name);
    let said = sentence(
        format!(
            "điều kiện hiện hoặc bắt buộc của “{name}” phụ thuộc vào chính nó, trực tiếp hoặc qua câu khác; sửa cột {column}"
        ),
        format!(
            "whether “{name}” is shown or required depends on itself, directly or through others; change the column {column}"
        ),
    );
    faults.refuse(Place::Item(at), Column::of(column), ProblemCode::Circle, said);
}

/// Kahn's algorithm; among those that are free, in the order of the form.
fn sorted(needs: &[Vec<usize>]) -> Vec<usize> {
    let mut waits_for: Vec<usize> = needs.iter().map(Vec::len).collect();
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); needs.len()];
    for (at, needed) in needs.iter().enumerate() {
        for other in needed {
            if let Some(waiting) = needed_by.get_mut(*other) {
                waiting.push(at);
            }
        }
    }
    let mut order: Vec<usize> = (0..needs.len()).filter(|at| needs.get(*at).is_some_and(Vec::is_empty)).collect();
    let mut next = 0;
    while let Some(done) = order.get(next).copied() {
        next += 1;
        for waiting in needed_by.get(done).into_iter().flatten() {
            if let Some(left) = waits_for.get_mut(*waiting) {
                *left -= 1;
                if *left == 0 {
                    order.push(*waiting);
                }
            }
        }
    }
    order
}

fn reaches_itself(needs: &[Vec<usize>], start: usize) -> bool {
    let mut seen = vec![false; needs.len()];
    let mut open: Vec<usize> = needs.get(start).cloned().unwrap_or_default();
    while let Some(at) = open.pop() {
        if at == start {
            return true;
        }
        if let Some(seen) = seen.get_mut(at)
            && !std::mem::replace(seen, true)
        {
            open.extend(needs.get(at).into_iter().flatten());
        }
    }
    false
}
