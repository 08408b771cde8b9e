//! Whether a JPEG or a PDF is complete. Decoders paint missing parts grey, and a PDF is stored without being
//! decoded.

const MARKER: u8 = 0xff;
const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// How far before the end of a PDF its last line may be; ISO 32000-1, annex H.3 allows 1.024 bytes.
const PDF_TAIL: usize = 1_024;

/// Follows the markers of a JPEG to the end of its picture. Previews in the metadata and anything after the end
/// are skipped.
pub fn jpeg(bytes: &[u8]) -> bool {
    if bytes.get(..2) != Some(&[MARKER, START]) {
        return false;
    }
    let (mut at, mut painted) = (2, false);
    while let Some((marker, after)) = next_marker(bytes, at) {
        match marker {
            END => return painted,
            // Restart markers and TEM have no length; a 0 after 0xFF is image data.
            0x00 | 0x01 | 0xd0..=0xd7 => at = after,
            _ => {
                let Some(length) = bytes.get(after..after + 2) else { return false };
                at = after + usize::from(u16::from_be_bytes([length[0], length[1]]));
                painted |= marker == SCAN;
            }
        }
    }
    false
}

/// The next marker at or after an offset, and the offset after it. Fill bytes may precede a marker.
fn next_marker(bytes: &[u8], from: usize) -> Option<(u8, usize)> {
    let start = from + bytes.get(from..)?.iter().position(|byte| *byte == MARKER)?;
    let fill = bytes.get(start..)?.iter().position(|byte| *byte != MARKER)?;
    Some((*bytes.get(start + fill)?, start + fill + 1))
}

/// Whether a PDF is complete: "%%EOF" is near the end, and the table it refers to is within the file. A
/// linearised PDF also has such an end after its first page, but states its length at the beginning.
pub fn pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..PDF_TAIL).unwrap_or(bytes);
    if let Some(at) = last(head, b"/Linearized")
        && number_after(&head[at..], b"/L ").is_some_and(|length| length > bytes.len())
    {
        return false;
    }
    let end =
        bytes.iter().rposition(|byte| !matches!(byte, 0 | b'\r' | b'\n' | b' ' | b'\t' | 0x1a)).map_or(0, |at| at + 1);
    let tail = &bytes[end.saturating_sub(PDF_TAIL)..end];
    let Some(closing) = last(tail, b"%%EOF") else { return false };
    number_after(&tail[..closing], b"startxref").is_none_or(|offset| offset < bytes.len())
}

/// The number after the last occurrence of a word.
fn number_after(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let rest = bytes.get(last(bytes, word)? + word.len()..)?;
    let digits = rest.iter().skip_while(|byte| byte.is_ascii_whitespace()).take_while(|byte| byte.is_ascii_digit());
    String::from_utf8(digits.copied().collect()).ok()?.parse().ok()
}

fn last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}
