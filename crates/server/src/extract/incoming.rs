//! Reading a body: a slow link is tolerated, a connection that only occupies a place is not.

use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use tokio::time::{Duration, Instant, timeout_at};

use crate::failure::Failure;

/// A link without data for this long is dead; a slow link is not.
const STALL: Duration = Duration::from_secs(45);
/// The least bytes in each interval until the body ends: half of what the slowest 2G link carries in ten
/// seconds.
const LEAST: usize = 4_096;
const WITHIN: Duration = Duration::from_secs(60);

pub struct Incoming {
    body: Body,
    /// The end of the present interval, and the bytes received in it.
    until: Instant,
    came: usize,
}

impl Incoming {
    pub fn new(body: Body) -> Incoming {
        Incoming { body, until: Instant::now() + WITHIN, came: 0 }
    }

    /// The next bytes; `None` at the end. `too_large` makes the error for a body that is larger than its
    /// endpoint allows.
    pub async fn next(&mut self, too_large: impl Fn() -> Failure) -> Result<Option<Bytes>, Failure> {
        let stalled = Instant::now() + STALL;
        loop {
            let Ok(frame) = timeout_at(stalled.min(self.until), self.body.frame()).await else {
                if Instant::now() >= stalled {
                    return Err(Failure::Stalled);
                }
                self.begin_again()?;
                continue;
            };
            let Some(frame) = frame else { return Ok(None) };
            let Ok(piece) = frame.map_err(|_| too_large())?.into_data() else { continue };
            if Instant::now() >= self.until {
                self.begin_again()?;
            }
            self.came += piece.len();
            return Ok(Some(piece));
        }
    }

    fn begin_again(&mut self) -> Result<(), Failure> {
        if self.came < LEAST {
            return Err(Failure::Stalled);
        }
        (self.until, self.came) = (Instant::now() + WITHIN, 0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncWriteExt;
    use tokio_util::io::ReaderStream;

    /// The number of bytes read if this many pieces arrive, one after each pause. Paused time passes when all
    /// tasks are idle.
    async fn read(pieces: usize, bytes: usize, pause: u64) -> Result<usize, Failure> {
        let (mut to, from) = tokio::io::duplex(64 * 1024);
        tokio::spawn(async move {
            for _ in 0..pieces {
                tokio::time::sleep(Duration::from_secs(pause)).await;
                if to.write_all(&vec![0; bytes]).await.is_err() {
                    return;
                }
            }
        });
        let mut incoming = Incoming::new(Body::from_stream(ReaderStream::new(from)));
        let mut read = 0;
        while let Some(piece) = incoming.next(|| Failure::TooLarge).await? {
            read += piece.len();
        }
        Ok(read)
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_link_is_put_up_with() {
        assert_eq!(read(400, 100, 1).await.unwrap(), 40_000, "a hundred bytes a second, for seven minutes");
        assert_eq!(read(20, 4_096, 44).await.unwrap(), 81_920);
        assert_eq!(read(1, 491, 44).await.unwrap(), 491);
    }

    #[tokio::test(start_paused = true)]
    async fn a_byte_now_and_then_is_not() {
        assert!(matches!(read(1_000, 1, 44).await, Err(Failure::Stalled)));
        assert!(matches!(read(1_000, 50, 1).await, Err(Failure::Stalled)), "fifty bytes a second");
        assert!(matches!(read(1, 100_000, 46).await, Err(Failure::Stalled)), "nothing for 45 seconds");
    }
}
