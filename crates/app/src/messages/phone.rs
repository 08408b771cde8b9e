//! Pictures from a phone on the same Wi-Fi, for one essay.

use super::message;

message! {
    #[schemars(rename = "OpenPhonePage")]
    pub struct Open {
        pub round: String,
        pub member: String,
        /// The person's answer that the paper bears the stamp MẬT, TỐI MẬT or TUYỆT MẬT. If true, no page is opened.
        pub bears_secret_mark: bool,
    }
}

message! {
    pub struct PhonePage {
        /// A phone can still send.
        pub open: bool,
        /// One for each network that the laptop is on, the likeliest first; empty if no page was opened.
        pub links: Vec<PhoneLink>,
        pub seconds_left: u32,
        /// Since the page was opened.
        pub seconds_open: u32,
        /// A phone has opened the page. If none does for a while, a firewall may be in its way.
        pub reached: bool,
        /// The person pressed "done" on the phone.
        pub done: bool,
        /// Pictures that came and wait to be taken.
        pub pictures: u32,
    }
}

message! {
    pub struct PhoneLink {
        /// "192.168.1.5"
        pub address: String,
        /// The QR code of the link as a data URL. The link itself is not shown: its key is not for typing.
        pub qr: String,
    }
}

message! {
    pub struct PhonePictures {
        /// Small pictures as data URLs, in the order in which they came.
        pub small: Vec<String>,
    }
}

message! {
    #[schemars(rename = "TakePhonePictures")]
    pub struct Take {
        /// The places of pictures that are left out, from 0.
        pub without: Vec<u32>,
    }
}
