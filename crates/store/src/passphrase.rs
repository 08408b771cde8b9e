//! Which passphrases are accepted: long enough, and not among those that anybody would try first. There are no
//! composition rules.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

/// The shortest passphrase: eight characters, counted after Unicode normalisation.
pub const SHORTEST: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassphrase {
    #[error("shorter than eight characters")]
    TooShort,
    #[error("among the first anybody would try")]
    Common,
    #[error("a name that stands in the book")]
    OwnName,
}

static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../../data/passphrases/common.txt").lines().collect());

/// Neighbouring keys, and well-known orders of characters.
const ROWS: [&str; 10] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azertyuiop",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
    "147258369",
    "aqswdefrgthyjukilop",
];

/// `names`: the person's own name and the cell's, which anybody who knows them would try first.
pub fn check(passphrase: &str, names: &[&str]) -> Result<(), WeakPassphrase> {
    let passphrase = domain::language::nfc(passphrase);
    if passphrase.chars().count() < SHORTEST {
        return Err(WeakPassphrase::TooShort);
    }
    let folded = domain::language::fold(&passphrase);
    let typed: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    let inner = folded.trim_matches(|c: char| !c.is_alphabetic());
    let [spelt, inner] = [folded.as_str(), inner].map(spelt);
    let forms = [typed.as_str(), spelt.as_str(), inner.as_str()];
    if is_number(&typed) || forms.into_iter().any(is_common) || is_repeated(&folded, 1) {
        return Err(WeakPassphrase::Common);
    }
    if names.iter().any(|name| is_name(&folded, forms, &words(name))) { Err(WeakPassphrase::OwnName) } else { Ok(()) }
}

fn spelt(form: &str) -> String {
    form.chars().map(letter_meant).filter(|c| c.is_alphanumeric()).collect()
}

