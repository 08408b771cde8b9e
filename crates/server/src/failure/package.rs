//! Why a whole package is refused, for the person who holds the stick.

use ::exchange::BadMessage;
use ::exchange::package::BadPackage;

use super::Failure;

/// Nothing of the package was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PackageFault {
    #[error("not a package")]
    NotOne,
    #[error("sealed to another reader, or made for one")]
    WrongRecipient,
    #[error("cut short, altered, or not signed by the laptop it names")]
    Damaged,
    #[error("larger than any package")]
    TooLarge,
    #[error("from a laptop that is not known here")]
    Stranger,
    #[error("from a laptop that nobody has confirmed yet")]
    Unconfirmed,
}

impl PackageFault {
    pub fn code(self) -> &'static str {
        match self {
            PackageFault::NotOne => "package_not_one",
            PackageFault::WrongRecipient => "package_elsewhere",
            PackageFault::Damaged => "package_damaged",
            PackageFault::TooLarge => "package_too_large",
            PackageFault::Stranger => "package_stranger",
            PackageFault::Unconfirmed => "package_unconfirmed",
        }
    }

    pub fn sentence(self) -> &'static str {
        match self {
            PackageFault::NotOne => {
                "Tệp này không phải gói USB của Sổ Chi bộ. Xin chọn tệp tên bắt đầu bằng “so-chi-bo” trên USB của chi bộ."
            }
            PackageFault::WrongRecipient => {
                "Gói này không gửi cho cấp ủy này: gói của cấp ủy khác, hoặc gói dành cho máy của chi bộ. Chưa nhận gì."
            }
            PackageFault::Damaged => {
                "Gói bị thiếu hoặc đã bị thay đổi nên chưa nhận gì. Xin chi bộ ghi lại gói vào USB; sổ trên máy chi bộ vẫn đủ."
            }
            PackageFault::TooLarge => "Tệp này lớn hơn mọi gói USB của Sổ Chi bộ. Chưa nhận gì. Xin chọn lại tệp.",
            PackageFault::Stranger => {
                "Máy ghi gói này chưa nối với cấp ủy này. Chưa nhận gì. Xin cấp mã mời cho chi bộ trước."
            }
            PackageFault::Unconfirmed => {
                "Máy ghi gói này chưa được xác nhận. Chưa nhận gì. Xin đối chiếu 4 từ ở trang máy của chi bộ, rồi nhận lại gói."
            }
        }
    }
}

impl From<BadPackage> for Failure {
    fn from(bad: BadPackage) -> Failure {
        match bad {
            BadPackage::NotOne => PackageFault::NotOne.into(),
            BadPackage::WrongRecipient => PackageFault::WrongRecipient.into(),
            BadPackage::TooLarge => PackageFault::TooLarge.into(),
            BadPackage::Message(BadMessage::Protocol) => Failure::OtherProtocol,
            BadPackage::Cut
            | BadPackage::Trailing
            | BadPackage::Signature
            | BadPackage::Changed
            | BadPackage::Message(_) => PackageFault::Damaged.into(),
            BadPackage::Read(error) => Failure::Broken(format!("a package could not be read: {error}")),
        }
    }
}
