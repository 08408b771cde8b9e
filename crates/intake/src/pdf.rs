//! The text of a PDF, line by line. Scans and unreadable files yield none, which is acceptable because a person
//! is asked too.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, LoadOptions, Object, ObjectId};
use unicode_normalization::UnicodeNormalization;

/// Stamps are on the first pages; only this many are read.
const MOST_PAGES: usize = 60;
/// How much all object streams together may decompress to: the resulting objects take many times this size.
const MOST_OBJECT_BYTES: usize = 16_000_000;
const MOST_PAGE_BYTES: usize = 4_000_000;
const MOST_TEXT: usize = 2_000_000;
/// The nesting depth of forms; a stamp laid over a page is one.
const MOST_DEPTH: u32 = 3;

/// The text of a PDF's pages, of what is laid over them, and of its annotations. Empty if there is none.
#[must_use]
pub fn pdf_text(bytes: &[u8]) -> String {
    // A third-party parser on an untrusted file: a panic must not end the window's process.
    catch_unwind(AssertUnwindSafe(|| text(bytes))).ok().flatten().unwrap_or_default()
}

/// The file read within bounds.
pub fn document(bytes: &[u8]) -> Option<Document> {
    let packed = bytes.windows(7).filter(|window| window == b"/ObjStm").count();
    let most = (MOST_OBJECT_BYTES / packed.max(1)).max(16_384);
    let options = LoadOptions { max_decompressed_size: Some(most), ..LoadOptions::default() };
    Document::load_mem_with_options(bytes, options).ok()
}

fn text(bytes: &[u8]) -> Option<String> {
    let document = document(bytes)?;
    let mut words = Words::default();
    for page in document.get_pages().into_values().take(MOST_PAGES) {
        read_page(&document, page, &mut words);
        if words.text.len() > MOST_TEXT {
            break;
        }
    }
    Some(words.text)
}

fn read_page(document: &Document, page: ObjectId, words: &mut Words) {
    let (own, shared) = document.get_page_resources(page).unwrap_or_default();
    let shared = shared.into_iter().filter_map(|id| document.get_dictionary(id).ok());
    let resources: Vec<&Dictionary> = own.into_iter().chain(shared).collect();
    if let Ok(content) = document.get_page_content_with_limit(page, MOST_PAGE_BYTES) {
        read_content(document, &content, &resources, words, Matrix::ONE, 0);
    }
    for note in document.get_page_annotations(page).unwrap_or_default() {
        words.new_line();
        if let Ok(said) = note
            .get(b"Contents")
            .and_then(|it| document.dereference(it))
            .and_then(|(_, it)| lopdf::decode_text_string(it))
        {
            words.text.push_str(&said);
        }
        words.new_line();
        let drawn = document.get_dict_in_dict(note, b"AP").and_then(|drawn| drawn.get(b"N"));
        if let Ok(drawn) = drawn {
            read_form(document, drawn, words, Matrix::ONE, 0);
        }
    }
    words.new_line();
}

fn read_form(document: &Document, form: &Object, words: &mut Words, at: Matrix, depth: u32) {
    let Ok((_, Object::Stream(stream))) = document.dereference(form) else { return };
    let Ok(content) = stream.get_plain_content_with_limit(MOST_PAGE_BYTES) else { return };
    let resources = document.get_dict_in_dict(&stream.dict, b"Resources").ok();
    read_content(document, &content, &resources.into_iter().collect::<Vec<_>>(), words, at, depth);
}

fn named<'d>(document: &'d Document, resources: &[&'d Dictionary], kind: &[u8], name: &[u8]) -> Option<&'d Object> {
    let found = resources.iter().find_map(|all| document.get_dict_in_dict(all, kind).ok()?.get(name).ok())?;
    document.dereference(found).ok().map(|(_, object)| object)
}

fn read_content(
    document: &Document,
    content: &[u8],
    resources: &[&Dictionary],
    words: &mut Words,
    at: Matrix,
    depth: u32,
) {
    let Ok(content) = Content::decode(content) else { return };
    let mut fonts: BTreeMap<Vec<u8>, Option<Encoding<'_>>> = BTreeMap::new();
    let mut state = State::new(at);
    for operation in &content.operations {
        if words.text.len() > MOST_TEXT {
            return;
        }
        match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("Tf", [Object::Name(name), size]) => {
                state.size = f64::from(size.as_float().unwrap_or(10.0)).abs();
                state.font.clone_from(name);
                fonts.entry(name.clone()).or_insert_with(|| {
                    let font = named(document, resources, b"Font", name)?.as_dict().ok()?;
                    font.get_font_encoding_with_limit(document, MOST_PAGE_BYTES).ok()
                });
            }
            ("Do", [Object::Name(name)]) if depth < MOST_DEPTH => {
                if let Some(form) = named(document, resources, b"XObject", name) {
                    read_form(document, form, words, state.drawn, depth + 1);
                }
            }
            ("Tj" | "'" | "\"" | "TJ", operands) => {
                state.move_by(operation);
                let encoding = fonts.get(&state.font).and_then(Option::as_ref);
                if let (Some(encoding), Some(shown)) = (encoding, operands.last()) {
                    words.show(&state, &shown_text(encoding, shown));
                }
            }
            _ => state.move_by(operation),
        }
    }
}