/// The letter that a character stands for: `p@ssw0rd` is `password`.
fn letter_meant(sign: char) -> char {
    match sign {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

fn is_common(form: &str) -> bool {
    let core = without_digits_around(form);
    is_repeated(form, 4)
        || is_along_rows(form)
        || [form, core].into_iter().any(|form| COMMON.contains(form) || is_two_common(form))
        // A word of at most three letters among digits: `chi12345`, `1990abc1990`.
        || (1..=3).contains(&core.len())
}

fn without_digits_around(form: &str) -> &str {
    form.trim_matches(|c: char| c.is_ascii_digit())
}

fn is_two_common(form: &str) -> bool {
    let cuts = form.char_indices().map(|(at, _)| form.split_at(at));
    cuts.into_iter().any(|(first, second)| COMMON.contains(first) && COMMON.contains(second))
}

/// Whether the text repeats a unit of at most `longest` characters.
fn is_repeated(form: &str, longest: usize) -> bool {
    let letters: Vec<char> = form.chars().collect();
    let repeats = |unit: usize| letters.iter().zip(letters.iter().skip(unit)).all(|(one, other)| one == other);
    (1..=longest).any(|unit| letters.len() >= unit * 2 && repeats(unit))
}

/// Whether the text consists of runs of three or more characters along the rows, in either direction:
/// `qwerty123`, `asdf4321`, `1qaz2wsx`.
fn is_along_rows(form: &str) -> bool {
    let mut rest = form;
    while !rest.is_empty() {
        let run = longest_run(rest);
        if run < 3 {
            return false;
        }
        rest = &rest[run..];
    }
    !form.is_empty()
}

fn longest_run(form: &str) -> usize {
    let starts = |row: &str| {
        (3..=form.len().min(row.len())).rev().find(|&length| form.get(..length).is_some_and(|run| row.contains(run)))
    };
    let backwards: Vec<String> = ROWS.iter().map(|row| row.chars().rev().collect()).collect();
    ROWS.into_iter().chain(backwards.iter().map(String::as_str)).filter_map(starts).max().unwrap_or_default()
}

/// Whether the text is a date, a telephone number, or so few different digits that they are easily remembered.
fn is_number(form: &str) -> bool {
    let Ok(digits) = form.chars().map(|c| c.to_digit(10).ok_or(())).collect::<Result<Vec<u32>, ()>>() else {
        return false;
    };
    let number = |from: usize, to: usize| digits[from..to].iter().fold(0, |sum, digit| sum * 10 + digit);
    let is_day = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    let is_year = |year: u32| (1880..=2100).contains(&year);
    let distinct = digits.iter().collect::<HashSet<_>>().len();
    let date = digits.len() == 8
        && (is_day(number(0, 2), number(2, 4)) && is_year(number(4, 8))
            || is_year(number(0, 4)) && is_day(number(6, 8), number(4, 6))
            || is_year(number(0, 4)) && is_year(number(4, 8)));
    let telephone = matches!(digits.len(), 10 | 11) && digits[0] == 0 || digits.len() == 11 && number(0, 2) == 84;
    date || telephone || distinct <= 3
}

fn words(name: &str) -> Vec<String> {
    let folded = domain::language::fold(name);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether the passphrase consists only of words of the name, in any order, together or apart; digits around
/// them are ignored.
fn is_name(folded: &str, forms: [&str; 3], name: &[String]) -> bool {
    let mut spoken =
        folded.split(|c: char| !c.is_alphanumeric()).map(without_digits_around).filter(|word| !word.is_empty());
    let apart = spoken.next().is_some_and(|first| is_made_of(first, name)) && spoken.all(|word| is_made_of(word, name));
    apart || forms.into_iter().flat_map(|form| [form, without_digits_around(form)]).any(|form| is_made_of(form, name))
}

/// At least two letters, because many names contain an A.
fn is_made_of(form: &str, words: &[String]) -> bool {
    let mut reached = BTreeSet::from([0]);
    while let Some(at) = reached.pop_first() {
        if at == form.len() {
            return at >= 2;
        }
        let rest = &form[at..];
        reached.extend(words.iter().filter(|word| rest.starts_with(word.as_str())).map(|word| at + word.len()));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 2] = ["Thào A Dế", "Chi bộ bản Nà Hiềng"];

    fn refused(passphrase: &str) -> Option<WeakPassphrase> {
        check(passphrase, &NAMES).err()
    }

    #[test]
    fn what_everybody_tries_first_is_refused_with_marks_or_without() {
        for common in [
            "12345678",
            "password1",
            "Password2024",
            "p@ssw0rd",
            "P@$$w0rd!",
            "qwertyuiop",
            "abcdefgh",
            "asdfghjk",
            "1qaz2wsx",
            "qwerty123",
            "abcd1234",
            "87654321",
            "11111111",
            "12121212",
            "abcabcabc",
            "aaaaaaaaaa",
            "iloveyou",
            "matkhau123",
            "Mật Khẩu",
            "mật khẩu 1",
            "MATKHAU!",
            "anh yêu em",
            "Anhyeuem99",
            "việt nam",
            "vietnam1975",
            "đảng viên",
            "chi bộ 1",
            "chibo2025",
            "bithu123",
            "19051890",
            "02091945",
            "1990-08-16",
            "0912345678",
            "20252025",
            "Điện Biên Phủ",
            "thu hương",
            "minhanh90",
            "........",
            "admin@123",
            "abc12345",
            "chi12345",
            "matkhaumatkhau",
            "zxcvbnm,./",
            "vanthanh1985",
        ] {
            assert_eq!(refused(common), Some(WeakPassphrase::Common), "{common}");
        }
    }

    #[test]
    fn names_that_stand_in_the_book_are_refused() {
        for name in [
            "Thào A Dế",
            "thaoade1",
            "thao a de 1990",
            "Dế Thào A",
            "dethao99",
            "nahieng2024",
            "Nà Hiềng",
            "bản nà hiềng",
            "BANNAHIENG",
            "chibobannahieng",
            "123 Thào Dế",
            "th@oade1990",
        ] {
            assert_eq!(refused(name), Some(WeakPassphrase::OwnName), "{name}");
        }
    }

    #[test]
    fn a_sentence_of_ones_own_is_taken_and_no_composition_is_asked_for() {
        assert_eq!(refused("bảy chữ"), Some(WeakPassphrase::TooShort));
        for own in [
            "nước suối đầu bản",
            "ngọn núi sau nhà",
            "cây lúa bên suối",
            "một câu khác hẳn",
            "đồi chè sương sớm",
            "suối trong đầu bản",
            "con trâu của ông Dế thích tắm",
            "gạo nếp thơm lắm",
            "rkx vun tem hót",
        ] {
            assert_eq!(refused(own), None, "{own}");
        }
    }
}
