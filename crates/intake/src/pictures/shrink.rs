//! Converts a picture to the stored form of a page: upright, readable, and as small as possible.

use super::{LONG_SIDE, MAX_PIXELS, PictureError, whole};
use crate::guard::guarded;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, imageops};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::io::Cursor;

/// Tried in this order until a page is small enough; at the last one, letters are still clean.
const QUALITIES: [u8; 4] = [76, 68, 60, 52];
/// 40 seconds at 64 kbit/s.
const LIGHT_ENOUGH: usize = 320_000;
const THUMBNAIL_SIDE: u32 = 320;

pub fn page(bytes: &[u8], format: ImageFormat) -> Result<Vec<u8>, PictureError> {
    if format == ImageFormat::Jpeg && !whole::jpeg(bytes) {
        return Err(PictureError::Damaged { detail: "the JPEG ends early".to_owned() });
    }
    let (picture, orientation) = decode(bytes, format)?;
    // Rotated after the reduction, because it then has a fifth of the pixels.
    let mut picture = DynamicImage::ImageRgb8(on_white(shrunk(picture, LONG_SIDE)));
    picture.apply_orientation(orientation);
    light(&picture.into_rgb8())
}

fn light(picture: &RgbImage) -> Result<Vec<u8>, PictureError> {
    let mut jpeg = Vec::new();
    for quality in QUALITIES {
        jpeg = encode(picture, quality)?;
        if jpeg.len() <= LIGHT_ENOUGH {
            break;
        }
    }
    Ok(jpeg)
}

/// A thumbnail of a stored page, rotated clockwise by `quarters` quarter turns.
///
/// # Errors
/// `Damaged` if the bytes are not a JPEG.
pub fn thumbnail(jpeg: &[u8], quarters: u8) -> Result<Vec<u8>, PictureError> {
    let (picture, _) = decode(jpeg, ImageFormat::Jpeg)?;
    encode(&quarter_turned(picture.thumbnail(THUMBNAIL_SIDE, THUMBNAIL_SIDE), quarters).into_rgb8(), 70)
}

/// A stored page rotated, for a copy that other programs show.
///
/// # Errors
/// `Damaged` if the bytes are not a JPEG.
pub fn turned(jpeg: &[u8], quarters: u8) -> Result<Vec<u8>, PictureError> {
    let (picture, _) = decode(jpeg, ImageFormat::Jpeg)?;
    encode(&quarter_turned(picture, quarters).into_rgb8(), 85)
}

/// A picture made of plain dots, as other programs read it.
pub fn as_jpeg(picture: &DynamicImage) -> Option<Vec<u8>> {
    (picture.width().max(picture.height()) <= u32::from(u16::MAX)).then(|| encode(&picture.to_rgb8(), 90).ok())?
}

/// A rectangle of a picture, in thousandths of its sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    left: u32,
    top: u32,
    right: u32,
    bottom: u32,
}

impl Part {
    /// Left, top, right and bottom edge; `None` if that is no rectangle of at least a twentieth of each side.
    #[must_use]
    pub fn of([left, top, right, bottom]: [u32; 4]) -> Option<Part> {
        let wide = |from: u32, to: u32| to <= 1_000 && from.checked_add(50).is_some_and(|least| least <= to);
        (wide(left, right) && wide(top, bottom)).then_some(Part { left, top, right, bottom })
    }
}

/// A part of a stored page as it is shown, which is rotated clockwise by `quarters` quarter turns.
///
/// # Errors
/// `Damaged` if the bytes are not a JPEG.
pub fn cropped(jpeg: &[u8], quarters: u8, part: Part) -> Result<Vec<u8>, PictureError> {
    let (picture, _) = decode(jpeg, ImageFormat::Jpeg)?;
    let picture = quarter_turned(picture, quarters);
    let at = |side: u32, thousandths: u32| (u64::from(side) * u64::from(thousandths) / 1_000) as u32;
    let (left, right) = (at(picture.width(), part.left), at(picture.width(), part.right));
    let (top, bottom) = (at(picture.height(), part.top), at(picture.height(), part.bottom));
    let kept = picture.crop_imm(left, top, (right - left).max(1), (bottom - top).max(1));
    light(&kept.into_rgb8())
}

fn quarter_turned(picture: DynamicImage, quarters: u8) -> DynamicImage {
    match quarters % 4 {
        1 => picture.rotate90(),
        2 => picture.rotate180(),
        3 => picture.rotate270(),
        _ => picture,
    }
}

/// Measures, then decodes. A decoder's panic counts as a damaged file.
fn decode(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation), PictureError> {
    guarded(|| decoded(bytes, format))
        .unwrap_or_else(|| Err(PictureError::Damaged { detail: "a decoder gave up".to_owned() }))
}

fn decoded(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation), PictureError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || width.max(height) > u32::from(u16::MAX) {
        return Err(PictureError::TooManyPixels { width, height });
    }
    // If the orientation can't be read the page is not rotated; a person can do it.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    if picture.width() == 0 || picture.height() == 0 {
        return Err(PictureError::Damaged { detail: "no dots".to_owned() });
    }
    Ok((picture, orientation))
}

/// A quarter of a gigabyte while a page is decoded.
fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PIXELS * 4);
    limits
}

fn shrunk(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        return picture;
    }
    picture.resize(side, side, imageops::FilterType::Triangle)
}

/// Transparent parts of a scan become white paper.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let (rgba, mut flat) = (picture.to_rgba8(), RgbImage::new(picture.width(), picture.height()));
    for (under, over) in flat.pixels_mut().zip(rgba.pixels()) {
        let [red, green, blue, alpha] = over.0.map(u16::from);
        under.0 = [red, green, blue].map(|part| ((part * alpha + 255 * (255 - alpha)) / 255) as u8);
    }
    flat
}

/// Chroma subsampling in both directions saves a fifth of the bytes, and pen strokes are visible by brightness.
/// Optimised Huffman tables would save 3 % more, but produce progressive scans that zune-jpeg decodes wrongly.
fn encode(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, PictureError> {
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    let (width, height) = (picture.width() as u16, picture.height() as u16);
    encoder
        .encode(picture.as_raw(), width, height, ColorType::Rgb)
        .map_err(|error| PictureError::Damaged { detail: error.to_string() })?;
    Ok(jpeg)
}

fn damaged(error: image::ImageError) -> PictureError {
    match error {
        image::ImageError::Limits(_) => PictureError::TooManyPixels { width: 0, height: 0 },
        other => PictureError::Damaged { detail: other.to_string() },
    }
}
