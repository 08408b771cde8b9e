//! Where the fonts change within the shared texts of an .xls, [MS-XLS] 2.4.265 and 2.5.293. calamine returns the texts
//! without it.

/// From which UTF-16 unit on a text has which font.
pub type Runs = Vec<(u16, u16)>;

/// The most texts that are looked at.
const MOST: usize = 400_000;

/// The runs of each shared text, from the data of the SST record and of those that continue it. What is cut ends early.
pub fn runs(records: &[Vec<u8>]) -> Vec<Runs> {
    let mut bytes = Bytes { records, record: 0, at: 8 };
    let unique = records
        .first()
        .and_then(|data| data.get(4..8))
        .map_or(0, |count| u32::from_le_bytes([count[0], count[1], count[2], count[3]]) as usize);
    let mut found = Vec::new();
    while found.len() < unique.min(MOST) {
        match bytes.text() {
            Some(runs) => found.push(runs),
            None => break,
        }
    }
    found
}

struct Bytes<'r> {
    records: &'r [Vec<u8>],
    record: usize,
    at: usize,
}

impl Bytes<'_> {
    /// How many bytes the present record still has; of the next one when it is used up.
    fn left(&mut self) -> usize {
        while let Some(data) = self.records.get(self.record) {
            if self.at < data.len() {
                return data.len() - self.at;
            }
            (self.record, self.at) = (self.record + 1, 0);
        }
        0
    }

    fn byte(&mut self) -> Option<u8> {
        (self.left() > 0).then_some(())?;
        let byte = self.records.get(self.record)?.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let step = self.left().min(count);
            (step > 0).then_some(())?;
            self.at += step;
            count -= step;
        }
        Some(())
    }

    fn text(&mut self) -> Option<Runs> {
        let (length, flags) = (usize::from(self.word()?), self.byte()?);
        let runs = if flags & 0x08 != 0 { self.word()? } else { 0 };
        let more = if flags & 0x04 != 0 { usize::from(self.word()?) | usize::from(self.word()?) << 16 } else { 0 };
        self.letters(length, flags & 1 != 0)?;
        let runs = (0..runs).map(|_| Some((self.word()?, self.word()?))).collect::<Option<Runs>>()?;
        self.skip(more)?;
        Some(runs)
    }

    /// A record that continues letters begins with a flag of its own for their width.
    fn letters(&mut self, mut count: usize, mut wide: bool) -> Option<()> {
        while count > 0 {
            if self.left() > 0 && self.at == 0 {
                wide = self.byte()? & 1 != 0;
            }
            let width = if wide { 2 } else { 1 };
            let here = (self.left() / width).min(count);
            (here > 0).then_some(())?;
            self.at += here * width;
            count -= here;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(count: u32) -> Vec<u8> {
        [[0; 4], count.to_le_bytes()].concat()
    }

    #[test]
    fn runs_are_found_in_texts_that_go_over_two_records() {
        // Ten letters of one byte, four of them in the next record, where they have two bytes; one run.
        let first = [&head(2)[..], &[10, 0, 0x08, 1, 0], b"abcdef"].concat();
        let second = [&[1][..], b"g\0h\0i\0j\0", &[6, 0, 5, 0], &[2, 0, 0], b"xy"].concat();
        assert_eq!(runs(&[first.clone(), second.clone()]), [vec![(6, 5)], vec![]]);
        for cut in 0..second.len() {
            assert!(runs(&[first.clone(), second[..cut].to_vec()]).len() < 2, "{cut}");
        }
        assert_eq!(runs(&[]), Vec::<Runs>::new());
        assert_eq!(runs(&[head(u32::MAX)]), Vec::<Runs>::new());
    }
}
