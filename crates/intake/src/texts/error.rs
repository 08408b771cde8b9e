use std::io;

use super::OldKind;
use crate::IntakeError;
use crate::error::OtherKind;

/// Why a document's text was not read. [`DocumentError::sentence`] says in Vietnamese what to do next.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    #[error("could not read the file")]
    Unreadable(#[source] io::Error),
    #[error("the file has {bytes} bytes, the limit is {limit}")]
    TooBig { bytes: u64, limit: u64 },
    #[error("the file unpacks to more than it may")]
    UnpacksTooBig,
    #[error("the text is longer than an essay can be")]
    TooLong,
    #[error("the file has no bytes")]
    NoBytes,
    #[error("the end of the file is missing")]
    CutShort,
    #[error("the document is protected by a password")]
    Encrypted,
    #[error("the document is damaged: {detail}")]
    Damaged { detail: String },
    /// A kind that LibreOffice converts.
    #[error("the file is {0:?}, which LibreOffice has to convert")]
    NeedsOffice(OldKind),
    #[error("LibreOffice did not convert the file")]
    NotConverted,
    #[error("the file is {0:?}, not what its name says")]
    OtherKind(OtherKind),
    #[error("the file is no document")]
    NoDocument,
    #[error("the document has no text")]
    Empty,
    #[error("the document carries a mark of secrecy")]
    Classified,
}

impl From<IntakeError> for DocumentError {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::Unreadable(error) => Self::Unreadable(error),
            IntakeError::TooBig { bytes, limit } => Self::TooBig { bytes, limit },
            IntakeError::UnpacksTooBig | IntakeError::TooManyRows { .. } => Self::UnpacksTooBig,
            IntakeError::NotWorkbook(kind) => Self::OtherKind(kind),
            IntakeError::NoBytes => Self::NoBytes,
            IntakeError::CutShort => Self::CutShort,
            IntakeError::Encrypted => Self::Encrypted,
            IntakeError::Damaged { detail } => Self::Damaged { detail },
            IntakeError::Empty => Self::Empty,
            IntakeError::Classified => Self::Classified,
        }
    }
}

impl DocumentError {
    /// A stable code for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "file_unreadable",
            Self::TooBig { .. } => "file_too_big",
            Self::UnpacksTooBig => "file_unpacks_too_big",
            Self::TooLong => "document_too_long",
            Self::NoBytes => "file_empty",
            Self::CutShort => "file_cut_short",
            Self::Encrypted => "document_encrypted",
            Self::Damaged { .. } => "document_damaged",
            Self::NeedsOffice(_) => "needs_libreoffice",
            Self::NotConverted => "not_converted",
            Self::OtherKind(_) | Self::NoDocument => "not_a_document",
            Self::Empty => "document_empty",
            Self::Classified => "classified",
        }
    }

    /// One or two Vietnamese sentences: what is wrong and what to do.
    #[must_use]
    pub fn sentence(&self) -> String {
        let fixed = match self {
            Self::TooBig { bytes, limit } => {
                return format!(
                    "Tệp lớn {} MB, chỉ nhận đến {} MB. Bỏ hình ảnh trong tệp, lưu lại rồi chọn lại.",
                    bytes.div_ceil(1_048_576),
                    limit / 1_048_576
                );
            }
            Self::NeedsOffice(kind) => return kind.sentence(),
            Self::OtherKind(kind) => return other(*kind),
            Self::Unreadable(e) if e.kind() == io::ErrorKind::NotFound => {
                "Không tìm thấy tệp. Kiểm tra lại USB hoặc thư mục rồi chọn lại tệp."
            }
            Self::Unreadable(_) => "Không đọc được tệp. Đóng tệp trong Word nếu đang mở, rồi chọn lại.",
            Self::UnpacksTooBig => {
                "Tệp chứa quá nhiều dữ liệu so với một bài viết nên không mở. Chép phần chữ sang tệp mới rồi chọn lại."
            }
            Self::TooLong => {
                "Tệp dài hơn một bài thu hoạch nhiều lần nên không nhận. Kiểm tra xem đã chọn đúng tệp chưa."
            }
            Self::NoBytes => {
                "Tệp rỗng, không có gì bên trong; có thể do chép chưa xong. Chép lại từ máy hoặc USB đã đưa, rồi chọn lại."
            }
            Self::CutShort => {
                "Tệp bị mất phần cuối, có thể do chép chưa xong hoặc rút USB sớm. Chép lại từ máy hoặc USB đã đưa, rồi chọn lại."
            }
            Self::Encrypted => "Tệp đặt mật khẩu nên không mở được. Mở bằng Word, bỏ mật khẩu, lưu lại rồi chọn lại.",
            Self::Damaged { .. } => {
                "Tệp bị hỏng, không đọc hết được. Chép lại tệp gốc, hoặc mở bằng Word rồi lưu thành tệp mới, sau đó chọn lại."
            }
            Self::NotConverted => {
                "LibreOffice không chuyển được tệp này. Mở bằng Word, chọn Lưu thành (Save As) kiểu .docx, rồi chọn tệp mới."
            }
            Self::NoDocument => NO_DOCUMENT,
            Self::Empty => {
                "Tệp không có chữ nào. Nếu bài là ảnh chụp, chọn “Thêm ảnh trang viết tay”; nếu không, chọn lại tệp."
            }
            Self::Classified => domain::documents::REFUSAL,
        };
        fixed.to_owned()
    }
}

const NO_DOCUMENT: &str = "Tệp này không phải văn bản. Chọn tệp Word (.docx, .doc), .odt hoặc .txt.";

fn other(kind: OtherKind) -> String {
    let sentence = match kind {
        OtherKind::Picture => "Tệp này là ảnh. Chọn “Thêm ảnh trang viết tay” để đưa ảnh vào bài.",
        OtherKind::Pdf => "Tệp này là PDF. Chọn “Thêm ảnh trang viết tay” để đưa tệp PDF vào bài.",
        OtherKind::WebPage => {
            "Tệp này thật ra là trang web. Mở bằng Word, chọn Lưu thành (Save As) kiểu .docx, rồi chọn tệp mới."
        }
        OtherKind::Slides => "Tệp này là bài trình chiếu PowerPoint. Chép chữ sang tệp Word, lưu lại rồi chọn tệp đó.",
        OtherKind::Archive => "Tệp này là tệp nén. Giải nén ra trước, rồi chọn tệp bên trong.",
        OtherKind::LockFile => {
            "Đây là tệp tạm do Word tạo khi đang mở bài. Đóng Word, rồi chọn tệp cùng tên không có “~$” ở đầu."
        }
        OtherKind::UnusualWorkbook => {
            "Tệp này là bảng tính, không phải bài viết. Chọn tệp Word (.docx, .doc), .odt hoặc .txt."
        }
        OtherKind::Document | OtherKind::PlainText | OtherKind::Unknown => NO_DOCUMENT,
    };
    sentence.to_owned()
}
