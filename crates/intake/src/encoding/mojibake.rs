//! UTF-8 that some program read as ANSI: `LÃ² VÄƒn Ã\u{81}n` was `Lò Văn Án`.

use super::cp1258;

/// The result of repairing a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// The text is not misread UTF-8.
    Sound,
    Mended(String),
    /// Bytes are missing, so the original letters are unknown.
    Broken,
}

/// The characters of Windows-1252 from 0x80 to 0x9F; a full stop where there is none.
pub const UPPER: &str = "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ";
/// Text is rarely misread twice, and never three times.
const ROUNDS: usize = 2;

pub fn mend(text: &str) -> Mend {
    if text.is_ascii() {
        return Mend::Sound;
    }
    let mut found = once(text);
    for _ in 1..ROUNDS {
        match &found {
            Mend::Mended(better) => match once(better) {
                Mend::Mended(best) => found = Mend::Mended(best),
                Mend::Broken | Mend::Sound => break,
            },
            Mend::Broken | Mend::Sound => break,
        }
    }
    found
}

/// Repairs each word separately, because cells combine sound and broken parts. A no-break space is the second
/// byte of à.
fn once(text: &str) -> Mend {
    let mut words: Vec<String> = Vec::new();
    let (mut mended, mut broken) = (false, false);
    for word in text.split(' ') {
        match bytes(word).map(decode) {
            Some(Some(sound)) if sound != word => {
                mended = true;
                words.push(sound);
            }
            None | Some(None) if begins_broken(word) => broken = true,
            _ => words.push(word.to_owned()),
        }
    }
    if mended {
        words.iter_mut().for_each(put_back);
    }
    match (broken, mended) {
        (true, _) => Mend::Broken,
        (false, true) => Mend::Mended(words.join(" ")),
        (false, false) => Mend::Sound,
    }
}

fn bytes(word: &str) -> Option<Vec<u8>> {
    let ansi = |c: char| {
        let upper = UPPER.chars().position(|u| u == c && u != '.').and_then(|at| u8::try_from(at + 0x80).ok());
        upper.or_else(|| u8::try_from(u32::from(c)).ok())
    };
    let plain: Option<Vec<u8>> = word.chars().map(ansi).collect();
    plain.or_else(|| {
        let latin1: String = word.chars().map(|c| ansi(c).map_or(c, char::from)).collect();
        cp1258::as_latin1(&latin1)?.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
    })
}

/// The second byte of à is a no-break space, which trimming removes or replaces by a space. Only repaired words
/// are completed, because LÃ is a name.
fn put_back(word: &mut String) {
    if let Some(begun) = word.strip_suffix('Ã').map(|rest| format!("{rest}à")) {
        *word = begun;
    }
}

/// The text of the bytes, if they are UTF-8 with non-ASCII letters.
fn decode(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok()?;
    let latin =
        |c: char| c < '\u{250}' || matches!(c, '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}') || UPPER.contains(c);
    (!text.is_ascii() && text.chars().all(latin)).then_some(text)
}

/// Whether a lead byte of Vietnamese UTF-8 is followed by a character that no word has in that place.
fn begins_broken(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(2).any(|pair| {
        let lead = matches!(pair[0], 'Ã' | 'Ä' | 'Æ' | 'á' | 'Ă');
        let sign = !pair[1].is_alphabetic() && matches!(pair[1], '\u{80}'..='\u{BF}')
            || UPPER.contains(pair[1]) && !pair[1].is_ascii();
        lead && sign && pair[1] != '\u{A0}' && !matches!(pair[1], '’' | '‘' | '“' | '”' | '–' | '—' | '…' | '\u{AD}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as shown by a program that reads UTF-8 as Windows-1252.
    fn misread(text: &str) -> String {
        let letter = |byte: u8| match byte {
            0x80..=0x9F => {
                UPPER.chars().nth(usize::from(byte - 0x80)).filter(|c| *c != '.').unwrap_or(char::from(byte))
            }
            other => char::from(other),
        };
        text.bytes().map(letter).collect()
    }

    #[test]
    fn every_letter_of_vietnamese_comes_back() {
        let letters = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
        for letter in letters.chars().chain(letters.to_uppercase().chars()) {
            // A word that ends with Ã is à whose second byte, a no-break space, was trimmed.
            let ends = [format!("Hồ {letter}"), format!("{letter}")].into_iter().filter(|_| letter != 'Ã');
            for text in ends.chain([format!("L{letter}n")]) {
                assert_eq!(mend(&misread(&text)), Mend::Mended(text.clone()), "{text}");
                assert_eq!(mend(&misread(&misread(&text))), Mend::Mended(text.clone()), "twice {text}");
                assert_eq!(mend(&text), Mend::Sound, "{text}");
            }
        }
    }

    #[test]
    fn what_was_trimmed_away_is_put_back_where_it_is_certain() {
        assert_eq!(mend("HÃ VÄƒn HÃ"), Mend::Mended("Hà Văn Hà".to_owned()));
        assert_eq!(mend("LÃ½ A Sá»"), Mend::Broken, "ử, or one of sixty others");
    }

    #[test]
    fn old_encodings_and_sound_text_are_left_alone() {
        for text in [
            "§Æng V¨n ¦íc",
            "NguyÔn ThÞ Quúnh",
            "Ñaëng Vaên Öôùc",
            "Nguyễn Thị Ánh",
            "LÃ VĂN ÁN",
            "Giµng ThÞ Dî",
            "H’Hen",
        ] {
            assert_eq!(mend(text), Mend::Sound, "{text}");
        }
    }
}
