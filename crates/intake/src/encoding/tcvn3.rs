//! The 8-bit form of TCVN 5712:1993 as used by the `.Vn…` fonts, with its bytes read as Latin-1. Capitals with
//! tones have no codes: they are lower-case codes displayed by an `…H` font. Where a file names the font, its letters
//! are marked as capitals; elsewhere a word may come out in mixed case.

/// Code, letter.
const TABLE: [(char, char); 74] = [
    ('¡', 'Ă'),
    ('¢', 'Â'),
    ('£', 'Ê'),
    ('¤', 'Ô'),
    ('¥', 'Ơ'),
    ('¦', 'Ư'),
    ('§', 'Đ'),
    ('¨', 'ă'),
    ('©', 'â'),
    ('ª', 'ê'),
    ('«', 'ô'),
    ('¬', 'ơ'),
    ('\u{ad}', 'ư'),
    ('®', 'đ'),
    ('µ', 'à'),
    ('¶', 'ả'),
    ('·', 'ã'),
    ('¸', 'á'),
    ('¹', 'ạ'),
    ('»', 'ằ'),
    ('¼', 'ẳ'),
    ('½', 'ẵ'),
    ('¾', 'ắ'),
    ('Æ', 'ặ'),
    ('Ç', 'ầ'),
    ('È', 'ẩ'),
    ('É', 'ẫ'),
    ('Ê', 'ấ'),
    ('Ë', 'ậ'),
    ('Ì', 'è'),
    ('Î', 'ẻ'),
    ('Ï', 'ẽ'),
    ('Ð', 'é'),
    ('Ñ', 'ẹ'),
    ('Ò', 'ề'),
    ('Ó', 'ể'),
    ('Ô', 'ễ'),
    ('Õ', 'ế'),
    ('Ö', 'ệ'),
    ('×', 'ì'),
    ('Ø', 'ỉ'),
    ('Ü', 'ĩ'),
    ('Ý', 'í'),
    ('Þ', 'ị'),
    ('ß', 'ò'),
    ('á', 'ỏ'),
    ('â', 'õ'),
    ('ã', 'ó'),
    ('ä', 'ọ'),
    ('å', 'ồ'),
    ('æ', 'ổ'),
    ('ç', 'ỗ'),
    ('è', 'ố'),
    ('é', 'ộ'),
    ('ê', 'ờ'),
    ('ë', 'ở'),
    ('ì', 'ỡ'),
    ('í', 'ớ'),
    ('î', 'ợ'),
    ('ï', 'ù'),
    ('ñ', 'ủ'),
    ('ò', 'ũ'),
    ('ó', 'ú'),
    ('ô', 'ụ'),
    ('õ', 'ừ'),
    ('ö', 'ử'),
    ('÷', 'ữ'),
    ('ø', 'ứ'),
    ('ù', 'ự'),
    ('ú', 'ỳ'),
    ('û', 'ỷ'),
    ('ü', 'ỹ'),
    ('ý', 'ý'),
    ('þ', 'ỵ'),
];

/// Letters of an `…H` font are kept as their code plus this, in Unicode's private use area.
const CAPITAL: u32 = 0xE000;

fn letter(code: char) -> Option<char> {
    TABLE.iter().find(|(known, _)| *known == code).map(|(_, letter)| *letter)
}

pub fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        let shouted = is_shouted(word);
        for c in word.chars() {
            match unmarked(c).and_then(letter) {
                Some(capital) => out.extend(capital.to_uppercase()),
                None if shouted => out.extend(letter(c).unwrap_or(c).to_uppercase()),
                None => out.push(letter(c).unwrap_or(c)),
            }
        }
    }
    out
}

/// Whether a word was typed in capitals as far as the code has them: `NGUYÔN`. A single capital may begin a word.
fn is_shouted(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_ascii_uppercase() || ('¡'..='§').contains(c)).count();
    capitals > 1 && !word.chars().any(|c| c.is_ascii_lowercase())
}

/// Text in an `…H` font, whose small letters are shown as capitals.
pub fn in_capitals(text: &str) -> String {
    let marked = |c: char| letter(c).and_then(|_| char::from_u32(CAPITAL + u32::from(c)));
    text.chars().map(|c| marked(c).unwrap_or_else(|| c.to_ascii_uppercase())).collect()
}

/// The code of a letter that [`in_capitals`] marked.
fn unmarked(c: char) -> Option<char> {
    u32::from(c).checked_sub(CAPITAL).filter(|code| *code <= 0xFF).and_then(char::from_u32)
}

/// Text without the marks of [`in_capitals`].
pub fn as_stored(text: &str) -> String {
    text.chars().map(|c| unmarked(c).unwrap_or(c)).collect()
}

/// Whether a font of this name shows capitals for small letters: `.VnTimeH`, `.VnArialH`.
pub fn is_font_of_capitals(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    name.starts_with(".vn") && name.ends_with('h')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_capitals_come_out_in_capitals() {
        assert_eq!(decode("NGUYÔN THÞ H¶I, §Æng"), "NGUYỄN THỊ HẢI, Đặng");
        assert_eq!(decode("Lß A TÒ Lý"), "Lò A Tề Lý");
        assert_eq!(decode(&in_capitals("bµi thu ho¹ch")), "BÀI THU HOẠCH");
        assert_eq!(as_stored(&in_capitals("bµi 1")), "BµI 1");
        assert!(is_font_of_capitals(".VnTimeH") && !is_font_of_capitals(".VnTime") && !is_font_of_capitals("VNI-Ah"));
    }

    #[test]
    fn every_letter_is_in_the_table_once() {
        let letters: std::collections::BTreeSet<char> = TABLE.iter().map(|(_, l)| *l).collect();
        let codes: std::collections::BTreeSet<char> = TABLE.iter().map(|(c, _)| *c).collect();
        assert_eq!((letters.len(), codes.len()), (TABLE.len(), TABLE.len()));
        let small = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
        assert!(small.chars().all(|c| letters.contains(&c)));
    }
}
