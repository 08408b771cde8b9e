//! QR codes as pictures.

use crate::messages::CallError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use qrcodegen::{QrCode, QrCodeEcc};

/// The quiet edge that the standard asks for, in modules.
const EDGE: i32 = 4;

/// An SVG picture of the code as a data URL.
pub(super) fn data_url(text: &str) -> Result<String, CallError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|error| CallError::internal(&error))?;
    let size = code.size();
    let dots = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dots.map(|(x, y)| format!("M{},{}h1v1h-1z", x + EDGE, y + EDGE)).collect();
    let side = size + 2 * EDGE;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>"
    );
    Ok(format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg)))
}
