//! The expressions of a form: the part of XPath 1.0, with the functions of ODK, that people write in XLSForm. A value
//! that has no number is NaN, and nothing fails: what can't be compared is not true.

mod evaluate;
mod functions;
mod lexer;
mod number;
mod parser;
mod pattern;
#[cfg(test)]
mod tests;
mod value;

use crate::sentence::Sentence;
use chrono::NaiveDate;
use functions::Function;
use pattern::Pattern;
use std::collections::BTreeSet;
pub use value::Value;

/// A parsed expression.
#[derive(Debug, Clone)]
pub struct Expression {
    root: Expr,
}

#[derive(Debug, Clone)]
enum Expr {
    Number(f64),
    Text(String),
    /// `.`
    Own,
    /// `${name}`
    Answer(String),
    Negative(Box<Expr>),
    Operation(Operator, Box<Expr>, Box<Expr>),
    Call(Function, Vec<Expr>),
    Matches(Box<Expr>, Pattern),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Plus,
    Minus,
    Times,
    Div,
    Mod,
}

/// What an expression is evaluated with.
pub struct Surroundings<'a> {
    /// The value of `.`
    pub own: &'a Value,
    /// The value of `${name}`; an empty text if the question is not answered or not shown.
    pub answer: &'a dyn Fn(&str) -> Value,
    pub today: NaiveDate,
}

impl Expression {
    /// # Errors
    /// A sentence that says what is wrong and how to write it.
    pub fn parse(text: &str) -> Result<Expression, Sentence> {
        let root = parser::parse(&lexer::tokens(text)?)?;
        Ok(Expression { root })
    }

    /// Never fails: what has no value is NaN or an empty text.
    pub fn value(&self, with: &Surroundings<'_>) -> Value {
        evaluate::value(&self.root, with)
    }

    /// The names of the questions that it refers to.
    pub fn references(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        self.root.walk(&mut |expr| {
            if let Expr::Answer(name) = expr {
                found.insert(name.as_str());
            }
        });
        found
    }

    /// Whether `.` is in it.
    pub fn uses_own(&self) -> bool {
        let mut uses = false;
        self.root.walk(&mut |expr| uses |= matches!(expr, Expr::Own));
        uses
    }

    /// How many patterns it compiled.
    pub fn patterns(&self) -> usize {
        let mut count = 0;
        self.root.walk(&mut |expr| count += usize::from(matches!(expr, Expr::Matches(..))));
        count
    }

    /// Whether it divides by something that is always zero.
    pub fn divides_by_zero(&self) -> bool {
        let mut divides = false;
        self.root.walk(&mut |expr| {
            if let Expr::Operation(Operator::Div | Operator::Mod, _, by) = expr {
                divides |= by.constant().is_some_and(|value| value.number() == 0.0);
            }
        });
        divides
    }

    /// A comparison by size with a text that is no number, which is never true: people who write `. <= '2026-12-31'`
    /// mean `date('2026-12-31')`.
    pub fn text_compared_by_size(&self) -> Option<&str> {
        let mut found = None;
        self.root.walk(&mut |expr| {
            if let Expr::Operation(Operator::Less | Operator::AtMost | Operator::Greater | Operator::AtLeast, a, b) =
                expr
            {
                for side in [a, b] {
                    if let Expr::Text(text) = side.as_ref()
                        && number::of_text(text).is_nan()
                    {
                        found = Some(text.as_str());
                    }
                }
            }
        });
        found
    }
}

impl Expr {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        visit(self);
        match self {
            Expr::Number(_) | Expr::Text(_) | Expr::Own | Expr::Answer(_) => {}
            Expr::Negative(inner) | Expr::Matches(inner, _) => inner.walk(visit),
            Expr::Operation(_, left, right) => {
                left.walk(visit);
                right.walk(visit);
            }
            Expr::Call(_, inner) => inner.iter().for_each(|expr| expr.walk(visit)),
        }
    }

    /// Its value, if that depends on no answer and no day.
    fn constant(&self) -> Option<Value> {
        let mut depends = false;
        self.walk(&mut |expr| {
            depends |= matches!(expr, Expr::Own | Expr::Answer(_) | Expr::Call(Function::Today, _));
        });
        let nothing = Value::default();
        let with = Surroundings { own: &nothing, answer: &|_| Value::default(), today: NaiveDate::default() };
        (!depends).then(|| evaluate::value(self, &with))
    }
}
