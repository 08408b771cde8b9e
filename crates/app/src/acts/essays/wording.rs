//! Compares two texts as people read them: by sentence, and by word within a sentence that was reworded.

use crate::messages::essays::{Change, Piece};
use similar::{Algorithm, DiffTag, capture_diff_slices, capture_diff_slices_by_key};

/// A passage with a smaller share of common words counts as newly written, not as reworded.
const REWORDED: f32 = 0.4;

/// The passages of the later text, and the removed passages of the earlier one.
pub(crate) fn pieces(from: &str, to: &str) -> Vec<Piece> {
    let (old, new) = (sentences(from), sentences(to));
    let mut pieces = Vec::new();
    for op in capture_diff_slices_by_key(Algorithm::Myers, &old, &new, |sentence| sentence.trim().to_owned()) {
        let (tag, before, after) = op.as_tag_tuple();
        let (before, after) = (old[before].concat(), new[after].concat());
        match tag {
            DiffTag::Equal => push(&mut pieces, Change::Same, &after),
            DiffTag::Replace => words(&mut pieces, &before, &after),
            DiffTag::Delete => push(&mut pieces, Change::Removed, &before),
            DiffTag::Insert => push(&mut pieces, Change::Added, &after),
        }
    }
    pieces
}

fn words(pieces: &mut Vec<Piece>, before: &str, after: &str) {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive(char::is_whitespace).collect(), after.split_inclusive(char::is_whitespace).collect());
    let ops = capture_diff_slices_by_key(Algorithm::Myers, &old, &new, |word| word.trim().to_owned());
    if similar::diff_ratio(&ops, old.len(), new.len()) < REWORDED {
        push(pieces, Change::Removed, before);
        return push(pieces, Change::Added, after);
    }
    for op in ops {
        let (tag, gone, come) = op.as_tag_tuple();
        let (gone, come) = (old[gone].concat(), new[come].concat());
        if tag == DiffTag::Equal {
            push(pieces, Change::Same, &come);
        } else {
            push(pieces, Change::Removed, &gone);
            push(pieces, Change::Added, &come);
        }
    }
}

fn push(pieces: &mut Vec<Piece>, change: Change, text: &str) {
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.change == change => last.text.push_str(text),
        _ => pieces.push(Piece { change, text: text.to_owned() }),
    }
}

/// Splits a text into sentences, each with the white space after it; joined, they give the text again.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let (mut start, mut ended) = (0, false);
    let mut characters = text.char_indices().peekable();
    while let Some((_, character)) = characters.next() {
        ended = match character {
            '\n' => true,
            '.' | '!' | '?' | '…' => characters.peek().is_none_or(|(_, next)| next.is_whitespace()),
            other => ended && other.is_whitespace(),
        };
        let next = characters.peek().copied();
        if ended && next.is_none_or(|(_, next)| !next.is_whitespace()) {
            let end = next.map_or(text.len(), |(at, _)| at);
            sentences.push(&text[start..end]);
            start = end;
            ended = false;
        }
    }
    if start < text.len() {
        sentences.push(&text[start..]);
    }
    sentences
}

/// Merges several texts: a sentence of the base that any of them removed is removed, and what each of them
/// added is kept. Without a base, their common sentences count as the base.
pub(super) fn join(base: Option<&str>, texts: &[&str]) -> String {
    let Some((first, rest)) = texts.split_first() else { return String::new() };
    rest.iter().fold((*first).to_owned(), |joined, text| join_two(base, &joined, text))
}

fn join_two(base: Option<&str>, one: &str, other: &str) -> String {
    let (one, other) = (sentences(one), sentences(other));
    let base = base.map_or_else(|| common(&one, &other), sentences);
    let (mine, theirs) = (Edits::of(&base, &one), Edits::of(&base, &other));
    let mut joined = String::new();
    for place in 0..=base.len() {
        let added = &mine.before[place];
        for sentence in added.iter().chain(theirs.before[place].iter().filter(|theirs| !has(added, theirs))) {
            say(&mut joined, sentence);
        }
        if place < base.len() && mine.kept[place] && theirs.kept[place] {
            say(&mut joined, base[place]);
        }
    }
    joined.trim_end().to_owned()
}

fn has(sentences: &[&str], sentence: &str) -> bool {
    sentences.iter().any(|known| known.trim() == sentence.trim())
}

