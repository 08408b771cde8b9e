//! What is wrong with a stick or a file on it, as sentences for the person who holds it.

use crate::messages::CallError;
use exchange::BadMessage;
use exchange::package::BadPackage;

pub(super) fn no_folder() -> CallError {
    CallError::at("file_not_found", "folder", "Không thấy USB hoặc thư mục này nữa. Cắm lại USB rồi thử lại.")
}

pub(super) fn no_file() -> CallError {
    CallError::at("file_not_found", "file", "Không thấy tệp này nữa. Cắm lại USB rồi chọn lại tệp.")
}

pub(super) fn no_package_key(superior: &str) -> CallError {
    CallError::new(
        "no_package_key",
        format!(
            "Máy này chưa có khóa của {superior} để niêm phong gói USB. Gửi nhận qua mạng một lần, sau đó dùng USB được."
        ),
    )
}

pub(super) fn no_other_laptop() -> CallError {
    CallError::new(
        "no_other_laptop",
        "Chi bộ chưa có máy nào khác được cấp trên xác nhận. Nếu vừa có máy mới, gửi nhận với cấp trên một lần rồi thử lại.",
    )
}

pub(super) fn stranger() -> CallError {
    CallError::at(
        "package_stranger",
        "file",
        "Máy ghi gói này không phải máy của chi bộ mà cấp trên đã xác nhận, hoặc đã bị thu hồi. Chưa nhận gì. Nếu là máy mới, gửi nhận với cấp trên một lần rồi thử lại.",
    )
}

pub(super) fn newer_than_book() -> CallError {
    CallError::at(
        "not_taken",
        "file",
        "Gói này có phần không kiểm chứng được nên chưa ghi gì; sổ vẫn như cũ. Gọi cán bộ phụ trách trước khi thử lại.",
    )
}

pub(super) fn too_large() -> CallError {
    CallError::at("package_too_large", "file", "Tệp này lớn hơn mọi gói USB của Sổ Chi bộ. Chưa nhận gì. Chọn lại tệp.")
}

/// The error for a refused package. The book is unchanged.
pub(super) fn bad(bad: &BadPackage) -> CallError {
    let (code, sentence) = match bad {
        BadPackage::NotOne => (
            "package_not_one",
            "Tệp này không phải gói USB của Sổ Chi bộ. Chọn tệp có tên bắt đầu bằng “tra-loi” hoặc “may-khac”.",
        ),
        BadPackage::WrongRecipient => (
            "package_elsewhere",
            "Gói này không dành cho máy này nên không mở được. Tệp “so-chi-bo…” là gói gửi cấp trên; tệp trả lời tên là “tra-loi…”, và chỉ máy đã gửi mở được.",
        ),
        BadPackage::TooLarge => return too_large(),
        BadPackage::Message(BadMessage::Protocol) => (
            "other_protocol",
            "Gói này do chương trình bản mới hơn ghi. Cập nhật Sổ Chi bộ trên máy này rồi nhận lại; gói trên USB giữ nguyên.",
        ),
        BadPackage::Read(_) => return unread(),
        BadPackage::Cut
        | BadPackage::Trailing
        | BadPackage::Signature
        | BadPackage::Changed
        | BadPackage::Message(_) => (
            "package_damaged",
            "Gói bị thiếu hoặc đã bị thay đổi nên chưa ghi gì; sổ vẫn như cũ. Xin nơi gửi ghi lại gói vào USB.",
        ),
    };
    CallError::at(code, "file", sentence)
}

pub(super) fn unread() -> CallError {
    CallError::at(
        "file_not_read",
        "file",
        "Không đọc được USB: có thể đã rút ra hoặc bị lỗi. Chưa nhận gì. Cắm lại rồi thử lại.",
    )
}

/// The error if the stick, or this laptop's own disk, could not store all of it.
pub(super) fn unwritten(error: &std::io::Error, bytes: u64, on_stick: bool) -> CallError {
    use std::io::ErrorKind;
    let need = bytes.div_ceil(1_000_000).max(1);
    let (code, sentence) = match error.kind() {
        ErrorKind::StorageFull if on_stick => {
            ("stick_full", format!("USB không đủ chỗ: cần {need} MB. Chưa ghi được gì. Xóa bớt hoặc dùng USB khác."))
        }
        ErrorKind::FileTooLarge if on_stick => {
            ("stick_full", format!("USB này không ghi được tệp lớn ({need} MB). Dùng USB khác."))
        }
        ErrorKind::StorageFull => (
            "disk_full",
            format!(
                "Ổ đĩa máy này không đủ chỗ để chuẩn bị gói: cần {need} MB. Chưa ghi gì. Dọn bớt ổ đĩa rồi thử lại."
            ),
        ),
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied if on_stick => (
            "stick_locked",
            "Không được ghi vào USB này (khóa ghi hoặc không có quyền). Chưa ghi gì. Dùng USB khác.".to_owned(),
        ),
        _ if on_stick => (
            "stick_gone",
            "Chưa ghi xong: USB đã rút ra hoặc bị lỗi. Sổ trên máy vẫn đủ. Cắm lại, hoặc dùng USB khác rồi ghi lại."
                .to_owned(),
        ),
        _ => return CallError::internal(error),
    };
    CallError::at(code, "folder", sentence)
}
