//! VNI for Windows: a letter followed by a mark, read as Latin-1. `ô` is ơ and `ö` is ư; i and ỵ have their own
//! codes.

/// Marks after a, e, o, u, y, ô (ơ) and ö (ư): the mark, and the letters it forms with "aeouyôö" (a dot for
/// none).
const TONES: [(char, &str); 5] =
    [('ù', "áéóúýớứ"), ('ø', "àèòùỳờừ"), ('û', "ảẻỏủỷởử"), ('õ', "ãẽõũỹỡữ"), ('ï', "ạẹọụ.ợự")];
/// Marks with a circumflex, with or without a tone, after a, e, o.
const HATS: [(char, &str); 6] = [('â', "âêô"), ('á', "ấếố"), ('à', "ầềồ"), ('å', "ẩểổ"), ('ã', "ẫễỗ"), ('ä', "ậệộ")];
/// Marks with a breve, with or without a tone, after a.
const BREVES: [(char, char); 6] = [('ê', 'ă'), ('é', 'ắ'), ('è', 'ằ'), ('ú', 'ẳ'), ('ü', 'ẵ'), ('ë', 'ặ')];
/// Letters without a separate mark.
const SINGLES: [(char, char); 9] =
    [('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'), ('ñ', 'đ'), ('ô', 'ơ'), ('ö', 'ư')];

pub fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let base = small(c);
        let pair = chars.peek().and_then(|mark| compose(base, small(*mark)));
        if pair.is_some() {
            chars.next();
        }
        let letter = pair.or_else(|| SINGLES.iter().find(|(code, _)| *code == base).map(|(_, l)| *l));
        match letter {
            Some(letter) if c != base => out.extend(letter.to_uppercase()),
            Some(letter) => out.push(letter),
            None => out.push(c),
        }
    }
    out
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn compose(base: char, mark: char) -> Option<char> {
    let made = |table: &[(char, &'static str)], bases: &str| {
        let at = bases.chars().position(|b| b == base)?;
        let (_, letters) = table.iter().find(|(m, _)| *m == mark)?;
        letters.chars().nth(at).filter(|c| *c != '.')
    };
    made(&TONES, "aeouyôö")
        .or_else(|| made(&HATS, "aeo"))
        .or_else(|| (base == 'a').then(|| BREVES.iter().find(|(m, _)| *m == mark).map(|(_, l)| *l))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_and_singles() {
        for (vni, plain) in [
            ("Traàn Vaên Ñöùc", "Trần Văn Đức"),
            ("NGUYEÃN THÒ HAÛI", "NGUYỄN THỊ HẢI"),
            ("Leâ Thaønh Coâng", "Lê Thành Công"),
            ("Bí thö chi boä", "Bí thư chi bộ"),
            ("Phoù Chuû tòch", "Phó Chủ tịch"),
            ("Lyù Myõ Kyø Tyû Mî", "Lý Mỹ Kỳ Tỷ Mỵ"),
            ("öôùc mô, löôïng, ngöôøi", "ước mơ, lượng, người"),
            ("Ngaøy sinh, nghóa, tæ leä", "Ngày sinh, nghĩa, tỉ lệ"),
            ("Ñaëng Aùnh Tuyeát", "Đặng Ánh Tuyết"),
        ] {
            assert_eq!(decode(vni), plain);
        }
    }
}
