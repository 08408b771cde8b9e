use std::io;

/// Why a file was not read as a page. [`PictureError::sentence`] says in Vietnamese what to do next.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    #[error("could not read the file")]
    Unreadable(#[source] io::Error),
    #[error("the file has {bytes} bytes, the limit is {limit}")]
    TooBig { bytes: u64, limit: u64 },
    #[error("the picture has {width} by {height} dots")]
    TooManyPixels { width: u32, height: u32 },
    #[error("the file is neither a picture nor a PDF")]
    NotPicture,
    /// HEIC, the format of iPhones.
    #[error("the picture is in the format of iPhones")]
    Apple,
    #[error("the scan is a TIFF")]
    Tiff,
    #[error("the PDF is protected by a password")]
    Encrypted,
    #[error("the PDF ends early")]
    CutPdf,
    #[error("the picture is damaged: {detail}")]
    Damaged { detail: String },
}

impl PictureError {
    /// A stable code for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "file_unreadable",
            Self::TooBig { .. } => "file_too_big",
            Self::TooManyPixels { .. } => "picture_too_large",
            Self::NotPicture => "not_a_picture",
            Self::Apple => "picture_heic",
            Self::Tiff => "picture_tiff",
            Self::Encrypted => "pdf_encrypted",
            Self::CutPdf => "pdf_cut_short",
            Self::Damaged { .. } => "picture_damaged",
        }
    }

    /// One or two Vietnamese sentences for the person at the laptop: what is wrong and what to do.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Unreadable(e) if e.kind() == io::ErrorKind::NotFound => {
                "Không tìm thấy tệp. Kiểm tra lại USB hoặc thư mục rồi chọn lại tệp.".to_owned()
            }
            Self::Unreadable(_) => "Không đọc được tệp. Đóng chương trình đang mở tệp này, rồi chọn lại.".to_owned(),
            Self::TooBig { bytes, limit } => format!(
                "Tệp lớn {} MB, chỉ nhận đến {} MB. Chụp hoặc quét lại từng trang, rồi chọn lại.",
                bytes.div_ceil(1_000_000),
                limit / 1_000_000
            ),
            Self::TooManyPixels { .. } => {
                "Ảnh quá lớn nên không mở. Đặt máy ảnh về cỡ ảnh thường, chụp lại trang này, rồi chọn lại.".to_owned()
            }
            Self::NotPicture => {
                "Tệp này không phải ảnh, cũng không phải PDF. Chọn ảnh chụp (.jpg, .png) hoặc bản quét (.pdf).".to_owned()
            }
            Self::Apple => {
                "Ảnh này theo kiểu riêng của iPhone (HEIC). Trên điện thoại, gửi ảnh qua Zalo hoặc lưu thành JPEG, rồi chọn lại."
                    .to_owned()
            }
            Self::Tiff => {
                "Bản quét kiểu TIFF chưa đọc được. Khi quét, chọn kiểu JPEG hoặc PDF, rồi chọn lại tệp mới.".to_owned()
            }
            Self::Encrypted => {
                "Tệp PDF đặt mật khẩu, sau này không ai mở được. Bỏ mật khẩu của tệp rồi chọn lại.".to_owned()
            }
            Self::CutPdf => {
                "Tệp PDF bị hỏng: thiếu phần cuối, có thể do chép chưa xong. Chép lại hoặc quét lại, rồi chọn lại.".to_owned()
            }
            Self::Damaged { .. } => "Ảnh bị hỏng, không đọc hết được. Chụp lại hoặc chép lại tệp, rồi chọn lại.".to_owned(),
        }
    }
}
