use std::io;

/// Kinds of files that are not workbooks. Each has its own Vietnamese sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherKind {
    /// A document of Word or Writer.
    Document,
    /// A web page, often what an office's program exports as "Excel".
    WebPage,
    /// Text with commas, semicolons or tabs.
    PlainText,
    Pdf,
    Picture,
    Slides,
    /// An archive of files.
    Archive,
    /// `.xlsb`, or the XML of Excel 2003.
    UnusualWorkbook,
    /// The file that Excel or LibreOffice keeps beside a list while it is open.
    LockFile,
    Unknown,
}

impl OtherKind {
    fn code(self) -> &'static str {
        match self {
            Self::Document => "list_in_word",
            Self::WebPage => "list_in_web_page",
            Self::PlainText => "list_in_plain_text",
            Self::Pdf => "list_in_pdf",
            Self::Picture => "list_in_picture",
            Self::Slides => "list_in_slides",
            Self::Archive => "list_in_archive",
            Self::UnusualWorkbook => "workbook_of_unusual_kind",
            Self::LockFile => "lock_file",
            Self::Unknown => "not_a_workbook",
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Self::Document => {
                "Tệp này là văn bản Word, chưa phải bảng tính. Mở bằng Word, chép bảng danh sách sang một trang Excel mới, lưu lại rồi chọn tệp Excel đó."
            }
            Self::WebPage => {
                "Tệp này thật ra là trang web, chỉ mang tên như tệp Excel. Mở bằng Excel, chọn Lưu thành (Save As) kiểu .xlsx, rồi chọn tệp mới."
            }
            Self::PlainText => {
                "Tệp này là chữ thuần, không chia thành cột nên không phải danh sách. Mở bằng Excel, xem chữ có đúng dấu không, chọn Lưu thành (Save As) kiểu .xlsx, rồi chọn tệp mới."
            }
            Self::Pdf => {
                "Tệp này là PDF nên không đọc được thành danh sách. Xin tệp Excel gốc của người lập, hoặc gõ danh sách vào Excel rồi chọn tệp đó."
            }
            Self::Picture => {
                "Tệp này là ảnh nên không đọc được thành danh sách. Xin tệp Excel gốc của người lập, hoặc gõ danh sách vào Excel rồi chọn tệp đó."
            }
            Self::Slides => {
                "Tệp này là bài trình chiếu PowerPoint. Chép bảng danh sách sang một trang Excel mới, lưu lại rồi chọn tệp Excel đó."
            }
            Self::Archive => {
                "Tệp này là tệp nén, bên trong chứa tệp khác. Giải nén ra trước, rồi chọn tệp Excel bên trong."
            }
            Self::UnusualWorkbook => {
                "Tệp Excel này theo kiểu ít gặp nên chưa đọc được. Mở bằng Excel, chọn Lưu thành (Save As) kiểu .xlsx, rồi chọn tệp mới."
            }
            Self::LockFile => {
                "Đây là tệp tạm do Excel tạo trong lúc danh sách đang mở. Đóng Excel, rồi chọn tệp cùng tên không có “~$” ở đầu."
            }
            Self::Unknown => {
                "Tệp này không phải bảng tính Excel. Mở bằng Excel, chọn Lưu thành (Save As) kiểu .xlsx, rồi chọn tệp mới."
            }
        }
    }
}

/// Why a file was not read as a workbook. [`IntakeError::sentence`] says in Vietnamese what to do next.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    #[error("could not read the file")]
    Unreadable(#[source] io::Error),
    #[error("the file has {bytes} bytes, the limit is {limit}")]
    TooBig { bytes: u64, limit: u64 },
    #[error("the file unpacks to more than it may")]
    UnpacksTooBig,
    #[error("the file is not a workbook but {0:?}")]
    NotWorkbook(OtherKind),
    #[error("the file has no bytes")]
    NoBytes,
    #[error("the end of the file is missing")]
    CutShort,
    #[error("the workbook is protected by a password")]
    Encrypted,
    #[error("the workbook is damaged: {detail}")]
    Damaged { detail: String },
    #[error("a sheet has more than {limit} filled rows")]
    TooManyRows { limit: usize },
    #[error("the workbook has no filled cell")]
    Empty,
    #[error("the workbook carries a mark of secrecy")]
    Classified,
}

impl IntakeError {
    /// A stable code for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "file_unreadable",
            Self::TooBig { .. } => "file_too_big",
            Self::UnpacksTooBig => "file_unpacks_too_big",
            Self::NotWorkbook(kind) => kind.code(),
            Self::NoBytes => "file_empty",
            Self::CutShort => "file_cut_short",
            Self::Encrypted => "workbook_encrypted",
            Self::Damaged { .. } => "workbook_damaged",
            Self::TooManyRows { .. } => "workbook_too_many_rows",
            Self::Empty => "workbook_empty",
            Self::Classified => "classified",
        }
    }

    /// One or two Vietnamese sentences for the person at the laptop: what is wrong and what to do.
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
            Self::NotWorkbook(kind) => kind.sentence().to_owned(),
            Self::NoBytes => {
                "Tệp rỗng, không có gì bên trong; có thể do chép chưa xong. Chép lại từ máy hoặc USB đã đưa, rồi chọn lại.".to_owned()
            }
            Self::CutShort => {
                "Tệp bị mất phần cuối, có thể do chép chưa xong hoặc rút USB sớm. Chép lại từ máy hoặc USB đã đưa, rồi chọn lại.".to_owned()
            }
            Self::Encrypted => {
                "Tệp đặt mật khẩu nên không mở được. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi chọn lại.".to_owned()
            }
            Self::Damaged { .. } => {
                "Tệp bị hỏng, không đọc hết được. Chép lại tệp gốc, hoặc mở bằng Excel rồi lưu thành tệp mới, sau đó chọn lại.".to_owned()
            }
            Self::TooManyRows { limit } => format!(
                "Trang tính có hơn {limit} dòng, không giống danh sách của một chi bộ. Chép riêng danh sách sang tệp mới rồi chọn lại."
            ),
            Self::Classified => domain::documents::REFUSAL.to_owned(),
            Self::Empty => "Tệp không có dòng nào. Kiểm tra xem đã chọn đúng tệp chưa.".to_owned(),
        }
    }
}
