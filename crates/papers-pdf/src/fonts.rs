//! The fonts in the program: Tinos, which is as wide as Times New Roman, and Noto Sans Tai Viet.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// In the order in which they are asked for a letter.
pub const FAMILIES: [&str; 2] = ["Tinos", "Noto Sans Tai Viet"];

const FILES: [&[u8]; 5] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
    include_bytes!("../fonts/NotoSansTaiViet-Regular.ttf"),
];

pub struct Fonts {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
}

pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// Whether one of the fonts has the letter, in every shape that the papers use.
pub fn have(letter: char) -> bool {
    let has = |font: &Font| font.info().coverage.contains(u32::from(letter));
    let family = |name: &str| FONTS.fonts.iter().filter(move |font| font.info().family == *name).collect::<Vec<_>>();
    FAMILIES.iter().any(|name| {
        let fonts = family(name);
        !fonts.is_empty() && fonts.into_iter().all(has)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font_of_a_family_that_is_asked() {
        assert_eq!(FONTS.fonts.len(), FILES.len());
        for font in &FONTS.fonts {
            assert!(FAMILIES.contains(&font.info().family.as_str()), "{}", font.info().family);
        }
    }

    #[test]
    fn the_files_are_those_that_the_readme_names() {
        use sha2::{Digest, Sha256};
        let readme = include_str!("../fonts/README.md");
        for file in FILES {
            let sum = base16ct::lower::encode_string(&Sha256::digest(file));
            assert!(readme.contains(&sum), "{sum}");
        }
    }

    #[test]
    fn they_have_vietnamese_and_tai_viet_and_no_pictures() {
        for letter in "ĂăÂâĐđÊêÔôƠơƯưẾệỖợữỵ—…“”–•×ꪀꪒꪣꪵꫛ".chars() {
            assert!(have(letter), "{letter}");
        }
        assert!(!have('😀'));
        assert!(!have('漢'));
    }
}
