//! The built page of the phone.

include!(concat!(env!("OUT_DIR"), "/phone_files.rs"));

const MISSING: &str = "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><p>Bản chương trình này chưa có trang cho điện thoại (npm --prefix ui run build:phone).</p></html>";

/// The content of a file of the page, and its type.
pub(crate) fn file(name: &str) -> Option<(&'static str, &'static [u8])> {
    let name = if name.is_empty() { "phone.html" } else { name };
    let found = FILES.iter().find(|(file, _)| *file == name);
    match found {
        Some((_, bytes)) => Some((kind(name), bytes)),
        None if name == "phone.html" => Some((kind(name), MISSING.as_bytes())),
        None => None,
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        _ => "application/octet-stream",
    }
}
