//! Derives from a column's heading what the column holds. The rules look at words instead of whole headings,
//! because every office writes its own.

use crate::choices::Target;
use crate::text::{fold, has_words};

/// `parts` are the lines of a column's heading from top to bottom.
pub fn recognise(parts: &[String]) -> Option<Target> {
    let heading = Heading::new(parts)?;
    heading
        .simple()
        .or_else(|| heading.duty_and_note())
        .or_else(|| heading.card())
        .or_else(|| heading.of_each_sex())
        .or_else(|| heading.name())
        .or_else(|| heading.status_and_entry())
        .or_else(|| heading.sex())
        .or_else(|| heading.born())
        .or_else(|| heading.unwanted())
}

struct Heading {
    /// All parts, folded and separated by spaces.
    all: String,
    /// The lowest part, folded and also only in lower case (which distinguishes Nam from Năm).
    last: String,
    last_exact: String,
    above: String,
}

impl Heading {
    fn new(parts: &[String]) -> Option<Self> {
        let (last, above) = parts.split_last()?;
        let all = fold(&parts.join(" "));
        (!all.is_empty()).then(|| Self {
            all,
            last: fold(last),
            last_exact: last.to_lowercase().trim().to_owned(),
            above: fold(&above.join(" ")),
        })
    }

    fn has(&self, phrase: &str) -> bool {
        has_words(&self.all, phrase)
    }

