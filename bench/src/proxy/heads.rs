//! Counts the requests that a client sends: parses HTTP/1.1 heads and skips the bodies between them.

/// A parser state: where in the stream the next byte is.
#[derive(Debug, Default)]
pub struct Heads {
    at: Place,
    /// The part of the head, or of a chunk's length, received so far.
    gathered: Vec<u8>,
}

#[derive(Debug, Default, Clone, Copy)]
enum Place {
    #[default]
    Head,
    Body(u64),
    ChunkLength,
    /// A chunk and the line break after it.
    Chunk(u64),
    /// After the last chunk, until an empty line.
    Trailer,
}

impl Heads {
    /// How many requests begin in these bytes.
    pub fn read(&mut self, mut bytes: &[u8]) -> u64 {
        let mut begun = 0;
        while let Some(&byte) = bytes.first() {
            let used = match self.at {
                Place::Body(left) | Place::Chunk(left) => self.skip(left, bytes.len()),
                Place::Head | Place::ChunkLength | Place::Trailer => {
                    begun += u64::from(matches!(self.at, Place::Head) && self.gathered.is_empty());
                    self.gathered.push(byte);
                    self.advance();
                    1
                }
            };
            bytes = &bytes[used..];
        }
        begun
    }

    fn skip(&mut self, left: u64, here: usize) -> usize {
        let used = left.min(here as u64);
        let left = left - used;
        self.at = match self.at {
            Place::Chunk(_) if left == 0 => Place::ChunkLength,
            Place::Chunk(_) => Place::Chunk(left),
            _ if left == 0 => Place::Head,
            _ => Place::Body(left),
        };
        used as usize
    }

    fn advance(&mut self) {
        let next = match self.at {
            Place::Head if self.gathered.ends_with(b"\r\n\r\n") => after_head(&self.gathered),
            Place::ChunkLength if self.gathered.ends_with(b"\r\n") => after_length(&self.gathered),
            Place::Trailer if self.gathered == b"\r\n" || self.gathered.ends_with(b"\r\n\r\n") => Place::Head,
            _ => return,
        };
        self.gathered.clear();
        self.at = next;
    }
}

fn after_head(head: &[u8]) -> Place {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let value = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    if value("transfer-encoding:") == Some("chunked") {
        return Place::ChunkLength;
    }
    match value("content-length:").and_then(|length| length.parse().ok()) {
        None | Some(0) => Place::Head,
        Some(length) => Place::Body(length),
    }
}

fn after_length(line: &[u8]) -> Place {
    let line = String::from_utf8_lossy(line);
    let digits = line.trim().split(';').next().unwrap_or_default();
    match u64::from_str_radix(digits, 16) {
        Ok(0) | Err(_) => Place::Trailer,
        Ok(length) => Place::Chunk(length + 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_however_they_are_torn() {
        let stream = b"GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 9\r\n\r\nGET /c\r\n\
            POST /d HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n6;x=1\r\nPOST /\r\n0\r\n\r\nPUT /e HTTP/1.1\r\n\r\n";
        for size in 1..stream.len() {
            let mut heads = Heads::default();
            let counted: u64 = stream.chunks(size).map(|chunk| heads.read(chunk)).sum();
            assert_eq!(counted, 4, "in pieces of {size}");
        }
    }
}
