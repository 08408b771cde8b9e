//! Failures of an exchange as sentences for people.

use crate::messages::CallError;
use crate::messages::exchange::ExchangeState;
use link::LinkError;

pub(crate) fn not_enrolled() -> CallError {
    CallError::new("not_enrolled", "Sổ này chưa nối với cấp trên. Vào Gửi nhận, chọn “Nối với cấp trên”.")
}

pub(super) fn paused() -> CallError {
    CallError::new("paused", "Đang tạm ngừng gửi nhận. Tắt “Tạm ngừng gửi nhận” rồi gửi lại.")
}

pub(super) fn busy() -> CallError {
    CallError::new("busy", "Đang gửi nhận. Chờ xong lần này.")
}

pub(super) fn invite_worn_out() -> CallError {
    CallError::at(
        "invite_worn_out",
        "code",
        "Thư mời này đã đối chiếu ba lần mà chưa xong nên không dùng được nữa. Xin cấp trên cấp thư mời mới.",
    )
}

pub(super) fn unverified() -> CallError {
    CallError::new(
        "unverified",
        "Phần nhận về không kiểm chứng được nên chưa ghi gì. Gọi cán bộ phụ trách trước khi thử lại.",
    )
}

pub(crate) fn not_taken() -> CallError {
    CallError::new(
        "not_taken",
        "Cấp trên chưa nhận được một phần sổ này. Mọi thứ vẫn còn trong máy. Gọi cán bộ phụ trách trước khi thử lại.",
    )
}

pub(super) fn not_alike() -> CallError {
    CallError::new(
        "not_alike",
        "Sổ trên máy này và ở cấp trên đủ như nhau, nhưng bảng tính ra chưa khớp dù máy đã tính lại từ đầu. Không mất gì; \
         nhờ cán bộ phụ trách xem hai bên có cùng bản chương trình không.",
    )
}

/// What a revoked laptop sent is kept at the superior for review.
pub(super) fn revoked(superior: &str) -> (ExchangeState, CallError) {
    let sentence = format!(
        "{superior} đã thu hồi máy này. Những gì vừa gửi được giữ lại để xem xét, chưa tính vào sổ; gọi cán bộ phụ trách."
    );
    (ExchangeState::Revoked, CallError::new("revoked", sentence))
}

/// The sentence while the server makes a request wait: it is retried, and nothing else is known.
pub(super) fn silent(superior: &str) -> String {
    format!(
        "Máy chủ {superior} chưa trả lời. Vẫn đang đợi và thử lại; bấm “Dừng” lúc nào cũng được, sổ đã lưu đủ trong máy."
    )
}

/// The state to show, and its sentence.
pub(super) fn of_link(error: &LinkError, superior: &str) -> (ExchangeState, CallError) {
    let say = |state, code: &str, sentence: String| (state, CallError::new(code, sentence));
    match error {
        LinkError::NoNetwork => say(
            ExchangeState::NoNetwork,
            "no_network",
            "Chưa có mạng. Cứ làm việc bình thường, khi có mạng sẽ gửi tiếp.".to_owned(),
        ),
        LinkError::ServerAway | LinkError::Stalled | LinkError::Broken | LinkError::TooLarge | LinkError::Garbled => {
            say(
                ExchangeState::ServerAway,
                "server_away",
                format!("Máy chủ {superior} chưa trả lời. Mọi thứ đã lưu trong máy này; sẽ gửi lại sau."),
            )
        }
        LinkError::WrongCertificate => say(
            ExchangeState::WrongCertificate,
            "wrong_certificate",
            format!("Máy chủ này không đúng là {superior}. Chưa gửi gì. Gọi cán bộ phụ trách trước khi thử lại."),
        ),
        LinkError::Portal => say(
            ExchangeState::NetworkLogin,
            "portal",
            format!(
                "Mạng này trả lời thay máy chủ {superior}: thường vì phải đăng nhập Wi-Fi trước. Chưa gửi gì. Mở trình duyệt để đăng nhập, hoặc dùng mạng khác, rồi gửi lại."
            ),
        ),
        LinkError::ProxyLogin => say(
            ExchangeState::NetworkLogin,
            "proxy_login",
            "Mạng cơ quan (proxy) đòi tên và mật khẩu nên chưa gửi được gì. Nhờ người quản lý mạng mở đường cho Sổ Chi bộ, hoặc dùng mạng khác.".to_owned(),
        ),
        LinkError::ProxyRefused => say(
            ExchangeState::ServerAway,
            "proxy_refused",
            format!("Mạng cơ quan (proxy) không nối tới máy chủ {superior}. Mọi thứ đã lưu trong máy này; sẽ gửi lại sau. Nếu lặp lại, nhờ người quản lý mạng hoặc dùng mạng khác."),
        ),
        LinkError::Address => say(
            ExchangeState::Failed,
            "bad_address",
            "Địa chỉ máy chủ trong mã mời không dùng được. Xin cấp trên mã mới.".to_owned(),
        ),
        LinkError::Said { code, message, .. } => of_code(code, message, superior),
    }
}

fn of_code(code: &str, message: &str, superior: &str) -> (ExchangeState, CallError) {
    let (state, sentence) = match code {
        "awaiting_confirmation" => (
            ExchangeState::AwaitingConfirmation,
            format!("{superior} chưa xác nhận máy này. Đọc 4 từ cho cán bộ cấp trên đối chiếu; trong khi chờ cứ làm việc."),
        ),
        "revoked" | "unknown_device" => (
            ExchangeState::Revoked,
            format!("{superior} không còn nhận sổ từ máy này. Mọi thứ vẫn còn trong máy; gọi cán bộ phụ trách để nối lại."),
        ),
        "crowded" => (ExchangeState::ServerAway, message.to_owned()),
        "invite_used_or_expired" => {
            (ExchangeState::NotEnrolled, format!("Mã mời đã dùng hoặc hết hạn. Xin {superior} cấp mã mới."))
        }
        "unit_has_book" => (
            ExchangeState::NotEnrolled,
"Chi bộ này đã có sổ trên máy khác, mà sổ trên máy này cũng đã ghi nội dung, nên chưa nối được; mã mời vẫn dùng được. Tạo sổ mới chưa ghi gì rồi nối lại, hoặc gọi cán bộ phụ trách.".to_owned(),
        ),
        _ => (ExchangeState::Failed, if message.is_empty() { format!("Máy chủ {superior} không nhận ({code}).") } else { message.to_owned() }),
    };
    (state, CallError::new(code, sentence))
}

/// The words at these places of the list.
pub(super) fn spoken<const COUNT: usize>(places: [u16; COUNT]) -> Vec<String> {
    places.iter().map(|&place| domain::words::word(place).unwrap_or_default().to_owned()).collect()
}
