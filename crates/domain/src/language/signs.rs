//! How a character looks to a person: invisible, a space, or one of several characters that look the same.

/// The visible form of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    Nothing,
    Space,
    As(char),
}

/// Invisible characters (direction marks, joiners, soft hyphens, variation selectors, byte order marks) are
/// removed; blanks of any width and kind become a space; everything else stays.
pub(super) fn seen(c: char) -> Seen {
    match c {
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' => Seen::Nothing,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => Seen::Nothing,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFC}' => Seen::Nothing,
        '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' => Seen::Nothing,
        // The Hangul fillers and the empty Braille cell are letters or symbols by category, but blank on
        // screen.
        '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' => Seen::Space,
        c if c.is_whitespace() => Seen::Space,
        c => Seen::As(c),
    }
}

/// The character that a look-alike stands for: every apostrophe becomes `'`, every hyphen and dash `-`.
pub(super) fn sign(c: char) -> char {
    match c {
        '`' | '\u{B4}' | '\u{2B9}' | '\u{2BB}'..='\u{2BF}' | '\u{2C8}' | '\u{2CA}' | '\u{2CB}' | '\u{374}' => '\'',
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '\u{2035}' | '\u{55A}' | '\u{5F3}' | '\u{7F4}' => '\'',
        '\u{1FBD}' | '\u{1FBF}' | '\u{1FEF}' | '\u{1FFD}' | '\u{A78B}' | '\u{A78C}' => '\'',
        '\u{FF07}' | '\u{FF40}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        c => c,
    }
}

/// The Latin letter that looks like this Cyrillic, Greek or full-width one; any other letter unchanged.
pub(super) fn latin(c: char) -> char {
    const SAME: [(&str, &str); 4] = [
        ("АВЕЅІЈКМНОРСТУХҮԌԚԜ", "ABESIJKMHOPCTYXYGQW"),
        ("аеѕіјорсухүԛԝһ", "aesijopcyxyqwh"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
        ("ονϲϳ", "ovcj"),
    ];
    if matches!(c, '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}') {
        return u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c);
    }
    let found = SAME.iter().find_map(|(other, own)| other.chars().zip(own.chars()).find(|(o, _)| *o == c));
    found.map_or(c, |(_, own)| own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_look_alikes_has_its_letter() {
        for (other, own) in
            [('М', 'M'), ('Т', 'T'), ('а', 'a'), ('Ｍ', 'M'), ('ｔ', 't'), ('Χ', 'X'), ('ɑ', 'ɑ'), ('Đ', 'Đ')]
        {
            assert_eq!(latin(other), own);
        }
        assert_eq!([seen('\u{202F}'), seen('\u{3164}'), seen('\u{2066}')], [Seen::Space, Seen::Space, Seen::Nothing]);
    }
}
