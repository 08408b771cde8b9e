use super::functions::Function;
use super::{Expr, Operator, Surroundings, Value, number};

pub fn value(expr: &Expr, with: &Surroundings<'_>) -> Value {
    match expr {
        Expr::Number(number) => Value::Number(*number),
        Expr::Text(text) => Value::Text(text.clone()),
        Expr::Own => with.own.clone(),
        Expr::Answer(name) => (with.answer)(name),
        Expr::Negative(inner) => Value::Number(-value(inner, with).number()),
        Expr::Operation(operator, left, right) => operation(*operator, left, right, with),
        Expr::Call(function, arguments) => call(*function, arguments, with),
        Expr::Matches(inner, pattern) => Value::Truth(pattern.matches(&value(inner, with).text())),
    }
}

fn operation(operator: Operator, left: &Expr, right: &Expr, with: &Surroundings<'_>) -> Value {
    let a = value(left, with);
    // The right side of `or` and `and` is not looked at if the left one decides.
    match operator {
        Operator::Or => return Value::Truth(a.truth() || value(right, with).truth()),
        Operator::And => return Value::Truth(a.truth() && value(right, with).truth()),
        _ => {}
    }
    let b = value(right, with);
    let (x, y) = (a.number(), b.number());
    match operator {
        Operator::Or | Operator::And => Value::default(),
        Operator::Equal => Value::Truth(a.equals(&b)),
        Operator::NotEqual => Value::Truth(!a.equals(&b)),
        Operator::Less => Value::Truth(x < y && !number::equal(x, y)),
        Operator::AtMost => Value::Truth(x < y || number::equal(x, y)),
        Operator::Greater => Value::Truth(x > y && !number::equal(x, y)),
        Operator::AtLeast => Value::Truth(x > y || number::equal(x, y)),
        Operator::Plus => Value::Number(x + y),
        Operator::Minus => Value::Number(x - y),
        Operator::Times => Value::Number(x * y),
        Operator::Div => Value::Number(x / y),
        Operator::Mod => Value::Number(x % y),
    }
}

fn call(function: Function, arguments: &[Expr], with: &Surroundings<'_>) -> Value {
    // The parser counted the arguments; one that is missing all the same counts as empty.
    let argument = |at: usize| arguments.get(at).map(|expr| value(expr, with)).unwrap_or_default();
    match function {
        Function::True => Value::Truth(true),
        Function::False => Value::Truth(false),
        Function::Not => Value::Truth(!argument(0).truth()),
        Function::Today => Value::Day(with.today),
        Function::If => argument(if argument(0).truth() { 1 } else { 2 }),
        Function::Coalesce => Some(argument(0)).filter(Value::is_something).unwrap_or_else(|| argument(1)),
        Function::Concat => Value::Text((0..arguments.len()).map(|at| argument(at).text()).collect()),
        Function::Date => argument(0).to_day(),
        Function::Number => Value::Number(argument(0).number()),
        Function::Int => Value::Number(argument(0).number().trunc()),
        Function::Round => Value::Number(rounded(&argument(0), arguments.get(1).map(|_| argument(1)))),
        Function::StringLength => Value::Number(count(argument(0).text().encode_utf16().count())),
        Function::Selected => {
            let chosen = argument(1).text();
            Value::Truth(argument(0).text().split(' ').any(|name| name == chosen.trim()))
        }
        Function::CountSelected => Value::Number(count(argument(0).text().split_whitespace().count())),
        // `regex` is compiled: see `Expr::Matches`.
        Function::Regex => Value::Truth(false),
    }
}

fn rounded(number: &Value, decimals: Option<Value>) -> f64 {
    let decimals = decimals.map_or(0.0, |value| value.number());
    // More decimals than a number of this precision has change nothing.
    #[allow(clippy::cast_possible_truncation)]
    let decimals = if decimals.is_nan() { 0 } else { decimals.clamp(-15.0, 15.0) as i32 };
    number::round(number.number(), decimals)
}

fn count(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::NAN, f64::from)
}
