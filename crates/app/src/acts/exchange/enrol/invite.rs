//! The invite of a laptop, as a file or as a code.

use crate::messages::CallError;
use crate::messages::exchange::Enrol;
use domain::Id;
use domain::hex::decode as bytes;
use exchange::enrolment::{InviteCode, InviteFile};
use std::path::Path;

/// An invite is a small file; a larger file is something else.
const LARGEST_INVITE: u64 = 64 * 1024;

pub(super) struct Invite {
    pub url: String,
    pub pin: Option<Vec<u8>>,
    pub token: [u8; 16],
    /// Empty, because a code does not contain it.
    pub superior_name: String,
    pub unit_name: String,
    pub unit: Option<Id>,
}

impl Invite {
    pub fn read(request: &Enrol) -> Result<Invite, CallError> {
        match (&request.code, &request.file) {
            (Some(code), _) if !code.trim().is_empty() => read_code(code),
            (_, Some(file)) => read_file(Path::new(file)),
            _ => Err(CallError::at("required", "code", "Gõ mã mời hoặc chọn tệp mời của cấp trên.")),
        }
    }
}

fn read_code(code: &str) -> Result<Invite, CallError> {
    let read = InviteCode::read(code)
        .map_err(|_| CallError::at("bad_invite", "code", "Mã mời gõ chưa đúng. So lại từng nhóm chữ với phiếu mời."))?;
    Ok(Invite {
        url: read.url,
        pin: read.pin.map(|pin| pin.to_vec()),
        token: read.token,
        superior_name: String::new(),
        unit_name: String::new(),
        unit: None,
    })
}

fn read_file(path: &Path) -> Result<Invite, CallError> {
    let bad = || {
        CallError::at("bad_invite", "file", "Tệp này không phải tệp mời của cấp trên. Chọn tệp khác, hoặc gõ mã mời.")
    };
    let text = files::read(path, LARGEST_INVITE, files::Links::Follow).map_err(|error| match error {
        files::ReadError::Io(_) => CallError::at("file_not_found", "file", "Không thấy tệp này. Chọn lại."),
        files::ReadError::NotAFile | files::ReadError::TooLarge { .. } => bad(),
    })?;
    // An editor may have added a byte order mark at the start.
    let text = files::decode(&text).map_err(|_| bad())?;
    let file: InviteFile = serde_json::from_str(&text).map_err(|_| bad())?;
    let pin = file.pin.as_deref().map(|pin| bytes::<32>(pin).map(Vec::from).ok_or_else(bad)).transpose()?;
    Ok(Invite {
        url: file.url,
        pin,
        token: bytes(&file.token).ok_or_else(bad)?,
        superior_name: file.superior_name,
        unit_name: file.unit_name,
        unit: Some(file.unit),
    })
}
