//! The JSON types of an endpoint. **Invariant:** they are read off the signature of its handler, so they can't
//! differ from it.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::response::{AppendHeaders, Response};
use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::caller::Caller;
use super::extract::{JsonBody, PathParam, QueryParam};
use crate::accounts::Person;
use crate::state::Shared;

/// Makes the schema of a type.
pub type Describe = fn(&mut SchemaGenerator) -> Schema;

fn describe<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

#[derive(Clone, Copy)]
pub struct Shapes {
    /// The body, or the query of an endpoint that reads. `None`: nothing is asked beyond the path, or a file comes.
    pub request: Option<Describe>,
    /// `None`: it answers with a file.
    pub answer: Option<Describe>,
}

/// A part of a request that a handler takes.
pub trait Part {
    const REQUEST: Option<Describe> = None;
}

impl Part for State<Shared> {}
impl Part for Person {}
impl Part for Caller {}
impl Part for HeaderMap {}
impl Part for Request {}
impl<T> Part for PathParam<T> {}

impl<T: JsonSchema> Part for QueryParam<T> {
    const REQUEST: Option<Describe> = Some(describe::<T>);
}

impl<T: JsonSchema> Part for JsonBody<T> {
    const REQUEST: Option<Describe> = Some(describe::<T>);
}

/// What a handler answers with.
pub trait Answers {
    const ANSWER: Option<Describe>;
}

impl Answers for Response {
    const ANSWER: Option<Describe> = None;
}

impl<T: JsonSchema> Answers for Json<T> {
    const ANSWER: Option<Describe> = Some(describe::<T>);
}

impl<H, T: Answers> Answers for (AppendHeaders<H>, T) {
    const ANSWER: Option<Describe> = T::ANSWER;
}

impl<T: Answers, E> Answers for Result<T, E> {
    const ANSWER: Option<Describe> = T::ANSWER;
}

/// A handler whose types are known.
pub trait Shaped<Parts> {
    const SHAPES: Shapes;
}

/// The first that describes a request: a handler takes one at most.
const fn first<const COUNT: usize>(parts: [Option<Describe>; COUNT]) -> Option<Describe> {
    let mut index = 0;
    while index < COUNT {
        if parts[index].is_some() {
            return parts[index];
        }
        index += 1;
    }
    None
}

macro_rules! shaped {
    ($($part:ident)*) => {
        impl<F, Fut, $($part: Part,)*> Shaped<($($part,)*)> for F
        where
            F: Fn($($part),*) -> Fut,
            Fut: Future,
            Fut::Output: Answers,
        {
            const SHAPES: Shapes =
                Shapes { request: first([$($part::REQUEST),*]), answer: <Fut::Output as Answers>::ANSWER };
        }
    };
}

shaped! { A }
shaped! { A B }
shaped! { A B C }
shaped! { A B C D }
shaped! { A B C D E }
