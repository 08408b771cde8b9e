//! The pages of a scanned PDF as pictures: what a scanner wrote, one picture on each page. **Nothing is drawn here:** a page of
//! which the picture can't be taken out as it is yields none.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, GrayImage, RgbImage};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::pdf::document;
use crate::pictures;

/// Reading a page takes seconds; an essay has a few.
pub const MOST_SCANNED: usize = 20;
/// A page of A4 at 300 dots per inch in colour takes 26 MB.
const MOST_PICTURE_BYTES: usize = 64_000_000;
const MOST_DOTS: i64 = 40_000_000;

/// The picture of each page as an upright JPEG, `None` where there is none that can be read; at most [`MOST_SCANNED`] pages.
/// The second value is the number of pages of the file.
#[must_use]
pub fn pdf_scan(bytes: &[u8]) -> (Vec<Option<Vec<u8>>>, usize) {
    // A third-party parser on an untrusted file: a panic must not end the window's process.
    catch_unwind(AssertUnwindSafe(|| scanned(bytes))).ok().flatten().unwrap_or_default()
}

fn scanned(bytes: &[u8]) -> Option<(Vec<Option<Vec<u8>>>, usize)> {
    let document = document(bytes)?;
    let pages = document.get_pages();
    let count = pages.len();
    let pictures = pages.into_values().take(MOST_SCANNED).map(|page| of_page(&document, page)).collect();
    Some((pictures, count))
}

/// The largest picture of the page.
fn of_page(document: &Document, page: ObjectId) -> Option<Vec<u8>> {
    let (own, shared) = document.get_page_resources(page).unwrap_or_default();
    let shared = shared.into_iter().filter_map(|id| document.get_dictionary(id).ok());
    let drawn = own.into_iter().chain(shared).filter_map(|all| document.get_dict_in_dict(all, b"XObject").ok());
    let objects = drawn.flat_map(|all| all.iter()).filter_map(|(_, object)| document.dereference(object).ok());
    let pictures = objects.filter_map(|(_, object)| match object {
        Object::Stream(stream) if name(&stream.dict, b"Subtype") == Some(b"Image") => Some(stream),
        _ => None,
    });
    let largest =
        pictures.max_by_key(|picture| dots(document, &picture.dict).map_or(0, |(width, height)| width * height))?;
    let jpeg = jpeg(document, largest)?;
    pictures::turned(&jpeg, quarters(document, page)).ok()
}

fn name<'d>(dict: &'d Dictionary, key: &[u8]) -> Option<&'d [u8]> {
    dict.get(key).and_then(Object::as_name).ok()
}

fn number(document: &Document, dict: &Dictionary, key: &[u8]) -> Option<i64> {
    dict.get(key).and_then(|value| document.dereference(value)).and_then(|(_, value)| value.as_i64()).ok()
}

fn dots(document: &Document, dict: &Dictionary) -> Option<(i64, i64)> {
    let (width, height) = (number(document, dict, b"Width")?, number(document, dict, b"Height")?);
    let sound = width > 0 && height > 0 && width.checked_mul(height).is_some_and(|dots| dots <= MOST_DOTS);
    sound.then_some((width, height))
}

/// How far the page is turned clockwise; a page takes it from the pages above it.
fn quarters(document: &Document, page: ObjectId) -> u8 {
    let mut at = document.get_dictionary(page).ok();
    for _ in 0..8 {
        let Some(dict) = at else { break };
        if let Some(turned) = number(document, dict, b"Rotate") {
            return u8::try_from(turned.rem_euclid(360) / 90).unwrap_or(0);
        }
        at = dict.get(b"Parent").and_then(Object::as_reference).and_then(|id| document.get_dictionary(id)).ok();
    }
    0
}

fn jpeg(document: &Document, picture: &Stream) -> Option<Vec<u8>> {
    let filters = picture.filters().unwrap_or_default();
    match filters.as_slice() {
        [b"DCTDecode"] => Some(picture.content.clone()),
        [] | [b"FlateDecode"] => {
            let (width, height) = dots(document, &picture.dict)?;
            let bytes = match filters.as_slice() {
                [] => picture.content.clone(),
                _ => picture.get_plain_content_with_limit(MOST_PICTURE_BYTES).ok()?,
            };
            pictures::as_jpeg(&raw(document, picture, bytes, (width as u32, height as u32))?)
        }
        // Fax and newer codings have no decoder here.
        _ => None,
    }
}

/// A picture of plain dots: black and white, grey or in colour.
fn raw(document: &Document, picture: &Stream, bytes: Vec<u8>, (width, height): (u32, u32)) -> Option<DynamicImage> {
    match (number(document, &picture.dict, b"BitsPerComponent")?, components(bytes.len(), width, height)) {
        (8, Some(1)) => GrayImage::from_raw(width, height, bytes).map(DynamicImage::ImageLuma8),
        (8, Some(3)) => RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8),
        (1, _) => {
            let line = width.div_ceil(8) as usize;
            let dot = |at: u32, row: u32| {
                let byte = bytes.get(row as usize * line + at as usize / 8).copied().unwrap_or(0xff);
                if byte & (0x80 >> (at % 8)) == 0 { 0 } else { 255 }
            };
            let grey = (0..height).flat_map(|row| (0..width).map(move |at| (at, row))).map(|(at, row)| dot(at, row));
            GrayImage::from_raw(width, height, grey.collect()).map(DynamicImage::ImageLuma8)
        }
        _ => None,
    }
}

/// Bytes for each dot; padding at the end is allowed.
fn components(bytes: usize, width: u32, height: u32) -> Option<usize> {
    let dots = width as usize * height as usize;
    [3, 1].into_iter().find(|each| bytes >= dots * each && bytes < dots * each + 64)
}