/// The text of a string, or of an array of strings with gaps between them.
fn shown_text(encoding: &Encoding<'_>, shown: &Object) -> String {
    match shown {
        Object::String(bytes, _) => Document::decode_text(encoding, bytes).unwrap_or_default(),
        Object::Array(parts) => parts
            .iter()
            .map(|part| match part.as_float() {
                Ok(gap) => (if gap < -200.0 { " " } else { "" }).to_owned(),
                Err(_) => {
                    part.as_str().ok().and_then(|bytes| Document::decode_text(encoding, bytes).ok()).unwrap_or_default()
                }
            })
            .collect(),
        _ => String::new(),
    }
}

/// The elements a, b, c, d, e, f of a PDF matrix.
#[derive(Debug, Clone, Copy)]
struct Matrix([f64; 6]);

impl Matrix {
    const ONE: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn of(operands: &[Object]) -> Option<Matrix> {
        let numbers: Vec<f64> = operands.iter().filter_map(|it| it.as_float().ok()).map(f64::from).collect();
        numbers.try_into().ok().map(Matrix)
    }

    fn then(self, next: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, next.0);
        Matrix([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    fn moved(self, x: f64, y: f64) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }
}

/// The state of text drawing.
struct State {
    drawn: Matrix,
    kept: Vec<Matrix>,
    line: Matrix,
    leading: f64,
    size: f64,
    font: Vec<u8>,
}

impl State {
    fn new(drawn: Matrix) -> State {
        State { drawn, kept: Vec::new(), line: Matrix::ONE, leading: 0.0, size: 10.0, font: Vec::new() }
    }

    fn move_by(&mut self, operation: &Operation) {
        let number = |at: usize| operation.operands.get(at).and_then(|it| it.as_float().ok()).map_or(0.0, f64::from);
        match operation.operator.as_str() {
            "q" if self.kept.len() < 100 => self.kept.push(self.drawn),
            "Q" => self.drawn = self.kept.pop().unwrap_or(self.drawn),
            "cm" => self.drawn = Matrix::of(&operation.operands).map_or(self.drawn, |by| by.then(self.drawn)),
            "BT" => self.line = Matrix::ONE,
            "Tm" => self.line = Matrix::of(&operation.operands).unwrap_or(self.line),
            "TL" => self.leading = number(0),
            "Td" => self.line = self.line.moved(number(0), number(1)),
            "TD" => {
                self.leading = -number(1);
                self.line = self.line.moved(number(0), number(1));
            }
            "T*" | "'" | "\"" => self.line = self.line.moved(0.0, -self.leading),
            _ => {}
        }
    }

    /// Position and height of the next letter on the page.
    fn place(&self) -> (f64, f64, f64) {
        let Matrix([_, _, c, d, x, y]) = self.line.then(self.drawn);
        (x, y, self.size * c.hypot(d))
    }
}

/// Assembles text: pieces at the same height form a line, and wide gaps separate columns.
#[derive(Debug, Default)]
struct Words {
    text: String,
    last: Option<(f64, f64)>,
    /// Approximately how far the last letters reach.
    reaches: f64,
    /// Where the present line begins in the text.
    begun: usize,
    /// How many pieces the line was drawn in; their order need not be the reading order.
    pieces: usize,
}

/// The stamp that consists of these letters, in whatever order they were drawn.
fn stamp_made_of(line: &str) -> Option<&'static str> {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.nfc().filter(|c| !c.is_whitespace()).collect();
        letters.sort_unstable();
        letters
    };
    let drawn = sorted(line);
    ["MẬT", "TỐI MẬT", "TUYỆT MẬT"].into_iter().find(|stamp| sorted(stamp) == drawn)
}

impl Words {
    fn new_line(&mut self) {
        // Some programs draw a line's plain letters first, and those with marks afterwards from another font.
        if let Some(stamp) = stamp_made_of(&self.text[self.begun..]).filter(|_| self.pieces > 1) {
            self.text.push('\n');
            self.text.push_str(stamp);
        }
        self.pieces = 0;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.begun = self.text.len();
        self.last = None;
    }

    fn show(&mut self, state: &State, shown: &str) {
        if shown.is_empty() {
            return;
        }
        let (x, y, height) = state.place();
        if let Some((last_x, last_y)) = self.last {
            let same_place = (x - last_x).abs() < 0.01;
            if (y - last_y).abs() > (height * 0.4).max(1.0) {
                self.new_line();
            } else if !same_place && x > self.reaches + 2.0 * height {
                self.text.push('\t');
            }
        }
        self.pieces += 1;
        self.text.push_str(shown);
        // Letters are about half as wide as they are high; in a line of wide capitals about as wide.
        self.reaches = x + shown.chars().count() as f64 * height;
        self.last = Some((x, y));
    }
}
