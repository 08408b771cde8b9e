//! Pages from photos, scans and PDFs.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use image::{DynamicImage, GrayImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use intake::pictures::{self, LONG_SIDE, Media, PictureError, page};
use std::io::Cursor;

const TOP: [u8; 3] = [200, 40, 40];
const LEFT: [u8; 3] = [40, 160, 60];
const PAPER: [u8; 3] = [235, 232, 225];

/// An upright page: a red band at the top, a green one on the left.
fn upright(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(if y < height / 5 {
            TOP
        } else if x < width / 5 {
            LEFT
        } else {
            PAPER
        })
    })
}

/// The same page as a camera held in this orientation stores it.
fn stored(page: &RgbImage, orientation: u8) -> RgbImage {
    let (width, height) = page.dimensions();
    let (columns, rows) = if orientation < 5 { (width, height) } else { (height, width) };
    RgbImage::from_fn(columns, rows, |c, r| {
        let (x, y) = match orientation {
            1 => (c, r),
            2 => (width - 1 - c, r),
            3 => (width - 1 - c, height - 1 - r),
            4 => (c, height - 1 - r),
            5 => (r, c),
            6 => (width - 1 - r, c),
            7 => (width - 1 - r, height - 1 - c),
            _ => (r, height - 1 - c),
        };
        *page.get_pixel(x, y)
    })
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// Inserts an EXIF block after a JPEG's first marker: the orientation, and a place such as a phone records.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    let place = "bản Nà Hiềng 22.1\0".as_bytes();
    tiff.extend([0x0e, 0x01, 2, 0]);
    tiff.extend((place.len() as u32).to_le_bytes());
    tiff.extend(38u32.to_le_bytes());
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    tiff.extend(0u32.to_le_bytes());
    tiff.extend(place);
    let length = (2 + 6 + tiff.len()) as u16;
    [&jpeg[..2], &[0xff, 0xe1], &length.to_be_bytes(), b"Exif\0\0", &tiff, &jpeg[2..]].concat()
}

fn shown(jpeg: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).unwrap().into_rgb8()
}

fn is_near(picture: &RgbImage, x: u32, y: u32, colour: [u8; 3]) -> bool {
    picture.get_pixel(x, y).0.iter().zip(colour).all(|(one, other)| one.abs_diff(other) < 30)
}

fn is_upright(picture: &RgbImage) -> bool {
    let (width, height) = picture.dimensions();
    is_near(picture, width / 2, height / 10, TOP)
        && is_near(picture, width / 10, height / 2, LEFT)
        && is_near(picture, width * 9 / 10, height * 9 / 10, PAPER)
}

#[test]
fn a_photo_comes_out_upright_however_the_phone_was_held() {
    let page_read = upright(300, 420);
    for orientation in 1..=8 {
        let jpeg = written(&stored(&page_read, orientation).into(), ImageFormat::Jpeg);
        let kept = page(&with_exif(&jpeg, orientation)).unwrap();
        assert_eq!(kept.media, Media::Jpeg);
        let picture = shown(&kept.bytes);
        assert_eq!(picture.dimensions(), (300, 420), "orientation {orientation}");
        assert!(is_upright(&picture), "orientation {orientation}");
    }
}

#[test]
fn what_the_phone_noted_about_the_place_is_gone() {
    let noted = with_exif(&written(&upright(300, 420).into(), ImageFormat::Jpeg), 1);
    let place = "Nà Hiềng".as_bytes();
    let holds = |bytes: &[u8]| bytes.windows(place.len()).any(|window| window == place);
    assert!(holds(&noted));
    assert!(!holds(&page(&noted).unwrap().bytes));
}

