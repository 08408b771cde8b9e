//! Every error that a person may see, as a sentence that says what to do next.

use crate::messages::CallError;
use store::{Error, WeakPassphrase};

impl CallError {
    pub fn new(code: &str, message: impl Into<String>) -> CallError {
        CallError { code: code.to_owned(), message: message.into(), field: None }
    }

    pub fn at(code: &str, field: &str, message: impl Into<String>) -> CallError {
        CallError { code: code.to_owned(), message: message.into(), field: Some(field.to_owned()) }
    }

    pub(crate) fn locked() -> CallError {
        CallError::new("locked", "Sổ đang khóa. Chọn tên và nhập mật khẩu để mở sổ.")
    }

    pub(crate) fn no_such_call(name: &str) -> CallError {
        CallError::at(
            "no_such_call",
            "name",
            format!("Không có việc nào tên là “{name}”. Dùng lệnh calls để xem danh sách."),
        )
    }

    pub(crate) fn bad_request(error: &serde_json::Error) -> CallError {
        CallError::new("bad_request", format!("Yêu cầu không đọc được: {error}"))
    }

    pub(crate) fn internal(error: &dyn std::fmt::Display) -> CallError {
        CallError::new(
            "internal",
            format!(
                "Chương trình gặp lỗi, chưa ghi gì. Thử lại; nếu vẫn vậy, sao lưu rồi gọi cán bộ phụ trách ({error})."
            ),
        )
    }

    pub(crate) fn not_found(field: &str) -> CallError {
        CallError::at("not_found", field, "Không tìm thấy mục này trong sổ. Tải lại trang rồi thử lại.")
    }
}

