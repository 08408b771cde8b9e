//! Old Vietnamese encodings: detected by which one yields Vietnamese words; fonts only break a tie.

mod bytes;
mod cp1258;
mod mojibake;
#[cfg(test)]
pub mod round_trip;
mod syllable;
mod tcvn3;
mod viqr;
mod vni;

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::text::clean;
pub use bytes::decode as decode_bytes;
use mojibake::Mend;
use syllable::plausible;
pub use tcvn3::{as_stored, in_capitals, is_font_of_capitals};

/// The encoding of a file's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// Unicode, composed or decomposed.
    #[default]
    None,
    /// TCVN3 (ABC), fonts `.Vn…`: one byte for each letter.
    Tcvn3,
    /// VNI for Windows, fonts `VNI-…`: a letter and its marks take two bytes.
    Vni,
    /// TCVN3 that a program took for Windows-1258.
    Tcvn3Cp1258,
    /// VNI that a program read as Windows-1258.
    VniCp1258,
    /// Windows-1258 that a program read as Latin letters, or whose bytes a file has.
    Cp1258,
    /// Plain letters with signs for the marks.
    Viqr,
}

/// The encoding in which most words are Vietnamese, and whether the words leave no doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detected {
    pub encoding: Encoding,
    pub certain: bool,
}

/// How many words are examined; more would not change the result.
const SAMPLE_WORDS: usize = 4_000;

impl Encoding {
    /// The encoding suggested by a font name in 8-bit or 16-bit letters anywhere in these bytes.
    pub fn of_font_bytes(bytes: &[u8]) -> Self {
        let named = |name: &str| {
            let wide: Vec<u8> = name.bytes().flat_map(|b| [b, 0]).collect();
            [name.as_bytes(), &wide].iter().any(|n| bytes.windows(n.len()).any(|w| w.eq_ignore_ascii_case(n)))
        };
        if named(".vn") {
            Self::Tcvn3
        } else if named("vni-") {
            Self::Vni
        } else {
            Self::None
        }
    }

