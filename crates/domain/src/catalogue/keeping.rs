//! Where a field's value is kept, and whether it is a part of the hashed change that can never be dropped.

use super::{Custody, Field};
use crate::text_enum::text_enum;

text_enum! {
    pub enum Keeping {
        Plain = "plain", "Đọc được trên mọi máy của chi bộ và trên máy chủ của cấp trên";
        Erasable = "erasable", "Đọc được trên mọi máy của chi bộ và trên máy chủ của cấp trên, ghi tách riêng";
        Sealed = "sealed", "Niêm phong: chỉ máy của chi bộ đọc được; máy chủ của cấp trên giữ bản không đọc được";
        Audience = "audience", "Niêm phong: chỉ những người được bí thư cho xem đọc được; mọi nơi khác giữ bản không đọc được";
        Laptop = "laptop", "Chỉ ở máy đã ghi, không gửi đi đâu";
    }
}

impl Keeping {
    /// Whether the value is a part of the signed change itself, so that it stays as long as the chain does.
    pub const fn stays(self) -> bool {
        matches!(self, Keeping::Plain)
    }
}

impl Field {
    pub const fn keeping(&self) -> Keeping {
        match (self.format.is_sealed(), self.custody) {
            (true, _) if self.audience.is_some() => Keeping::Audience,
            (true, _) => Keeping::Sealed,
            (_, Custody::Plain) => Keeping::Plain,
            (_, Custody::Erasable) => Keeping::Erasable,
            (_, Custody::Private) => Keeping::Laptop,
        }
    }
}