fn common<'a>(one: &[&'a str], other: &[&'a str]) -> Vec<&'a str> {
    let trimmed = |sentences: &[&'a str]| sentences.iter().map(|sentence| sentence.trim()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &trimmed(one), &trimmed(other));
    let equal = ops.iter().map(|op| op.as_tag_tuple()).filter(|(tag, _, _)| *tag == DiffTag::Equal);
    equal.flat_map(|(_, kept, _)| one[kept].to_vec()).collect()
}

/// The edits that turn the base into one text.
struct Edits<'a> {
    kept: Vec<bool>,
    /// Sentences added before each sentence of the base, and at its end.
    before: Vec<Vec<&'a str>>,
}

impl<'a> Edits<'a> {
    fn of(base: &[&str], text: &[&'a str]) -> Edits<'a> {
        let mut edits = Edits { kept: vec![false; base.len()], before: vec![Vec::new(); base.len() + 1] };
        for op in capture_diff_slices_by_key(Algorithm::Myers, base, text, |sentence| sentence.trim().to_owned()) {
            let (tag, old, new) = op.as_tag_tuple();
            if tag == DiffTag::Equal {
                edits.kept[old].fill(true);
            } else {
                edits.before[old.start].extend(&text[new]);
            }
        }
        edits
    }
}

/// Adds a sentence. The last sentence of a text has no white space after it, but needs some within another
/// text.
fn say(joined: &mut String, sentence: &str) {
    if !joined.is_empty() && !joined.ends_with(char::is_whitespace) {
        joined.push(' ');
    }
    joined.push_str(sentence);
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "Tôi đã học nghị quyết. Bản có 40 hộ.\nTôi hứa giữ rừng.";

    fn told(from: &str, to: &str) -> Vec<(Change, String)> {
        pieces(from, to).into_iter().map(|piece| (piece.change, piece.text)).collect()
    }

    #[test]
    fn sentences_put_together_are_the_text() {
        for text in [BASE, "", "  ", "Số 1.039-CV/HU… Rồi sao? Được!", "a\n\n\nb", "Điều 3.5 và 3.6"] {
            assert_eq!(sentences(text).concat(), text);
        }
        assert_eq!(sentences("Số 1.039 ban hành. Đã đọc."), ["Số 1.039 ban hành. ", "Đã đọc."]);
    }

    #[test]
    fn a_reworded_sentence_is_compared_by_its_words() {
        assert_eq!(
            told(BASE, "Tôi đã học nghị quyết. Bản có 42 hộ.\nTôi hứa giữ rừng."),
            [
                (Change::Same, "Tôi đã học nghị quyết. Bản có ".to_owned()),
                (Change::Removed, "40 ".to_owned()),
                (Change::Added, "42 ".to_owned()),
                (Change::Same, "hộ.\nTôi hứa giữ rừng.".to_owned()),
            ]
        );
    }

    #[test]
    fn a_sentence_written_anew_is_told_whole() {
        let told = told("Bản có 40 hộ.", "Đường mới mở tháng ba.");
        assert_eq!(
            told,
            [(Change::Removed, "Bản có 40 hộ.".to_owned()), (Change::Added, "Đường mới mở tháng ba.".to_owned())]
        );
    }

    #[test]
    fn nothing_of_the_later_text_is_lost_in_a_comparison() {
        for (from, to) in [(BASE, "Khác hẳn."), ("", BASE), (BASE, ""), ("a b c", "a  b d")] {
            let kept = |gone: Change| -> String {
                pieces(from, to).iter().filter(|piece| piece.change != gone).map(|piece| piece.text.as_str()).collect()
            };
            assert_eq!(kept(Change::Removed), to);
        }
    }

    #[test]
    fn joining_keeps_what_each_added_and_drops_what_either_dropped() {
        let one = "Tôi đã học nghị quyết. Bản có 40 hộ. Có 3 hộ mới.\nTôi hứa giữ rừng.";
        let other = "Tôi đã học nghị quyết.\nTôi hứa giữ rừng. Tôi hứa giữ nước.";
        assert_eq!(
            join(Some(BASE), &[one, other]),
            "Tôi đã học nghị quyết. Có 3 hộ mới.\nTôi hứa giữ rừng. Tôi hứa giữ nước."
        );
    }

    #[test]
    fn texts_begun_apart_are_joined_on_what_they_share() {
        assert_eq!(join(None, &["Mở đầu. Ý một.", "Mở đầu. Ý hai."]), "Mở đầu. Ý một. Ý hai.");
        assert_eq!(join(None, &["Giống nhau.", "Giống nhau."]), "Giống nhau.");
    }
}
