/// Kinds that only an office program reads well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldKind {
    /// .doc of Word 6 to 2003.
    Doc,
    Rtf,
}

impl OldKind {
    /// The ending by which LibreOffice knows how to read the file.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Doc => "doc",
            Self::Rtf => "rtf",
        }
    }

    pub(super) fn sentence(self) -> String {
        format!(
            "Tệp kiểu .{} cần LibreOffice để đọc, máy này chưa cài. Mở bằng Word, chọn Lưu thành (Save As) kiểu .docx, rồi chọn tệp mới.",
            self.ending()
        )
    }
}
