//! All errors of the endpoints: a code for programs, a sentence for people.

mod package;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

pub use package::PackageFault;

/// A variant exists only if some caller handles it.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("login needed")]
    LoginNeeded,
    #[error("wrong name or passphrase")]
    WrongPassphrase,
    #[error("a code of the second factor is needed")]
    CodeNeeded,
    #[error("wrong code")]
    WrongCode,
    #[error("the second factor is still to be set up")]
    SecondFactorNotSetUp,
    #[error("asked again too soon")]
    TooSoon { seconds: u64 },
    #[error("too many at once")]
    Crowded { seconds: u64 },
    #[error("too many passphrases to check at once")]
    Busy { seconds: u64 },
    #[error("more than is kept of one unit in a day")]
    DailyQuota,
    #[error("the role does not allow it")]
    NotYourRole,
    #[error("request did not come from our page")]
    ForeignPage,
    #[error("nothing by that name")]
    NotFound,
    #[error("field {field} is wrong")]
    Invalid { field: &'static str, why: &'static str },
    #[error("request is not of the expected form")]
    Malformed,
    #[error("request is too large")]
    TooLarge,
    #[error("request stalled")]
    Stalled,
    #[error("someone else already answered")]
    AlreadyAnswered,
    #[error("no copy of this laptop has been seen")]
    NotCopied,
    #[error("invite used or expired")]
    InviteUsedOrExpired,
    #[error("the invite has served as many comparisons as it may")]
    InviteWornOut,
    #[error("asked by the first version of enrolment, whose words can be forged")]
    EnrolmentOutdated,
    #[error("the number is not the one that was committed to")]
    NotCommitted,
    #[error("the words are no longer the ones that were shown")]
    OtherWords,
    #[error("device not known")]
    UnknownDevice,
    #[error("device waits for confirmation")]
    AwaitingConfirmation,
    #[error("device revoked or refused")]
    Revoked,
    #[error("unit is not the device's")]
    WrongUnit,
    #[error("the unit has a book of its own already")]
    UnitHasBook,
    #[error("the committee has no grading key")]
    NoGradingKey,
    #[error("the account was not given the grading key")]
    GradingKeyNotHeld,
    #[error("signature does not fit")]
    BadProof,
    #[error("the book could not be read or written")]
    Storage(#[from] sql::Error),
    #[error("the journal could not be read or written")]
    Journal(#[from] journal_sql::Error),
    #[error("no protocol version in common")]
    OtherProtocol,
    #[error(transparent)]
    Package(#[from] PackageFault),
    #[error("another file was put in the database's place while the server ran")]
    Replaced,
    #[error("{0}")]
    Broken(String),
}

/// The body of the answer.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Refusal")]
pub struct Body {
    code: &'static str,
    message: String,
    field: Option<&'static str>,
}

impl Failure {
    /// A stable name, part of the contract with console and laptops.
    pub fn code(&self) -> &'static str {
        match self {
            Failure::LoginNeeded => "login_needed",
            Failure::WrongPassphrase => "wrong_passphrase",
            Failure::CodeNeeded => "code_needed",
            Failure::WrongCode => "wrong_code",
            Failure::SecondFactorNotSetUp => "second_factor_not_set_up",
            Failure::TooSoon { .. } => "too_soon",
            Failure::Crowded { .. } => "crowded",
            Failure::Busy { .. } => "busy",
            Failure::DailyQuota => "daily_quota",
            Failure::NotYourRole => "not_your_role",
            Failure::ForeignPage => "foreign_page",
            Failure::NotFound => "not_found",
            Failure::Invalid { .. } => "invalid",
            Failure::Malformed => "malformed",
            Failure::TooLarge => "too_large",
            Failure::Stalled => "stalled",
            Failure::AlreadyAnswered => "already_answered",
            Failure::NotCopied => "not_copied",
            Failure::InviteUsedOrExpired => "invite_used_or_expired",
            Failure::InviteWornOut => "invite_worn_out",
            Failure::EnrolmentOutdated => "enrolment_outdated",
            Failure::NotCommitted => "not_committed",
            Failure::OtherWords => "other_words",
            Failure::UnknownDevice => "unknown_device",
            Failure::AwaitingConfirmation => "awaiting_confirmation",
            Failure::Revoked => "revoked",
            Failure::WrongUnit => "wrong_unit",
            Failure::UnitHasBook => "unit_has_book",
            Failure::NoGradingKey => "no_grading_key",
            Failure::GradingKeyNotHeld => "grading_key_not_held",
            Failure::BadProof => "bad_proof",
            Failure::Storage(_) | Failure::Journal(_) => "storage",
            Failure::OtherProtocol => "other_protocol",
            Failure::Package(fault) => fault.code(),
            Failure::Replaced => "replaced",
            Failure::Broken(_) => "broken",
        }
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Failure::LoginNeeded | Failure::WrongPassphrase | Failure::CodeNeeded | Failure::WrongCode => {
                StatusCode::UNAUTHORIZED
            }
            Failure::TooSoon { .. } | Failure::Crowded { .. } | Failure::Busy { .. } | Failure::DailyQuota => {
                StatusCode::TOO_MANY_REQUESTS
            }
            Failure::NotYourRole
            | Failure::SecondFactorNotSetUp
            | Failure::ForeignPage
            | Failure::InviteUsedOrExpired
            | Failure::InviteWornOut
            | Failure::EnrolmentOutdated
            | Failure::NotCommitted
            | Failure::UnknownDevice
            | Failure::AwaitingConfirmation
            | Failure::Revoked
            | Failure::WrongUnit
            | Failure::GradingKeyNotHeld
            | Failure::BadProof
            | Failure::OtherProtocol => StatusCode::FORBIDDEN,
            Failure::NotFound => StatusCode::NOT_FOUND,
            Failure::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Failure::Malformed | Failure::Package(_) => StatusCode::BAD_REQUEST,
            Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Failure::Stalled => StatusCode::REQUEST_TIMEOUT,
            Failure::AlreadyAnswered
            | Failure::OtherWords
            | Failure::UnitHasBook
            | Failure::NotCopied
            | Failure::NoGradingKey => StatusCode::CONFLICT,
            Failure::Storage(_) | Failure::Journal(_) | Failure::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Failure::Replaced => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// A Vietnamese sentence that says what to do next.
    pub fn sentence(&self) -> String {
        match self {
            Failure::LoginNeeded => "Xin đăng nhập lại.".into(),
            Failure::WrongPassphrase => "Tên hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ Unikey.".into(),
            Failure::CodeNeeded => "Xin gõ mã 6 số trên điện thoại.".into(),
            Failure::WrongCode => {
                "Mã chưa đúng hoặc đã dùng. Xin đợi mã mới trên điện thoại rồi gõ lại; giờ của điện thoại phải đúng."
                    .into()
            }
            Failure::SecondFactorNotSetUp => "Xin cài mã xác nhận trên điện thoại trước. Tải lại trang để cài.".into(),
            Failure::TooSoon { seconds } => format!("Đã thử nhiều lần. Xin đợi {seconds} giây rồi thử lại."),
            Failure::Crowded { .. } => {
                "Nhiều chi bộ đang gửi cùng lúc. Mọi thứ đã lưu trong máy; sẽ tự gửi lại sau ít phút.".into()
            }
            Failure::Busy { seconds } => {
                format!("Nhiều người đang đăng nhập cùng lúc. Xin đợi {seconds} giây rồi thử lại.")
            }
            Failure::DailyQuota => {
                "Hôm nay chi bộ đã gửi nhiều quá mức một ngày nên máy chủ chưa nhận thêm. Mọi thứ đã lưu trong máy; mai gửi tiếp. Nếu ngày nào cũng vậy, xin gọi cán bộ phụ trách.".into()
            }
            Failure::NotYourRole => "Vai trò này không được làm việc đó. Xin nhờ cán bộ phụ trách.".into(),
            Failure::ForeignPage => "Yêu cầu không đến từ trang này. Xin tải lại trang rồi làm lại.".into(),
            Failure::NotFound => "Không tìm thấy. Xin tải lại trang.".into(),
            Failure::Invalid { why, .. } => (*why).into(),
            Failure::Malformed => "Máy chủ không hiểu yêu cầu này. Xin tải lại trang rồi làm lại.".into(),
            Failure::TooLarge => "Nội dung gửi lên quá lớn. Xin chia nhỏ rồi gửi lại.".into(),
            Failure::Stalled => "Đường truyền bị gián đoạn. Xin gửi lại.".into(),
            Failure::AlreadyAnswered => "Việc này đã có người xử lý. Xin tải lại trang để xem.".into(),
            Failure::NotCopied => {
                "Cấp trên chưa thấy bản chép nào của máy này. Xin gửi nhận một lần rồi thử lại.".into()
            }
            Failure::InviteUsedOrExpired => "Mã mời đã dùng hoặc hết hạn. Xin cấp trên cấp mã mới.".into(),
            Failure::InviteWornOut => {
                "Thư mời này đã đối chiếu ba lần mà chưa xong nên không dùng được nữa. Xin cấp trên cấp thư mời mới."
                    .into()
            }
            Failure::EnrolmentOutdated => {
                "Chương trình trên máy này nối theo cách cũ, không còn an toàn. Xin cập nhật chương trình rồi nối lại."
                    .into()
            }
            Failure::NotCommitted => "Lần đối chiếu này bị đứt quãng. Xin bấm nối lại với cấp trên.".into(),
            Failure::OtherWords => {
                "Máy này vừa bắt đầu đối chiếu lại nên bốn từ đã đổi. Chưa cho máy nào vào. Xin đối chiếu lại.".into()
            }
            Failure::UnknownDevice => "Máy này chưa nối với cấp trên. Xin cấp trên cấp mã mời.".into(),
            Failure::AwaitingConfirmation => "Đang chờ cấp trên đối chiếu 4 từ. Xin gọi cán bộ phụ trách.".into(),
            Failure::Revoked => {
                "Máy này không còn được gửi nhận. Sổ vẫn nguyên trong máy; xin gọi cán bộ phụ trách.".into()
            }
            Failure::WrongUnit => "Sổ này thuộc đơn vị khác. Xin cấp trên cấp mã mời đúng đơn vị.".into(),
            Failure::UnitHasBook => {
                "Chi bộ này đã nối bằng một sổ khác, hai sổ chưa nhập lại được. Xin gọi cán bộ phụ trách.".into()
            }
            Failure::NoGradingKey => {
                "Chưa có khóa chấm bài. Người quản trị tạo tài khoản chấm bài đầu tiên trên máy chủ thì có khóa.".into()
            }
            Failure::GradingKeyNotHeld => {
                "Tài khoản này chưa được giao khóa chấm bài. Xin nhờ một người chấm bài khác bấm “Giao khóa”.".into()
            }
            Failure::BadProof => "Không xác nhận được máy gửi. Xin nối lại với cấp trên.".into(),
            Failure::OtherProtocol => {
                "Chương trình ở máy này và máy chủ khác nhau nhiều quá. Xin cập nhật rồi gửi lại.".into()
            }
            Failure::Package(fault) => fault.sentence().into(),
            Failure::Replaced => {
                "Tệp dữ liệu của máy chủ vừa bị thay bằng tệp khác nên máy chủ dừng, chưa ghi gì thêm. Khởi động lại máy chủ; lần sau dùng lệnh restore.".into()
            }
            Failure::Storage(_) | Failure::Journal(_) | Failure::Broken(_) => {
                "Máy chủ đang có trục trặc, chưa ghi gì. Xin thử lại sau ít phút.".into()
            }
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Failure::Invalid { field, .. } => Some(field),
            Failure::WrongPassphrase => Some("passphrase"),
            Failure::CodeNeeded | Failure::WrongCode => Some("code"),
            _ => None,
        }
    }
}

impl Failure {
    /// Whether the transaction conflicted with another one and succeeds when it is retried.
    pub fn is_conflict(&self) -> bool {
        match self {
            Failure::Storage(source) | Failure::Journal(journal_sql::Error::Sql { source, .. }) => source.is_conflict(),
            _ => false,
        }
    }
}

impl From<exchange::BadMessage> for Failure {
    fn from(bad: exchange::BadMessage) -> Failure {
        match bad {
            exchange::BadMessage::Signature => Failure::BadProof,
            exchange::BadMessage::TooLarge => Failure::TooLarge,
            exchange::BadMessage::Protocol => Failure::OtherProtocol,
            exchange::BadMessage::Malformed | exchange::BadMessage::Batch(_) => Failure::Malformed,
        }
    }
}

impl From<getrandom::Error> for Failure {
    fn from(source: getrandom::Error) -> Failure {
        Failure::Broken(format!("no randomness: {source}"))
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        if self.status().is_server_error() {
            tracing::error!(code = self.code(), cause = ?self, "request failed");
        }
        let body = Body { code: self.code(), message: self.sentence(), field: self.field() };
        let mut response = (self.status(), axum::Json(body)).into_response();
        if let Failure::TooSoon { seconds } | Failure::Crowded { seconds } | Failure::Busy { seconds } = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
