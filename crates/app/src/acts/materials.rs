//! Files that the superior sent with documents and rounds. Their records come with the text; their bytes follow in pieces, over
//! the network or with the superior's answer on a stick.

use super::attachments::standing::Piecewise;
use crate::app_session::moment;
use crate::enrolment::{committees, enrolment};
use crate::messages::materials::{Material, Materials, SaveMaterial};
use crate::messages::papers::Written;
use crate::messages::{CallError, Nothing};
use crate::{AppSession, placing, reading};
use domain::catalogue::material;
use domain::materials::{check_content, checked_name};
use std::path::Path;
use store::{Book, Row};

pub fn list(app: &AppSession, _: Nothing) -> Result<Materials, CallError> {
    app.with_book(|book| {
        let held = store::pieces::held(book.connection())?;
        let mut found: Vec<(Option<i64>, Material)> = Vec::new();
        for committee in committees(book)? {
            for of in committee.books {
                for row in standing(book, of)? {
                    let Some(file) = Piecewise::of_material(&row, &held) else { continue };
                    let material = Material { former: committee.former.clone(), ..described(&row, &file) };
                    found.push((row.int(material::AT), material));
                }
            }
        }
        found.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.id.cmp(&other.id)));
        let materials = found.into_iter().map(|(_, material)| material).collect();
        Ok(Materials { materials, enrolled: enrolment(book)?.is_some() })
    })
}

/// The files of one received book that were not withdrawn.
fn standing(book: &Book, of: domain::Id) -> Result<Vec<Row>, CallError> {
    let mut rows = store::rows(book.connection(), of, material::KIND)?;
    rows.retain(|row| !row.flag(material::WITHDRAWN));
    Ok(rows)
}

fn described(row: &Row, file: &Piecewise) -> Material {
    let id = |field| row.id_ref(field).map(|id| id.to_string());
    Material {
        id: row.id.to_string(),
        name: row.text(material::NAME).to_owned(),
        bytes: file.pieces.size(),
        bytes_here: file.pieces.size() - file.bytes_of(&file.missing),
        document: id(material::DOCUMENT),
        round: id(material::ROUND),
        sent_at: moment(row.int(material::AT).unwrap_or_default().max(0).unsigned_abs()),
        here: file.missing.is_empty(),
        former: None,
    }
}

/// Writes a file to the path that the person chose. The file is checked again as the server checked it, and keeps its ending:
/// the system's program for that ending is what opens it.
pub fn save(app: &AppSession, request: SaveMaterial) -> Result<Written, CallError> {
    let id = reading::id(&request.id, "id")?;
    let path = Path::new(&request.path);
    app.with_book(|book| {
        let (name, bytes) = clear(book, id)?;
        if !has_ending_of(path, &name) {
            return Err(other_ending());
        }
        let placed = placing::put(book, path, &bytes).map_err(|error| placing::refused(path, "path", error))?;
        Ok(Written { path: placed.display().to_string(), bytes: bytes.len() as u64, issued: None })
    })
}

fn clear(book: &mut Book, id: domain::Id) -> Result<(String, Vec<u8>), CallError> {
    let books = committees(book)?.into_iter().flat_map(|committee| committee.books);
    let mut found = None;
    for of in books {
        found = found.or(store::row(book.connection(), of, material::KIND, id)?);
    }
    let row = found.filter(|row| !row.flag(material::WITHDRAWN)).ok_or_else(|| CallError::not_found("id"))?;
    let pieces = store::pieces::pieces_of_material(&row).ok_or_else(damaged)?;
    let Some(sealed) = store::pieces::file(book.connection(), &pieces)? else {
        // a piece that is stored here may be damaged: then it is fetched again
        book.write_local(|connection| store::pieces::drop_spoilt(connection, &pieces))?;
        return Err(not_here());
    };
    let key = row.bytes(material::KEY).ok_or_else(damaged)?;
    let bytes = store::pieces::open(key, &sealed).map_err(|_| damaged())?;
    let name = checked_name(row.text(material::NAME)).map_err(|_| refused())?;
    check_content(&name, &bytes).map_err(|_| refused())?;
    Ok((name, bytes))
}

fn has_ending_of(path: &Path, name: &str) -> bool {
    let ending = Path::new(name).extension().unwrap_or_default();
    path.extension().is_some_and(|given| given.eq_ignore_ascii_case(ending))
}

fn other_ending() -> CallError {
    CallError::at("other_ending", "path", "Giữ nguyên đuôi của tên tệp (như .pdf, .docx) thì mới mở được.")
}

fn refused() -> CallError {
    CallError::at(
        "material_refused",
        "id",
        "Tệp này không phải loại chương trình cho mở (PDF, Word, Excel, PowerPoint, ảnh, .txt). Báo cấp trên.",
    )
}

fn damaged() -> CallError {
    CallError::at("material_damaged", "id", "Tệp này bị hỏng nên không mở được. Báo cấp trên gửi lại.")
}

fn not_here() -> CallError {
    CallError::at(
        "material_not_here",
        "id",
        "Tệp này chưa về đủ máy này. Bấm “Tải về” khi có mạng, hoặc chờ gói USB trả lời của cấp trên.",
    )
}