    /// The encoding in which most words are Vietnamese.
    pub fn detect<'a>(texts: impl Iterator<Item = &'a str>, hint: Self) -> Self {
        Self::judge(texts, hint).encoding
    }

    /// Like [`Encoding::detect`], and says whether it is certain: three of four words are Vietnamese in that encoding,
    /// and no other encoding makes as many of them.
    pub fn judge<'a>(texts: impl Iterator<Item = &'a str>, hint: Self) -> Detected {
        let sound: Vec<&str> = texts.filter(|text| mojibake::mend(text) == Mend::Sound).collect();
        // A soft hyphen is ư in TCVN3, so nothing may be removed before the encoding is known.
        let split = || sound.iter().flat_map(|text| text.split_whitespace());
        let words: HashSet<&str> = split().filter(|word| !word.is_ascii()).take(SAMPLE_WORDS).collect();
        if viqr::is_written_so(split().take(SAMPLE_WORDS), plausible) {
            return Detected { encoding: Self::Viqr, certain: words.is_empty() };
        }
        let best = Self::best(&words, hint);
        let score = best.score(&words);
        let rival = |other: &Self| *other != best && other.score(&words) >= score && best.differs(*other, &words);
        let rivals = [Self::None, Self::Tcvn3, Self::Vni, Self::Cp1258];
        let certain = best == hint && hint != Self::None || !rivals.iter().any(rival);
        Detected { encoding: best, certain: words.is_empty() || certain && score * 2 >= words.len() as i64 }
    }

    fn best(words: &HashSet<&str>, hint: Self) -> Self {
        let mut best = (Self::None.score(words), Self::None);
        let seen_so = words.iter().any(|word| cp1258::is_seen_so(word));
        let others: &[Self] = if seen_so { &[Self::Tcvn3Cp1258, Self::VniCp1258] } else { &[] };
        for &encoding in [Self::Tcvn3, Self::Vni].iter().chain(others).chain(&[Self::Cp1258]) {
            let score = encoding.score(words);
            let margin = if encoding == hint { 0 } else { 1 };
            if score >= best.0 + margin && !words.is_empty() {
                best = (score, encoding);
            }
        }
        best.1
    }

    /// How many more of the words are Vietnamese in this encoding than are not. A letter that no 8-bit encoding has
    /// shows that a word is Unicode.
    fn score(self, words: &HashSet<&str>) -> i64 {
        let fits = |word: &str| plausible(&self.convert(word)) && (self == Self::None || !self.is_beyond(word));
        words.iter().map(|word| if fits(word) { 1 } else { -1 }).sum()
    }

    fn differs(self, other: Self, words: &HashSet<&str>) -> bool {
        words.iter().any(|word| self.convert(word) != other.convert(word))
    }

    /// Clean Unicode text. A cell that is Unicode already is left unchanged, and so is a word that is plausible
    /// as it is but not when converted, because files are repaired piece by piece over the years.
    pub fn text(self, raw: &str) -> String {
        if let Mend::Mended(sound) = mojibake::mend(raw) {
            return clean(&sound);
        }
        let unicode = clean(&tcvn3::as_stored(raw));
        if self == Self::Viqr && raw.is_ascii() {
            return self.convert(raw);
        }
        if self == Self::None || raw.is_ascii() || self.is_beyond(raw) || self.is_already_unicode(raw) {
            return unicode;
        }
        let converted = self.convert(raw);
        let nonsense = |text: &str| text.split(' ').filter(|w| !w.is_ascii() && !plausible(w)).count();
        if nonsense(&converted) > nonsense(&unicode) { unicode } else { converted }
    }

    /// A paragraph of a document: like [`Encoding::text`], with its spaces and tabs as they are. A word stays that is
    /// Vietnamese as it is, and not when converted.
    pub fn paragraph(self, raw: &str) -> String {
        let raw = match mojibake::mend(raw) {
            Mend::Mended(sound) => sound,
            Mend::Sound | Mend::Broken => raw.to_owned(),
        };
        if self == Self::None || self != Self::Viqr && (raw.is_ascii() || self.is_beyond(&raw)) {
            return tcvn3::as_stored(&raw);
        }
        let word = |word: &str| {
            let (converted, stored) = (self.letters(word), tcvn3::as_stored(word));
            let stays = self == Self::Viqr && !word.is_ascii();
            if stays || plausible(clean(&stored).as_str()) && !plausible(clean(&converted).as_str()) {
                stored
            } else {
                converted
            }
        };
        raw.split_inclusive(char::is_whitespace).map(word).collect()
    }

    /// Windows-1258 has nearly every Vietnamese letter, so one or two words may be plausible by chance. If
    /// three words or more are all plausible, they were typed in Unicode. A soft hyphen is ư in TCVN3.
    fn is_already_unicode(self, raw: &str) -> bool {
        let seen_so = matches!(self, Self::Tcvn3Cp1258 | Self::VniCp1258);
        let unicode = clean(raw);
        let mut marked = unicode.split(' ').filter(|word| !word.is_ascii());
        seen_so && !raw.contains('\u{ad}') && marked.clone().count() > 2 && marked.all(plausible)
    }

    fn convert(self, text: &str) -> String {
        clean(&self.letters(text))
    }

    /// The text's letters, with its spaces and lines as they are.
    fn letters(self, text: &str) -> String {
        match self {
            Self::None => tcvn3::as_stored(text),
            Self::Tcvn3 => tcvn3::decode(text),
            Self::Vni => vni::decode(text),
            Self::Cp1258 => cp1258::decode(text),
            Self::Viqr => viqr::decode(text),
            Self::Tcvn3Cp1258 => Self::Tcvn3.letters(&cp1258::as_latin1(text).unwrap_or_else(|| text.to_owned())),
            Self::VniCp1258 => Self::Vni.letters(&cp1258::as_latin1(text).unwrap_or_else(|| text.to_owned())),
        }
    }

    /// Whether the text has a letter that this encoding can't produce.
    pub fn is_beyond(self, text: &str) -> bool {
        match self {
            Self::None => false,
            Self::Tcvn3 | Self::Vni | Self::Cp1258 => is_unicode(text),
            Self::Viqr => !text.is_ascii(),
            Self::Tcvn3Cp1258 | Self::VniCp1258 => cp1258::as_latin1(text).is_none(),
        }
    }
}