#[test]
fn a_photo_of_twelve_megapixels_becomes_a_page_of_a_third_of_a_megabyte_that_can_be_read() {
    // Ruled lines three dots thick, and the grain of a phone's sensor.
    let mut grain = 1u32;
    let photo = RgbImage::from_fn(3024, 4032, |_, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (grain >> 28) as u8;
        if y % 60 < 4 {
            Rgb([40 + noise, 50 + noise, 110 + noise])
        } else {
            Rgb([220 + noise, 218 + noise, 205 + noise])
        }
    });
    let kept = page(&written(&photo.into(), ImageFormat::Jpeg)).unwrap();
    assert!(kept.bytes.len() < 350_000, "{} bytes", kept.bytes.len());
    let picture = shown(&kept.bytes);
    assert_eq!(picture.dimensions(), (LONG_SIDE * 3 / 4, LONG_SIDE));
    let column: Vec<u8> = (0..LONG_SIDE).map(|y| picture.get_pixel(600, y).0[0]).collect();
    let lines = column.windows(2).filter(|pair| pair[0] >= 150 && pair[1] < 150).count();
    assert_eq!(lines, 4032 / 60, "every line of the page is still dark on light");
}

#[test]
fn a_small_scan_is_not_blown_up_and_paper_that_is_see_through_is_white() {
    let see_through = RgbaImage::from_pixel(200, 300, Rgba([0, 0, 0, 0]));
    let kept = shown(&page(&written(&see_through.into(), ImageFormat::Png)).unwrap().bytes);
    assert_eq!(kept.dimensions(), (200, 300));
    assert!(is_near(&kept, 100, 100, [255, 255, 255]));
    let grey = GrayImage::from_pixel(200, 300, image::Luma([90]));
    for format in [ImageFormat::Png, ImageFormat::Bmp, ImageFormat::Jpeg] {
        assert!(is_near(&shown(&page(&written(&grey.clone().into(), format)).unwrap().bytes), 9, 9, [90; 3]));
    }
}

#[test]
fn a_page_is_turned_by_quarters() {
    let jpeg = page(&written(&upright(300, 420).into(), ImageFormat::Png)).unwrap().bytes;
    let on_its_side = shown(&pictures::turned(&jpeg, 1).unwrap());
    assert_eq!(on_its_side.dimensions(), (420, 300));
    assert!(is_near(&on_its_side, 400, 150, TOP), "the top is on the right");
    assert!(is_upright(&shown(&pictures::turned(&jpeg, 4).unwrap())));
    let small = shown(&pictures::thumbnail(&jpeg, 3).unwrap());
    assert_eq!(small.dimensions(), (320, 229));
    assert!(is_near(&small, 20, 120, TOP), "the top is on the left");
}

#[test]
fn a_pdf_is_kept_as_it_is_unless_it_is_too_large_or_locked() {
    let pdf = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF".to_vec();
    assert_eq!(page(&pdf).unwrap(), pictures::Page { media: Media::Pdf, bytes: pdf.clone() });
    let locked = b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF";
    assert!(matches!(page(locked), Err(PictureError::Encrypted)));
    let large = [pdf, vec![b' '; 10_000_000]].concat();
    assert!(matches!(page(&large), Err(PictureError::TooBig { .. })));
}

/// A PNG whose header claims more pixels than its one chunk could hold.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut png = written(&GrayImage::new(8, 8).into(), ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

#[test]
fn a_picture_that_claims_too_many_dots_is_refused_before_it_is_decoded() {
    for (width, height) in [(100_000, 100_000), (u32::MAX >> 1, 2), (60_000, 2_000), (70_000, 10)] {
        let refused = page(&bomb(width, height)).unwrap_err();
        assert!(matches!(refused, PictureError::TooManyPixels { .. } | PictureError::Damaged { .. }), "{refused:?}");
    }
    assert!(matches!(page(&bomb(9_000, 9_000)), Err(PictureError::TooManyPixels { .. })));
}

#[test]
fn whatever_is_no_picture_is_refused_with_a_sentence_that_says_what_to_do() {
    let heic = [&[0, 0, 0, 24][..], b"ftypheic", &[0; 40]].concat();
    for (bytes, code) in [
        (b"PK\x03\x04 a workbook".to_vec(), "not_a_picture"),
        (Vec::new(), "not_a_picture"),
        (heic, "picture_heic"),
        (b"II*\0\x08\0\0\0".to_vec(), "picture_tiff"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "not_a_picture"),
    ] {
        let refused = page(&bytes).unwrap_err();
        assert_eq!(refused.code(), code);
        assert!(refused.sentence().ends_with('.') && refused.sentence().chars().count() > 40);
    }
}