    fn any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|p| self.has(p))
    }

    fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.all.as_str())
    }

    fn simple(&self) -> Option<Target> {
        if self.is(&["stt", "tt", "so tt", "so thu tu", "thu tu", "no", "s tt", "st t", "t t", "s t t"]) {
            return Some(Target::Number);
        }
        if self.is(&["dt"]) {
            return Some(if self.last_exact.contains('đ') { Target::Ignore } else { Target::People });
        }
        (self.has("dan toc") && !self.has("ton giao")).then_some(Target::People)
    }

    fn duty_and_note(&self) -> Option<Target> {
        let duty =
            self.any(&["chuc vu", "chuc danh", "nhiem vu", "nhiem vu duoc giao"]) || self.is(&["cv", "chuc trach"]);
        let note = self.any(&["ghi chu", "chu thich", "luu y"]) || self.is(&["gc"]);
        match (duty, note) {
            (true, true) => Some(Target::DutyAndNote),
            (true, false) => Some(Target::Duty),
            (false, true) => Some(Target::Note),
            (false, false) => None,
        }
    }

    fn card(&self) -> Option<Target> {
        let card = self.any(&["so the", "the dang", "the dang vien", "the dv", "so tdv", "sdv"])
            && !self.any(&["ngay", "cap ngay", "bao hiem", "bhyt", "can cuoc", "cccd", "doan"]);
        card.then_some(Target::Card)
    }

    /// "Năm sinh" above "Nam" and "Nữ": each column holds the birth dates of one sex.
    fn of_each_sex(&self) -> Option<Target> {
        let born_above = has_words(&self.above, "sinh") || has_words(&self.above, "ns");
        let male = self.last == "nam" && !self.last_exact.contains('ă');
        let female = self.last == "nu";
        match (born_above, male, female) {
            (true, true, _) => Some(Target::BornMale),
            (true, _, true) => Some(Target::BornFemale),
            (false, true, _) => Some(Target::SexMale),
            (false, _, true) => Some(Target::SexFemale),
            _ => match self.last.as_str() {
                "nam sinh nam" | "ngay sinh nam" | "sinh nam nam" => Some(Target::BornMale),
                "nam sinh nu" | "ngay sinh nu" | "sinh nam nu" => Some(Target::BornFemale),
                _ => None,
            },
        }
    }

    fn name(&self) -> Option<Target> {
        if self.any(&[
            "cha",
            "me",
            "bo me",
            "vo",
            "chong",
            "vo chong",
            "nguoi than",
            "nguoi gioi thieu",
            "ten goi khac",
            "bi danh",
            "thuong goi",
        ]) && !self.any(&["khai sinh"])
        {
            return None;
        }
        let family = [
            "ho",
            "ho dem",
            "ho va dem",
            "ho va ten dem",
            "ho va chu dem",
            "ho chu dem",
            "ho lot",
            "ho va chu lot",
            "ho va lot",
            "ho ten dem",
            "ho va ten lot",
        ];
        if family.contains(&self.last.as_str()) {
            return Some(Target::FamilyName);
        }
        if self.last == "ten" {
            return Some(Target::GivenName);
        }
        let full = self.any(&[
            "ho va ten",
            "ho ten",
            "ho va ten khai sinh",
            "ten dang vien",
            "ho va ten dang vien",
            "hoten",
            "ho ten khai sinh",
            "ho dem va ten",
            "ho chu dem va ten",
        ]) || self.is(&["dang vien", "ten", "dong chi", "ho ten dv"]);
        full.then_some(Target::Name)
    }

    fn status_and_entry(&self) -> Option<Target> {
        let entry = self.any(&["vao dang", "ket nap", "ngay vao", "nam vao", "ngay kn", "vao dcs", "nhap dang"])
            && !self.any(&["noi", "doan", "nganh", "nguoi"]);
        let official = self.any(&["chinh thuc", "ngay ct", "chuyen ct"]);
        let probation = self.any(&["du bi", "ngay db"]);
        let status = self.any(&["loai dang vien", "dien dang vien", "tinh trang", "dang vien dien"]);
        let lower = |words: &[&str]| words.iter().any(|w| has_words(&self.last, w));
        if status || (lower(&["chinh thuc", "ct"]) && lower(&["du bi", "db"])) {
            Some(Target::Status)
        } else if official && !(probation && lower(&["du bi"])) {
            Some(Target::Official)
        } else if entry || probation {
            Some(Target::Joined)
        } else {
            None
        }
    }

    fn sex(&self) -> Option<Target> {
        let sex = self.any(&["gioi tinh", "phai", "nam nu", "gtinh"]) || self.is(&["gioi", "gt", "nu nam"]);
        sex.then_some(Target::Sex)
    }

    fn born(&self) -> Option<Target> {
        let born = (self.has("sinh")
            && self.any(&["ngay", "nam", "thang", "nam sinh"])
            && !self.any(&["sinh hoat", "noi", "que", "mien"]))
            || self.is(&["sn", "ns", "n sinh", "ngsinh", "sinh", "ntns", "nts"]);
        if !born {
            return None;
        }
        Some(match self.last_exact.as_str() {
            "ngày" => Target::BornDay,
            "tháng" => Target::BornMonth,
            "năm" => Target::BornYear,
            _ => Target::Born,
        })
    }

    /// Headings of columns that are not read. They help to find the heading row.
    fn unwanted(&self) -> Option<Target> {
        let known = [
            "que quan",
            "noi sinh",
            "noi o",
            "dia chi",
            "noi cu tru",
            "ton giao",
            "trinh do",
            "hoc van",
            "chuyen mon",
            "ly luan",
            "ngoai ngu",
            "dien thoai",
            "sdt",
            "nghe nghiep",
            "don vi",
            "chi bo",
            "dang bo",
            "tuoi dang",
            "tuoi",
            "huy hieu",
            "ngay cap",
            "cccd",
            "cmnd",
            "can cuoc",
            "ket qua",
            "ky ten",
            "ky nhan",
            "sinh hoat",
            "to dang",
            "email",
            "thanh phan",
            "khen thuong",
            "ky luat",
            "noi cong tac",
            "suc khoe",
            "xep loai",
        ];
        self.any(&known).then_some(Target::Ignore)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(parts: &[&str]) -> Option<Target> {
        recognise(&parts.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn headings_of_many_offices() {
        use Target::*;
        for (parts, expected) in [
            (&["STT"][..], Number),
            (&["T.T"], Number),
            (&["Họ tên"], Name),
            (&["HỌ VÀ TÊN ĐẢNG VIÊN"], Name),
            (&["Họ và tên khai sinh"], Name),
            (&["Họ, đệm"], FamilyName),
            (&["Họ và tên đệm"], FamilyName),
            (&["Tên"], GivenName),
            (&["Họ và tên", "Tên"], GivenName),
            (&["Ngày, tháng,\nnăm sinh"], Born),
            (&["Năm sinh"], Born),
            (&["NĂM SINH"], Born),
            (&["Ngày tháng năm sinh"], Born),
            (&["Năm sinh", "Nam"], BornMale),
            (&["Năm sinh", "Nữ"], BornFemale),
            (&["Ngày tháng năm sinh", "Năm"], BornYear),
            (&["Nam"], SexMale),
            (&["Giới tính", "Nữ"], SexFemale),
            (&["Nam/Nữ"], Sex),
            (&["Giới tính"], Sex),
            (&["Dân\ntộc"], People),
            (&["DT"], People),
            (&["ĐT"], Ignore),
            (&["Ngày vào Đảng"], Joined),
            (&["Ngày kết nạp"], Joined),
            (&["Ngày vào Đảng", "Dự bị"], Joined),
            (&["Ngày vào Đảng", "Chính thức"], Official),
            (&["Ngày vào Đảng chính thức"], Official),
            (&["Ngày chính thức"], Official),
            (&["Chính thức/Dự bị"], Status),
            (&["Số thẻ ĐV"], Card),
            (&["Số thẻ đảng viên"], Card),
            (&["Ngày cấp thẻ"], Ignore),
            (&["Chức vụ / ghi chú"], DutyAndNote),
            (&["Chức vụ Đảng, chính quyền"], Duty),
            (&["Ghi chú"], Note),
            (&["Nơi sinh"], Ignore),
            (&["Quê quán"], Ignore),
            (&["Ngày miễn sinh hoạt"], Ignore),
            (&["Số điện thoại"], Ignore),
        ] {
            let got = target(parts);
            let ok = got == Some(expected) || (expected == Ignore && got.is_none());
            assert!(ok, "{parts:?}: {got:?} instead of {expected:?}");
        }
    }
}
