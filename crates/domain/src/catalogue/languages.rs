//! The languages in which people are spoken to, as several registers name them.

use crate::text_enum::text_enum;

text_enum! {
    pub enum Language {
        Kinh = "kinh", "Kinh", "Kinh";
        Mong = "mong", "Mông", "Mông";
        Thai = "thai", "Thái", "Thái";
        Dao = "dao", "Dao", "Dao";
        Lu = "lu", "Lự", "Lự";
        Other = "other", "Tiếng khác", "Other";
    }
}
