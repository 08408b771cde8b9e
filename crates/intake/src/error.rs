use std::io;

/// Why a file did not become a workbook. [`IntakeError::sentence`] says in Vietnamese what to do next.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    #[error("could not read the file")]
    Unreadable(#[source] io::Error),
    #[error("the file has {bytes} bytes, the limit is {limit}")]
    TooBig { bytes: u64, limit: u64 },
    #[error("the file unpacks to more than it may")]
    UnpacksTooBig,
    #[error("the file is not a workbook")]
    NotWorkbook,
    #[error("the workbook is protected by a password")]
    Encrypted,
    #[error("the workbook is damaged: {detail}")]
    Damaged { detail: String },
    #[error("a sheet has more than {limit} filled rows")]
    TooManyRows { limit: usize },
    #[error("the workbook has no filled cell")]
    Empty,
}

impl IntakeError {
    /// A stable word for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "file_unreadable",
            Self::TooBig { .. } => "file_too_big",
            Self::UnpacksTooBig => "file_unpacks_too_big",
            Self::NotWorkbook => "not_a_workbook",
            Self::Encrypted => "workbook_encrypted",
            Self::Damaged { .. } => "workbook_damaged",
            Self::TooManyRows { .. } => "workbook_too_many_rows",
            Self::Empty => "workbook_empty",
        }
    }

    /// One Vietnamese sentence or two for the person at the laptop: what is wrong, what to do.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Unreadable(e) if e.kind() == io::ErrorKind::NotFound => {
                "Không tìm thấy tệp. Kiểm tra lại USB hoặc thư mục rồi chọn lại tệp.".to_owned()
            }
            Self::Unreadable(_) => {
                "Không đọc được tệp. Đóng tệp trong Excel nếu đang mở, rồi chọn lại.".to_owned()
            }
            Self::TooBig { bytes, limit } => format!(
                "Tệp lớn {} MB, danh sách đảng viên chỉ nhận đến {} MB. Chép riêng trang danh sách sang tệp mới rồi chọn lại.",
                bytes.div_ceil(1_048_576),
                limit / 1_048_576
            ),
            Self::UnpacksTooBig => {
                "Tệp chứa quá nhiều dữ liệu so với một danh sách đảng viên nên không mở. Chép riêng danh sách sang tệp mới rồi chọn lại.".to_owned()
            }
            Self::NotWorkbook => {
                "Tệp này không phải bảng tính Excel. Mở bằng Excel, chọn Lưu thành (Save As) kiểu .xlsx, rồi chọn tệp mới.".to_owned()
            }
            Self::Encrypted => {
                "Tệp đặt mật khẩu nên không mở được. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi chọn lại.".to_owned()
            }
            Self::Damaged { .. } => {
                "Tệp bị hỏng, không đọc hết được. Xin lại tệp gốc, hoặc mở bằng Excel rồi lưu thành tệp mới.".to_owned()
            }
            Self::TooManyRows { limit } => format!(
                "Trang tính có hơn {limit} dòng, không giống danh sách của một chi bộ. Chép riêng danh sách sang tệp mới rồi chọn lại."
            ),
            Self::Empty => "Tệp không có dòng nào. Kiểm tra xem đã chọn đúng tệp chưa.".to_owned(),
        }
    }
}
