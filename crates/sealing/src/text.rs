//! Compresses a text before it is sealed.

use std::sync::LazyLock;

use zstd::dict::{DecoderDictionary, EncoderDictionary};

use crate::Closed;

/// A dictionary of Vietnamese prose, so that a single essay compresses as well as in a library of them. It is
/// shipped, so it may never change.
const PROSE: &[u8] = include_bytes!("../../../data/prose/vi.dict");
const LEVEL: i32 = 19;
/// Prepared once, because that takes longer than compressing an essay.
static PACKING: LazyLock<EncoderDictionary<'static>> = LazyLock::new(|| EncoderDictionary::copy(PROSE, LEVEL));
static UNPACKING: LazyLock<DecoderDictionary<'static>> = LazyLock::new(|| DecoderDictionary::copy(PROSE));

/// The longest text of one essay, uncompressed, in bytes.
pub const LONGEST_TEXT: usize = 512 * 1024;

/// Separates the three parts of an essay. JSON is not used because search reads these texts and an escaped line
/// break would join two words.
pub const PARTS_BETWEEN: char = '\u{1e}';

/// Compresses a text. The result is not sealed yet.
pub fn pack(text: &str) -> Result<Vec<u8>, Closed> {
    let mut compressor = zstd::bulk::Compressor::with_prepared_dictionary(&PACKING).map_err(|_| Closed)?;
    compressor.compress(text.as_bytes()).map_err(|_| Closed)
}

pub fn unpack(packed: &[u8]) -> Result<String, Closed> {
    let mut decompressor = zstd::bulk::Decompressor::with_prepared_dictionary(&UNPACKING).map_err(|_| Closed)?;
    let mut text = decompressor.decompress(packed, length(packed)).map_err(|_| Closed)?;
    text.shrink_to_fit();
    String::from_utf8(text).map_err(|_| Closed)
}

/// How long the text is, as far as its packed form says so. Room for the longest text would have to be wiped again.
fn length(packed: &[u8]) -> usize {
    let said = zstd::zstd_safe::get_frame_content_size(packed).ok().flatten();
    said.and_then(|said| usize::try_from(said).ok()).map_or(LONGEST_TEXT, |said| said.min(LONGEST_TEXT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_packs_small_and_comes_back_whole() {
        let text = "Nhận thức sâu sắc hơn về nhiệm vụ của người đảng viên ở bản.".repeat(40);
        let packed = pack(&text).unwrap();
        assert!(packed.len() < text.len() / 4, "{}", packed.len());
        assert_eq!(unpack(&packed).unwrap(), text);
    }

    #[test]
    fn a_text_that_swells_beyond_an_essay_is_refused() {
        assert_eq!(unpack(&pack(&" ".repeat(LONGEST_TEXT + 1)).unwrap()), Err(Closed));
    }
}
