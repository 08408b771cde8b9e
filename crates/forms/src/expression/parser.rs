//! From tokens to a tree, with the precedence of XPath.

use super::functions::{Function, called};
use super::lexer::Token;
use super::pattern::Pattern;
use super::value::day_of;
use super::{Expr, Operator};
use crate::limits::MAX_EXPRESSION_DEPTH;
use crate::sentence::{Sentence, sentence};

/// # Errors
/// If the tokens are no expression.
pub fn parse(tokens: &[Token]) -> Result<Expr, Sentence> {
    let mut parser = Parser { tokens, at: 0, depth: 0 };
    let root = parser.expression(0)?;
    match parser.peek() {
        None => Ok(root),
        Some(Token::Close) => Err(sentence("thừa dấu ngoặc đóng “)”", "there is a closing bracket “)” too many")),
        Some(_) => Err(sentence(
            "thiếu phép tính giữa hai giá trị, như and, or, =, +",
            "an operator such as and, or, = or + is missing between two values",
        )),
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    depth: usize,
}

impl Operator {
    /// The larger, the tighter it binds.
    const fn binds(self) -> u8 {
        match self {
            Operator::Or => 1,
            Operator::And => 2,
            Operator::Equal | Operator::NotEqual => 3,
            Operator::Less | Operator::AtMost | Operator::Greater | Operator::AtLeast => 4,
            Operator::Plus | Operator::Minus => 5,
            Operator::Times | Operator::Div | Operator::Mod => 6,
        }
    }
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn take(&mut self) -> Option<&'a Token> {
        let token = self.peek();
        self.at += 1;
        token
    }

    /// Everything up to an operator that binds no tighter than `least`.
    fn expression(&mut self, least: u8) -> Result<Expr, Sentence> {
        self.depth += 1;
        if self.depth > MAX_EXPRESSION_DEPTH {
            return Err(sentence(
                format!("biểu thức lồng quá {MAX_EXPRESSION_DEPTH} tầng ngoặc"),
                format!("the expression has more than {MAX_EXPRESSION_DEPTH} brackets within each other"),
            ));
        }
        let mut left = self.operand()?;
        while let Some(Token::Operator(operator)) = self.peek()
            && operator.binds() > least
        {
            self.at += 1;
            let right = self.expression(operator.binds())?;
            left = Expr::Operation(*operator, Box::new(left), Box::new(right));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expr, Sentence> {
        match self.take() {
            Some(Token::Number(number)) => Ok(Expr::Number(*number)),
            Some(Token::Text(text)) => Ok(Expr::Text(text.clone())),
            Some(Token::Reference(name)) => Ok(Expr::Answer(name.clone())),
            Some(Token::Own) => Ok(Expr::Own),
            Some(Token::Operator(Operator::Minus)) => {
                Ok(Expr::Negative(Box::new(self.expression(Operator::Times.binds())?)))
            }
            Some(Token::Open) => {
                let inner = self.expression(0)?;
                self.close()?;
                Ok(inner)
            }
            Some(Token::Name(name)) => {
                self.at += 1;
                let arguments = self.arguments()?;
                call(name, arguments)
            }
            Some(Token::Operator(_) | Token::Close | Token::Comma) | None => Err(sentence(
                "thiếu một giá trị, như 5, 'co' hoặc ${tên_câu}",
                "a value such as 5, 'yes' or ${name} is missing",
            )),
        }
    }

    /// Up to and with the closing bracket.
    fn arguments(&mut self) -> Result<Vec<Expr>, Sentence> {
        let mut arguments = Vec::new();
        if self.peek() == Some(&Token::Close) {
            self.at += 1;
            return Ok(arguments);
        }
        loop {
            arguments.push(self.expression(0)?);
            if self.peek() != Some(&Token::Comma) {
                self.close()?;
                return Ok(arguments);
            }
            self.at += 1;
        }
    }

    fn close(&mut self) -> Result<(), Sentence> {
        match self.take() {
            Some(Token::Close) => Ok(()),
            _ => Err(sentence("thiếu dấu ngoặc đóng “)”", "a closing bracket “)” is missing")),
        }
    }
}

fn call(name: &str, mut arguments: Vec<Expr>) -> Result<Expr, Sentence> {
    let function = called(name, arguments.len())?;
    match (function, arguments.as_slice()) {
        (Function::Regex, [_, Expr::Text(pattern)]) => {
            let pattern = Pattern::new(pattern)?;
            Ok(Expr::Matches(Box::new(arguments.swap_remove(0)), pattern))
        }
        (Function::Regex, _) => Err(sentence(
            "mẫu trong regex() phải viết trong dấu nháy, như regex(., '^[0-9]{10}$')",
            "the pattern in regex() has to be in quotation marks, as in regex(., '^[0-9]{10}$')",
        )),
        (Function::Selected, [_, Expr::Number(number)]) => Err(sentence(
            format!("trong selected(), lựa chọn phải viết trong dấu nháy: '{number}'"),
            format!("in selected(), the choice has to be in quotation marks: '{number}'"),
        )),
        (Function::Date, [Expr::Text(text)]) if !text.is_empty() && day_of(text).is_none() => Err(sentence(
            format!("“{text}” không phải ngày: viết date('2026-12-31')"),
            format!("“{text}” is not a day: write date('2026-12-31')"),
        )),
        _ => Ok(Expr::Call(function, arguments)),
    }
}
