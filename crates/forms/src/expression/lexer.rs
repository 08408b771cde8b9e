//! From the text of an expression to its tokens.

use super::Operator;
use crate::limits::MAX_EXPRESSION_CHARS;
use crate::names;
use crate::sentence::{Sentence, sentence};

#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    Number(f64),
    Text(String),
    /// `${name}`
    Reference(String),
    /// `.`
    Own,
    /// The name of a function.
    Name(String),
    Operator(Operator),
    Open,
    Close,
    Comma,
}

impl Token {
    /// Whether an operator must follow. XPath tells by this whether `*` and `div` are operators.
    fn ends_operand(&self) -> bool {
        match self {
            Token::Number(_) | Token::Text(_) | Token::Reference(_) | Token::Own | Token::Close => true,
            Token::Name(_) | Token::Operator(_) | Token::Open | Token::Comma => false,
        }
    }
}

/// # Errors
/// If the text is too long, or holds what no expression of this version has.
pub fn tokens(text: &str) -> Result<Vec<Token>, Sentence> {
    if text.chars().count() > MAX_EXPRESSION_CHARS {
        return Err(sentence(
            format!("biểu thức dài quá {MAX_EXPRESSION_CHARS} ký tự"),
            format!("the expression has more than {MAX_EXPRESSION_CHARS} characters"),
        ));
    }
    let mut found: Vec<Token> = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let after_operand = found.last().is_some_and(Token::ends_operand);
        let (token, taken) = next(rest, after_operand)?;
        found.push(token);
        rest = rest.get(taken..).unwrap_or_default().trim_start();
    }
    if found.is_empty() { Err(sentence("biểu thức để trống", "the expression is empty")) } else { Ok(found) }
}

/// The first token and its length in bytes.
fn next(text: &str, after_operand: bool) -> Result<(Token, usize), Sentence> {
    if let Some(found) = symbol(text) {
        return Ok(found);
    }
    let first = text.chars().next().unwrap_or_default();
    let second = text.chars().nth(1).unwrap_or_default();
    match first {
        '\'' | '"' => quoted(text, first),
        '$' => reference(text),
        '.' if second == '.' => Err(paths(text)),
        '.' if !second.is_ascii_digit() => Ok((Token::Own, 1)),
        '.' | '0'..='9' => number(text),
        '/' | '[' | ']' | '@' | '|' | ':' => Err(paths(text)),
        '*' if !after_operand => Err(paths(text)),
        '*' => Ok((Token::Operator(Operator::Times), 1)),
        _ if after_operand => word_operator(text),
        _ if names::begins(first) => name(text),
        _ => Err(unknown(text)),
    }
}

fn symbol(text: &str) -> Option<(Token, usize)> {
    const SYMBOLS: &[(&str, Token)] = &[
        ("!=", Token::Operator(Operator::NotEqual)),
        ("<=", Token::Operator(Operator::AtMost)),
        (">=", Token::Operator(Operator::AtLeast)),
        ("=", Token::Operator(Operator::Equal)),
        ("<", Token::Operator(Operator::Less)),
        (">", Token::Operator(Operator::Greater)),
        ("+", Token::Operator(Operator::Plus)),
        ("-", Token::Operator(Operator::Minus)),
        ("(", Token::Open),
        (")", Token::Close),
        (",", Token::Comma),
    ];
    SYMBOLS.iter().find(|(symbol, _)| text.starts_with(symbol)).map(|(symbol, token)| (token.clone(), symbol.len()))
}

fn quoted(text: &str, mark: char) -> Result<(Token, usize), Sentence> {
    let inside = text.get(1..).unwrap_or_default();
    let Some(end) = inside.find(mark) else {
        return Err(sentence(
            format!("thiếu dấu nháy đóng của {}", shortened(text)),
            format!("the closing quotation mark of {} is missing", shortened(text)),
        ));
    };
    Ok((Token::Text(inside.get(..end).unwrap_or_default().to_owned()), end + 2))
}

fn reference(text: &str) -> Result<(Token, usize), Sentence> {
    let named = text.strip_prefix("${").and_then(|inside| inside.split_once('}')).map(|(name, _)| name);
    match named.filter(|name| names::is_name(name)) {
        Some(name) => Ok((Token::Reference(name.to_owned()), name.len() + 3)),
        None => Err(sentence(
            format!("{} không trỏ đến câu nào: viết ${{tên_câu}}, không có khoảng trắng", shortened(text)),
            format!("{} refers to no question: write ${{name}}, without spaces", shortened(text)),
        )),
    }
}

fn number(text: &str) -> Result<(Token, usize), Sentence> {
    let mut points = 0;
    let ends = |letter: char| {
        points += usize::from(letter == '.');
        !(letter.is_ascii_digit() || letter == '.' && points == 1)
    };
    let length = text.find(ends).unwrap_or(text.len());
    let number = text.get(..length).and_then(|digits| digits.parse().ok());
    number.map(|number| (Token::Number(number), length)).ok_or_else(|| unknown(text))
}

fn word_operator(text: &str) -> Result<(Token, usize), Sentence> {
    let length = text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len());
    let word = text.get(..length).unwrap_or_default();
    let operator = match word {
        "or" => Operator::Or,
        "and" => Operator::And,
        "div" => Operator::Div,
        "mod" => Operator::Mod,
        _ if ["or", "and", "div", "mod"].contains(&word.to_lowercase().as_str()) => {
            return Err(sentence(
                format!("viết “{}” bằng chữ thường", word.to_lowercase()),
                format!("write “{}” in small letters", word.to_lowercase()),
            ));
        }
        _ => return Err(unknown(text)),
    };
    Ok((Token::Operator(operator), length))
}

fn name(text: &str) -> Result<(Token, usize), Sentence> {
    let length = text.find(|letter| !names::goes_on(letter)).unwrap_or(text.len());
    let (name, rest) = text.split_at(length);
    if rest.trim_start().starts_with('(') {
        return Ok((Token::Name(name.to_owned()), length));
    }
    Err(sentence(
        format!("không hiểu chữ “{name}”: viết ${{{name}}} nếu là tên câu, '{name}' nếu là giá trị"),
        format!("the word “{name}” is not understood: write ${{{name}}} for a question, '{name}' for a value"),
    ))
}

fn paths(text: &str) -> Sentence {
    sentence(
        format!("chưa dùng được đường dẫn XPath, ở {}: viết ${{tên_câu}}", shortened(text)),
        format!("XPath paths are not supported, at {}: write ${{name}}", shortened(text)),
    )
}

fn unknown(text: &str) -> Sentence {
    sentence(
        format!("không hiểu biểu thức từ chỗ {}", shortened(text)),
        format!("the expression is not understood from {} on", shortened(text)),
    )
}

fn shortened(text: &str) -> String {
    let beginning: String = text.chars().take(20).collect();
    let more = if beginning.len() < text.len() { "…" } else { "" };
    format!("“{beginning}{more}”")
}