/// Whether letters were irrecoverably lost: `LÃ½ A Sá»`, `Nguy\u{fffd}n`.
pub fn is_broken(raw: &str) -> bool {
    raw.contains('\u{fffd}') || mojibake::mend(raw) == Mend::Broken
}

/// Whether the text has a letter that no 8-bit encoding has. It is composed but not cleaned, because cleaning makes đ
/// of a letter that is é in TCVN3.
fn is_unicode(text: &str) -> bool {
    text.nfc().any(|c| c > '\u{ff}' && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_sentence_in_each_encoding() {
        let plain = "Đặng Văn Ước, Nguyễn Thị Quỳnh, Tẩn Mẩy";
        assert_eq!(Encoding::Tcvn3.text("§Æng V¨n ¦íc, NguyÔn ThÞ Quúnh, TÈn MÈy"), plain);
        assert_eq!(Encoding::Vni.text("Ñaëng Vaên Öôùc, Nguyeãn Thò Quyønh, Taån Maåy"), plain);
    }

    #[test]
    fn content_decides() {
        let tcvn3 = ["Hä vµ tªn", "Giµng ThÞ Dî", "N÷"];
        let vni = ["Hoï vaø teân", "Giaøng Thò Dôï", "Nöõ"];
        let unicode = ["Họ và tên", "Giàng Thị Dợ", "Nữ", "Lý Hùng", "Phàn"];
        assert_eq!(Encoding::detect(tcvn3.into_iter(), Encoding::None), Encoding::Tcvn3);
        assert_eq!(Encoding::detect(vni.into_iter(), Encoding::None), Encoding::Vni);
        assert_eq!(Encoding::detect(unicode.into_iter(), Encoding::None), Encoding::None);
        assert_eq!(Encoding::detect(["Nam", "Kinh"].into_iter(), Encoding::None), Encoding::None);
    }

    #[test]
    fn a_font_alone_does_not_turn_unicode_into_nonsense() {
        let unicode = ["Họ và tên", "Giàng Thị Dợ", "Hùng"];
        assert_eq!(Encoding::detect(unicode.into_iter(), Encoding::Tcvn3), Encoding::None);
    }

    #[test]
    fn old_text_seen_through_another_code_is_known_and_comes_back() {
        let seen = [
            "Giíi tƯnh",
            "Ngµy vµo §¶ng",
            "V× Th\u{303} B\u{ad}ëi",
            "NguyÔn V¨n HiƠu",
            "Phă BƯ th\u{ad}",
            "Tỉn",
            "Lư A Sö",
        ];
        assert_eq!(Encoding::detect(seen.into_iter(), Encoding::None), Encoding::Tcvn3Cp1258);
        let plain = ["Giới tính", "Ngày vào Đảng", "Vì Thị Bưởi", "Nguyễn Văn Hiếu", "Phó Bí thư", "Tiền", "Lý A Sử"];
        for (seen, plain) in seen.into_iter().zip(plain) {
            assert_eq!(Encoding::Tcvn3Cp1258.text(seen), plain);
        }
        assert_eq!(Encoding::Tcvn3Cp1258.text("Vàng Thị Mỷ"), "Vàng Thị Mỷ", "typed anew in Unicode");
        assert_eq!(Encoding::Tcvn3.text("B\u{ad}ëi"), "Bưởi");
    }

    #[test]
    fn the_letter_that_looks_like_d_with_a_bar_is_e_in_tcvn3() {
        assert_eq!(Encoding::Tcvn3.text("BÐ H¶o ghÐp c©y"), "Bé Hảo ghép cây");
    }

    #[test]
    fn a_unicode_cell_in_an_old_file_stays() {
        assert_eq!(Encoding::Tcvn3.text("Vàng Thị Mỷ"), "Vàng Thị Mỷ");
        assert_eq!(Encoding::Vni.text("Ho\u{300} A Tủa"), "Hò A Tủa");
    }

    #[test]
    fn fonts_are_found_in_wide_letters() {
        assert_eq!(Encoding::of_font_bytes(b"x\0.\0V\0n\0T\0i\0"), Encoding::Tcvn3);
        assert_eq!(Encoding::of_font_bytes(b"<name val=\"VNI-Times\"/>"), Encoding::Vni);
        assert_eq!(Encoding::of_font_bytes(b"Arial"), Encoding::None);
    }
}