#[test]
fn a_picture_cut_or_altered_at_any_place_never_brings_the_program_down() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Bmp] {
        let whole = written(&upright(40, 56).into(), format);
        for cut in 0..whole.len() {
            let _ = page(&whole[..cut]);
        }
        for place in 0..whole.len() {
            let mut altered = whole.clone();
            altered[place] ^= 0x5a;
            let _ = page(&altered);
        }
    }
}

#[test]
fn half_a_picture_or_half_a_pdf_is_refused_as_damaged() {
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/cut-half.jpg");
    let refused = pictures::read(std::path::Path::new(kept)).unwrap_err();
    assert_eq!(refused.code(), "picture_damaged");
    let noise = |x: u32, y: u32| (x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)) >> 13) as u8;
    let photo = RgbImage::from_fn(300, 420, |x, y| Rgb([noise(x, y), noise(y, x), noise(x + y, y)]));
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Bmp] {
        let whole = written(&photo.clone().into(), format);
        assert!(page(&whole).is_ok());
        for tenth in 1..10 {
            let cut = &whole[..whole.len() * tenth / 10];
            assert!(matches!(page(cut), Err(PictureError::Damaged { .. })), "{format:?} {tenth}");
            // A stick that was removed early: the length is right, but the rest is zeros.
            let zeros = [cut, &vec![0; whole.len() - cut.len()]].concat();
            if format == ImageFormat::Jpeg {
                assert!(matches!(page(&zeros), Err(PictureError::Damaged { .. })), "zeros {tenth}");
            }
        }
    }
}

#[test]
fn what_follows_or_precedes_the_picture_in_a_jpeg_is_no_damage() {
    let whole = with_exif(&written(&upright(300, 420).into(), ImageFormat::Jpeg), 1);
    assert!(page(&[&whole, &b"MotionPhoto_Data"[..], &[0xff, 0xd8, 0xff]].concat()).is_ok());
}

#[test]
fn a_pdf_without_its_end_is_refused() {
    let body = "1 0 obj <<>> endobj\n".repeat(200);
    let pdf = format!("%PDF-1.7\n{body}xref\n0 1\ntrailer <<>>\nstartxref\n4009\n%%EOF\n");
    assert_eq!(page(pdf.as_bytes()).unwrap().media, Media::Pdf);
    assert!(page(format!("{pdf}\r\n\0\0\0").as_bytes()).is_ok());
    for tenth in 1..10 {
        let refused = page(&pdf.as_bytes()[..pdf.len() * tenth / 10]).unwrap_err();
        assert!(matches!(refused, PictureError::CutPdf), "{tenth}: {refused:?}");
    }
    // A linearised PDF: its first page is followed by an end, and the header states the whole length.
    let early = format!("%PDF-1.7\n<< /Linearized 1 /L 99999 /O 4 >>\n{body}startxref\n0\n%%EOF\n");
    assert!(matches!(page(early.as_bytes()), Err(PictureError::CutPdf)));
    let whole = early.replace("99999", &format!("{:05}", early.len()));
    assert!(page(whole.as_bytes()).is_ok());
}

#[test]
fn a_file_on_disk_is_measured_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.jpg");
    std::fs::write(&path, written(&upright(60, 80).into(), ImageFormat::Jpeg)).unwrap();
    assert_eq!(pictures::read(&path).unwrap().media, Media::Jpeg);
    // A sparse file: it reports a large size but uses no space on the disk.
    let file = std::fs::File::create(folder.path().join("huge.jpg")).unwrap();
    file.set_len(pictures::MAX_FILE_BYTES + 1).unwrap();
    assert!(matches!(pictures::read(&folder.path().join("huge.jpg")), Err(PictureError::TooBig { .. })));
    assert_eq!(pictures::read(folder.path()).unwrap_err().code(), "not_a_picture");
    assert_eq!(pictures::read(&folder.path().join("gone.jpg")).unwrap_err().code(), "file_unreadable");
}