impl From<Error> for CallError {
    fn from(error: Error) -> CallError {
        match &error {
            Error::NoBook => {
                CallError::new("no_book", "Trên máy này chưa có sổ. Tạo sổ mới hoặc khôi phục từ bản sao lưu.")
            }
            Error::AlreadyThere => {
                CallError::new("already_there", "Ở đây đã có sổ. Chọn thư mục khác, hoặc mở sổ đang có.")
            }
            Error::InUse => {
                CallError::new("in_use", "Sổ đang mở ở một cửa sổ khác. Dùng cửa sổ đó, hoặc đóng nó rồi thử lại.")
            }
            Error::WrongPassphrase => CallError::at(
                "wrong_passphrase",
                "passphrase",
                "Mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ Unikey.",
            ),
            Error::WrongWords => CallError::at(
                "wrong_words",
                "words",
                "Các từ khôi phục chưa đúng. Xem lại từng từ trên phiếu, theo đúng thứ tự.",
            ),
            Error::NotInAudience(audience) => CallError::new(
                "not_in_audience",
                format!(
                    "Phần “{}” chỉ người được cho phép mới xem và ghi được. Hỏi bí thư, trong Cài đặt, mục “Người mở sổ”.",
                    audience.vietnamese()
                ),
            ),
            Error::NoPersonalKey => CallError::new(
                "no_own_key",
                "Chưa làm được khóa riêng cho người đang mở sổ. Khóa sổ, mở lại bằng mật khẩu rồi thử lại.",
            ),
            Error::NoSuchPerson => {
                CallError::at("no_such_person", "person", "Không có người này trong sổ. Chọn lại tên.")
            }
            Error::WeakenedKeys => CallError::new(
                "weakened_keys",
                "Tệp khóa đã bị sửa nên không mở. Gọi cán bộ phụ trách; dùng bản sao lưu gần nhất.",
            ),
            Error::TamperedKeys => CallError::new(
                "tampered_keys",
                "Tên, chức vụ hoặc phần khác trong tệp khóa của sổ đã bị sửa từ bên ngoài nên chưa mở. Sổ vẫn nguyên. Giữ nguyên thư mục sổ; khôi phục bản sao lưu gần nhất vào thư mục mới rồi gửi nhận để lấy phần ghi sau đó.",
            ),
            Error::Wait { seconds } => CallError::at(
                "wait",
                "passphrase",
                format!(
                    "Mật khẩu sai nhiều lần. Chờ {seconds} giây rồi nhập lại. Mở bằng phiếu khôi phục thì không phải chờ."
                ),
            ),
            Error::Yourself => CallError::at(
                "yourself",
                "person",
                "Không tự xóa mình khỏi sổ được. Nhờ người khác cùng mở sổ làm việc này.",
            ),
            Error::NoRoom { needed_mb } => CallError::new(
                "disk_full",
                format!(
                    "Làm khóa mới thì phải chép sổ sang tệp mới, mà ổ đĩa còn thiếu khoảng {needed_mb} MB. Chưa đổi gì. Xóa bớt tệp khác rồi thử lại."
                ),
            ),
            Error::Weak(WeakPassphrase::TooShort) => CallError::at(
                "weak_passphrase",
                "passphrase",
                "Mật khẩu cần ít nhất 8 ký tự. Một câu ngắn dễ nhớ là tốt nhất.",
            ),
            Error::Weak(WeakPassphrase::Common) => CallError::at(
                "weak_passphrase",
                "passphrase",
                "Mật khẩu này ai cũng đoán được. Chọn một câu ngắn chỉ mình biết.",
            ),
            Error::Weak(WeakPassphrase::OwnName) => CallError::at(
                "weak_passphrase",
                "passphrase",
                "Mật khẩu này là tên người hoặc tên chi bộ nên dễ đoán. Chọn một câu ngắn chỉ mình biết.",
            ),
            Error::Damaged("backup") => CallError::at(
                "damaged_backup",
                "from",
                "Tệp này không phải bản sao lưu, hoặc chép chưa hết. Chọn tệp khác.",
            ),
            Error::Damaged("keys.json") => CallError::new(
                "damaged_keys",
                "Tệp khóa của sổ trên máy này bị hỏng nên không mở được. Chưa ghi gì thêm. Giữ nguyên thư mục sổ; khôi phục từ bản sao lưu vào thư mục mới.",
            ),
            Error::Damaged(what) => CallError::new(
                "damaged",
                format!(
                    "Tệp của sổ trên máy này có chỗ hỏng ({what}). Chưa ghi gì thêm. Bấm “Dựng lại sổ”; nếu có bản sao lưu thì chọn kèm."
                ),
            ),
            Error::CutShort { changes: 0 } => CallError::new(
                "damaged",
                "Sổ thiếu phần chữ đang gõ đã lưu lần cuối: tệp của sổ bị cắt mất đoạn cuối. Chưa ghi gì thêm. Bấm “Dựng lại sổ”.",
            ),
            Error::CutShort { changes } => CallError::new(
                "damaged",
                format!(
                    "Sổ thiếu {changes} thay đổi đã lưu sau cùng: tệp của sổ bị cắt mất đoạn cuối. Chưa ghi gì thêm. Bấm “Dựng lại sổ”."
                ),
            ),
            Error::NotAllowed { .. } => CallError::new(
                "not_allowed",
                "Việc này do Bí thư hoặc Phó Bí thư làm. Khóa sổ và mở lại bằng tên của người ấy.",
            ),
            Error::ReadOnly => CallError::new(
                "read_only",
                "Thư mục của sổ chỉ cho đọc nên chưa lưu được. Chữ vẫn còn trên màn hình. Bỏ chốt chống ghi hoặc chép sổ sang nơi ghi được, rồi mở lại.",
            ),
            Error::File { source, .. } => file(source),
            Error::Sqlite { source, .. } => sqlite(source),
            Error::Journal(store::JournalError::Sql { source, .. }) if source.sqlite().is_some() => {
                source.sqlite().map_or_else(|| CallError::internal(&error), sqlite)
            }
            Error::OtherVersion(0) => CallError::new(
                "of_the_trial",
                "Sổ này do bản dùng thử ghi, bản chính thức không mở được. Sổ vẫn nguyên. Đổi tên thư mục sổ để giữ lại, rồi tạo sổ mới.",
            ),
            Error::OtherVersion(_) | Error::Journal(store::JournalError::Newer(_)) => CallError::new(
                "newer",
                "Sổ này do bản chương trình mới hơn ghi. Cài bản mới rồi mở lại; sổ vẫn nguyên.",
            ),
            Error::Journal(store::JournalError::TooLarge(_)) => CallError::new(
                "too_large",
                "Việc này ghi nhiều quá một lần nên chưa lưu, vì sau này không gửi đi được. Chia ra làm vài lần; mọi thứ đã lưu vẫn nguyên.",
            ),
            Error::Journal(_) => CallError::new(
                "damaged",
                "Nhật ký của sổ có chỗ đọc không được. Chưa ghi gì thêm. Bấm “Dựng lại sổ”; nếu có bản sao lưu thì chọn kèm.",
            ),
            Error::NoRandomness => CallError::internal(&error),
            Error::HasWork => CallError::new(
                "has_work",
                "Sổ trên máy này đã có nội dung ghi, không nhập vào sổ sẵn có của chi bộ được. Mọi thứ vẫn còn nguyên. Tạo sổ mới trong thư mục khác rồi nối lại, hoặc gọi cán bộ phụ trách.",
            ),
            Error::NoRing => CallError::new(
                "no_ring",
                "Máy này chưa có chìa khóa của chi bộ nên chưa đọc, chưa ghi được bài, ghi chú và lý do. Trên máy đang dùng của chi bộ, vào Gửi nhận và bấm “giao chìa khóa” cho máy này.",
            ),
            Error::ComparisonsUsedUp => CallError::new(
                "comparisons_used_up",
                "Đã đối chiếu bốn từ ba lần mà chưa xong. Gọi điện đọc mười hai từ của hai máy cho nhau, hoặc mở bằng phiếu khôi phục.",
            ),
            Error::NotAsked => CallError::new(
                "not_asked",
                "Máy kia chưa xin chìa khóa. Cho máy ấy gửi nhận một lần, rồi gửi nhận trên máy này và bấm lại.",
            ),
            Error::Sealed => {
                CallError::new("sealed", "Nội dung này được niêm phong bằng khóa khác nên máy này không mở được.")
            }
        }
    }
}

