//! VIQR (RFC 1456): plain letters followed by signs for their marks, as in e-mails of the nineties: `Nguye^~n Va(n`.
//! A backslash before a sign keeps the sign.

use std::iter::Peekable;
use std::str::Chars;

use unicode_normalization::UnicodeNormalization;

const HATS: [(&str, char, char); 3] = [("a", '(', '\u{306}'), ("aeo", '^', '\u{302}'), ("ou", '+', '\u{31B}')];
/// An apostrophe may have become a quotation mark in a word processor.
const TONES: [(char, char); 6] =
    [('`', '\u{300}'), ('\'', '\u{301}'), ('’', '\u{301}'), ('~', '\u{303}'), ('?', '\u{309}'), ('.', '\u{323}')];
/// The least words with a circumflex, a breve, a horn or dd by which a text is known.
const ENOUGH_WORDS: usize = 2;

pub fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let small = c.to_ascii_lowercase();
        if c == '\\' && rest.peek().is_some_and(|next| is_sign(*next)) {
            out.extend(rest.next());
        } else if small == 'd' && rest.next_if(|next| next.eq_ignore_ascii_case(&'d')).is_some() {
            out.push(if c == 'd' { 'đ' } else { 'Đ' });
        } else if "aeiouy".contains(small) {
            let hat = mark(&mut rest, |sign| hat(small, sign));
            let tone = mark(&mut rest, |sign| TONES.iter().find(|(known, _)| *known == sign).map(|(_, mark)| *mark));
            out.extend([Some(c), hat, tone].into_iter().flatten().nfc());
        } else {
            out.push(c);
        }
    }
    out
}

/// The mark of the next sign, which is then taken.
fn mark(rest: &mut Peekable<Chars<'_>>, known: impl Fn(char) -> Option<char>) -> Option<char> {
    let mark = known(*rest.peek()?)?;
    rest.next();
    Some(mark)
}

fn hat(letter: char, sign: char) -> Option<char> {
    // `o*` and `u*` are an older way to write a horn.
    let sign = if sign == '*' { '+' } else { sign };
    HATS.iter().find(|(letters, known, _)| *known == sign && letters.contains(letter)).map(|(_, _, mark)| *mark)
}

fn is_sign(c: char) -> bool {
    "(^+*`'~?.\\dD".contains(c)
}

/// Whether a word has a sign that ordinary writing does not have after that letter.
pub fn is_marked(word: &str) -> bool {
    let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let pair = |pair: &[char]| hat(pair[0], pair[1]).is_some();
    let barred = letters.len() > 2 && letters.starts_with(&['d', 'd']) && "aeiouy".contains(letters[2]);
    barred || letters.windows(2).any(pair)
}

/// Whether the words are VIQR: several have its signs, and nearly all of these become Vietnamese words.
pub fn is_written_so<'a>(words: impl Iterator<Item = &'a str>, plausible: impl Fn(&str) -> bool) -> bool {
    let (mut all, mut marked, mut sound) = (0_usize, 0_usize, 0_usize);
    for word in words.filter(|word| word.chars().any(char::is_alphabetic)) {
        all += 1;
        if is_marked(word) {
            marked += 1;
            sound += usize::from(plausible(&decode(word)));
        }
    }
    marked >= ENOUGH_WORDS && marked * 10 >= all && sound * 10 >= marked * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_marks_and_escaped_signs_stay() {
        for (viqr, plain) in [
            ("Nguye^~n Va(n DDu+'c", "Nguyễn Văn Đức"),
            ("dda?ng vie^n chi bo^. Na` Pha(`ng", "đảng viên chi bộ Nà Phằng"),
            ("NGU+O+`I, u*o*'c", "NGƯỜI, ước"),
            ("Xong ro^`i\\. Co' la\\?", "Xong rồi. Có la?"),
            ("Bi' thu+ chi bo^.", "Bí thư chi bộ"),
        ] {
            assert_eq!(decode(viqr), plain);
        }
    }

    #[test]
    fn ordinary_text_is_not_taken_for_it() {
        let is = |text: &str| is_written_so(text.split_whitespace(), super::super::syllable::plausible);
        assert!(is("Nguye^~n Va(n An, chi bo^. ba?n Na` Hie^`ng"));
        assert!(!is("Đã học xong. Có gì chưa rõ? Hỏi lại: 2+3, khoa(1), add."));
        assert!(!is("address middle a+b report."));
    }
}
