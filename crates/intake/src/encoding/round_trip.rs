//! Every Vietnamese letter, small and capital, through each old code and back.

use unicode_normalization::UnicodeNormalization;

use super::*;

const SMALL: &str = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
/// As the C library's converter writes [`SMALL`] in TCVN 5712.
const TCVN: &str = "b5b6b7b8b9a8bbbcbdbec6a9c7c8c9cacbcccecfd0d1aad2d3d4d5d6d7d8dcdddedfe1e2e3e4abe5e6e7e8e9aceaebecedeeeff1f2f3f4adf5f6f7f8f9fafbfcfdfeae";
/// As the C library's converter writes [`SMALL`], and then the same in capitals, in Windows-1258.
const CP1258: [&str; 2] = [
    "e061d261dee161f2e3e3cce3d2e3dee3ece3f2e2e2cce2d2e2dee2ece2f2e865d265dee965f2eaeaccead2eadeeaeceaf269cc69d269deed69f26fcc6fd26fdef36ff2f4f4ccf4d2f4def4ecf4f2f5f5ccf5d2f5def5ecf5f2f975d275defa75f2fdfdccfdd2fddefdecfdf279cc79d279de79ec79f2f0",
    "c041d241dec141f2c3c3ccc3d2c3dec3ecc3f2c2c2ccc2d2c2dec2ecc2f2c845d245dec945f2cacacccad2cadecaeccaf249cc49d249decd49f24fcc4fd24fded34ff2d4d4ccd4d2d4ded4ecd4f2d5d5ccd5d2d5ded5ecd5f2d955d255deda55f2ddddccddd2dddeddecddf259cc59d259de59ec59f2d0",
];
const SENTENCE: &str = "Đảng viên chi bộ bản Nà Hiềng học tập nghị quyết, liên hệ bản thân và viết thu hoạch";

fn letters() -> Vec<char> {
    let all: Vec<char> = SMALL.chars().chain(SMALL.chars().flat_map(char::to_uppercase)).collect();
    assert_eq!(all.len(), 134);
    all
}

fn latin1(hex: &str) -> String {
    let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits");
    (0..hex.len()).step_by(2).map(|at| char::from(byte(at))).collect()
}

fn small(c: char) -> char {
    c.to_lowercase().next().expect("a letter")
}

/// TCVN3 has no codes for most capitals: those are small letters in an `…H` font.
pub fn tcvn3(text: &str) -> String {
    let codes: Vec<char> = latin1(TCVN).chars().collect();
    let code = |c: char| SMALL.chars().position(|letter| letter == c).map_or(c, |at| codes[at]);
    let capital = |c: char| "ĂÂÊÔƠƯĐ".chars().position(|letter| letter == c).map(|at| char::from(0xA1 + at as u8));
    let written = |c: char| match capital(c) {
        Some(code) => code.to_string(),
        None if c.is_uppercase() && !c.is_ascii() => in_capitals(&code(small(c)).to_string()),
        None => code(c).to_string(),
    };
    text.chars().map(written).collect()
}

/// A letter of VNI: the letter, then one mark for its hat and tone; a few letters have a code of their own.
pub fn vni(text: &str) -> String {
    const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
    let written = |c: char| -> String {
        let own = [("ìỉĩíị", "ìæóíò"), ("ỵ", "î"), ("đ", "ñ"), ("ơ", "ô"), ("ư", "ö")];
        let find = |(from, to): &(&str, &str)| from.chars().position(|l| l == c).and_then(|at| to.chars().nth(at));
        if let Some(code) = own.iter().find_map(find) {
            return code.to_string();
        }
        let (tones, parts): (Vec<char>, Vec<char>) = c.nfd().partition(|part| TONES.contains(part));
        let tone = tones.first().and_then(|mark| TONES.iter().position(|tone| tone == mark));
        let mark = |marks: &str| tone.and_then(|at| marks.chars().nth(at));
        let (base, mark) = match parts.get(1) {
            Some('\u{306}') => (parts[0], Some(mark("èúüéë").unwrap_or('ê'))),
            Some('\u{302}') => (parts[0], Some(mark("àåãáä").unwrap_or('â'))),
            Some(_) => (if parts[0] == 'o' { 'ô' } else { 'ö' }, mark("øûõùï")),
            None => (parts[0], mark("øûõùï")),
        };
        [Some(base), mark].into_iter().flatten().collect()
    };
    let cased = |c: char| {
        let written = written(small(c));
        if c.is_uppercase() { written.to_uppercase() } else { written }
    };
    text.chars().map(cased).collect()
}