impl From<store::sealed::Closed> for CallError {
    fn from(_: store::sealed::Closed) -> CallError {
        Error::Sealed.into()
    }
}

fn file(source: &std::io::Error) -> CallError {
    if files::is_held_open(source) {
        return CallError::new(
            "file_open",
            "Một chương trình khác đang giữ tệp (chương trình diệt vi-rút, Word, Excel…). Chờ một phút hoặc đóng nó, rồi thử lại.",
        );
    }
    match source.kind() {
        std::io::ErrorKind::NotFound => CallError::new("file_not_found", "Không thấy tệp hoặc thư mục này. Chọn lại."),
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            CallError::new("read_only", "Không được phép ghi vào đây. Chọn nơi khác, hoặc bỏ chốt chống ghi của USB.")
        }
        // Input is saved in the book, never in files beside it. So this error never means that something on the
        // screen is lost.
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => CallError::new(
            "disk_full",
            "Ổ đĩa đã đầy nên chưa ghi được tệp. Sổ vẫn đủ như cũ. Xóa bớt tệp khác rồi thử lại.",
        ),
        _ => CallError::new("file", format!("Đọc, ghi tệp không được. Thử lại hoặc chọn nơi khác ({source}).")),
    }
}

fn sqlite(source: &store::SqliteError) -> CallError {
    use store::SqliteErrorCode as ErrorCode;
    match source.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => disk_full(),
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => {
            CallError::new("read_only", "Thư mục của sổ không ghi được. Chữ vẫn còn trên màn hình, đừng tắt máy.")
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Error::Damaged("book.db").into(),
        Some(ErrorCode::DatabaseBusy) => CallError::new("in_use", "Sổ đang bận. Chờ một lát rồi thử lại."),
        _ => CallError::new(
            "not_saved",
            format!("Chưa lưu được – chữ vẫn còn trên màn hình, đừng tắt máy. Thử lại ({source})."),
        ),
    }
}

fn disk_full() -> CallError {
    CallError::new(
        "disk_full",
        "Ổ đĩa đã đầy nên chưa lưu được. Chữ vẫn còn trên màn hình. Xóa bớt tệp khác rồi thử lại.",
    )
}
