//! Pages to print from a browser or a web view: a single file that loads nothing else.

/// The style of every page of this crate. A server whose content security policy forbids inline styles allows
/// this text by its hash.
pub const PRINT_STYLE: &str = "\
@page{size:A4;margin:20mm 15mm 20mm 25mm}\
*{box-sizing:border-box}\
body{font-family:'Times New Roman',Tinos,'Liberation Serif',serif;font-size:14pt;line-height:1.4;color:#000;background:#fff;margin:0 auto;padding:8mm;max-width:190mm}\
h1{font-size:20pt;text-align:center;margin:0 0 4mm}\
h2{font-size:15pt;margin:6mm 0 2mm}\
p{margin:2mm 0}\
.centre{text-align:center}\
.small{font-size:12pt}\
table{border-collapse:collapse;width:100%}\
td,th{border:1px solid #000;padding:2.5mm 3mm;text-align:left;vertical-align:top}\
th{width:27%;font-weight:normal}\
td.words{width:25%}\
td.words b{font-size:16pt}\
td.words span{display:inline-block;width:8mm;color:#444;font-size:11pt}\
.code{font-family:'Liberation Mono',Consolas,monospace;font-size:15pt;font-weight:bold;letter-spacing:.04em;overflow-wrap:anywhere}\
.box{display:inline-block;border-bottom:1.5px solid #000;width:36mm;height:10mm;margin-right:4mm}\
.warn{border:2px solid #000;padding:3mm 4mm;margin:5mm 0;font-weight:bold}\
li{margin:1.5mm 0}\
@media print{body{padding:0;max-width:none}}";

/// Escapes text for HTML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A whole page; `body` is HTML, `title` plain text.
pub fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>{}</title><style>{PRINT_STYLE}</style></head>\n<body>{body}</body></html>\n",
        escape(title)
    )
}