pub fn viqr(text: &str) -> String {
    let sign = |mark: char| match mark {
        '\u{306}' => '(',
        '\u{302}' => '^',
        '\u{31B}' => '+',
        '\u{300}' => '`',
        '\u{301}' => '\'',
        '\u{303}' => '~',
        '\u{309}' => '?',
        '\u{323}' => '.',
        letter => letter,
    };
    let letter = |c: char| match c {
        'đ' => "dd".to_owned(),
        'Đ' => "DD".to_owned(),
        '.' | '?' | '(' => format!("\\{c}"),
        _ => {
            let parts: Vec<char> = c.nfd().collect();
            let is_tone = |part: &char| matches!(*part, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
            let tone = parts.iter().copied().filter(is_tone);
            parts.iter().copied().filter(|part| !is_tone(part)).chain(tone).map(sign).collect()
        }
    };
    text.chars().map(letter).collect()
}

pub fn cp1258(text: &str) -> String {
    super::cp1258::as_latin1(text).expect("letters of Windows-1258")
}

type Coded = (Encoding, fn(&str) -> String);
const CODES: [Coded; 4] =
    [(Encoding::Tcvn3, tcvn3), (Encoding::Vni, vni), (Encoding::Viqr, viqr), (Encoding::Cp1258, cp1258)];

#[test]
fn every_letter_of_vietnamese_comes_back_from_each_code() {
    for (encoding, written) in CODES {
        for letter in letters() {
            let coded = written(&letter.to_string());
            assert_eq!(encoding.letters(&coded), letter.to_string(), "{encoding:?} {coded:?}");
        }
        let all = format!("{SMALL} {}", SMALL.to_uppercase());
        assert_eq!(encoding.letters(&written(&all)), all, "{encoding:?}, one letter after another");
    }
}

#[test]
fn what_another_converter_wrote_is_read() {
    assert_eq!(tcvn3(SMALL), latin1(TCVN), "the encoder of these tests");
    assert_eq!(Encoding::Tcvn3.letters(&latin1(TCVN)), SMALL);
    let capitals: String = SMALL.chars().flat_map(char::to_uppercase).collect();
    for (bytes, plain) in CP1258.into_iter().zip([SMALL, &capitals]) {
        assert_eq!(Encoding::Cp1258.letters(&latin1(bytes)), plain);
    }
}

#[test]
fn a_sentence_is_known_in_each_code_with_certainty() {
    for (encoding, written) in CODES {
        let coded = written(SENTENCE);
        let found = Encoding::judge([coded.as_str()].into_iter(), Encoding::None);
        assert_eq!(found, Detected { encoding, certain: true }, "{coded}");
        assert_eq!(encoding.text(&coded), SENTENCE);
        assert_eq!(encoding.paragraph(&format!("\t{coded}  ")), format!("\t{SENTENCE}  "), "spaces stay");
        let bytes: Option<Vec<u8>> = coded.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
        if let Some(bytes) = bytes {
            assert_eq!(decode_bytes(&bytes).map(|text| encoding.paragraph(&text)).as_deref(), Some(SENTENCE));
        }
    }
    let found = Encoding::judge([SENTENCE].into_iter(), Encoding::None);
    assert_eq!(found, Detected { encoding: Encoding::None, certain: true });
}

#[test]
fn plain_letters_and_unicode_beside_them_stay() {
    let ascii = "Word 2003 - Lo A De (tel. 02153 876 001)";
    for (encoding, written) in CODES {
        if encoding != Encoding::Viqr {
            assert_eq!(encoding.paragraph(ascii), ascii, "{encoding:?}");
            assert_eq!(encoding.paragraph("Người viết: Giàng Thị Dợ"), "Người viết: Giàng Thị Dợ", "{encoding:?}");
        }
        let coded = written("Hội nghị");
        assert_eq!(encoding.paragraph(&format!("{coded} 2003 Excel")), "Hội nghị 2003 Excel", "{encoding:?}");
    }
}

#[test]
fn what_is_vietnamese_in_no_code_or_in_two_is_not_certain() {
    for text in ["Ŵÿþ Œßæ ¿¡ Ðþß", "àé ïô üû", "þþþ ÿÿ ßß"] {
        assert!(!Encoding::judge([text].into_iter(), Encoding::None).certain, "{text}");
    }
    // "tá" in Unicode and "tỏ" in TCVN3.
    assert!(!Encoding::judge(["tá"].into_iter(), Encoding::None).certain);
    assert!(Encoding::judge(["Nam 45"].into_iter(), Encoding::None).certain);
}
