//! The program's log on stderr, written so that nobody ever waits for it. **Invariant:** if the reader of
//! stderr is slow or gone, only lines of the log are lost.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::Duration;

use tracing_subscriber::fmt::MakeWriter;

/// Lines that may wait for the reader; further lines are dropped and counted.
const WAITING: usize = 4_096;
/// How long the program waits for the last lines when it ends.
const LAST: Duration = Duration::from_millis(500);

enum Line {
    Text(Vec<u8>),
    /// Everything before it has been written.
    Flush(SyncSender<()>),
}

/// Passes lines to a thread that writes them.
#[derive(Clone)]
pub struct Log {
    lines: SyncSender<Line>,
    dropped: Arc<AtomicU64>,
}

impl Log {
    /// Starts the thread that writes.
    pub fn to(out: impl Write + Send + 'static) -> Log {
        let (lines, waiting) = sync_channel(WAITING);
        let dropped = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&dropped);
        std::thread::spawn(move || write(out, &waiting, &counted));
        Log { lines, dropped }
    }

    /// Waits a short time until everything logged so far is written.
    pub fn flush(&self) {
        let (done, wait) = sync_channel(1);
        if self.lines.try_send(Line::Flush(done)).is_ok() {
            let _ = wait.recv_timeout(LAST);
        }
    }

    /// The number of dropped lines.
    pub fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }
}

/// A line that can't be written is dropped, because there is nobody to report it to.
fn write(mut out: impl Write, waiting: &Receiver<Line>, dropped: &AtomicU64) {
    let mut said = 0;
    for line in waiting {
        match line {
            Line::Text(text) => {
                let lost = dropped.load(Ordering::Relaxed);
                if lost > said {
                    let _ = writeln!(out, "{} lines of the log were dropped: nobody read them", lost - said);
                    said = lost;
                }
                let _ = out.write_all(&text);
            }
            Line::Flush(done) => {
                let _ = out.flush();
                let _ = done.try_send(());
            }
        }
    }
}

impl Write for Log {
    /// Accepts all of the text, whether or not it can be written.
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        if let Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) =
            self.lines.try_send(Line::Text(text.to_vec()))
        {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Log {
    type Writer = Log;

    fn make_writer(&'w self) -> Log {
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    /// Takes some bytes and then blocks, as a pipe that nobody reads.
    struct Stuck(Arc<Mutex<()>>);

    impl Write for Stuck {
        fn write(&mut self, text: &[u8]) -> io::Result<usize> {
            let _held = self.0.lock();
            Ok(text.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    struct Gone;

    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }

    #[test]
    fn who_logs_waits_for_no_reader_and_fails_for_none() {
        let shut = Arc::new(Mutex::new(()));
        let held = shut.lock().unwrap();
        for log in [Log::to(Stuck(Arc::clone(&shut))), Log::to(Gone)] {
            for _ in 0..WAITING + 100 {
                assert_eq!(log.make_writer().write(b"line\n").unwrap(), 5);
            }
        }
        drop(held);
        let stuck = Log::to(Stuck(shut));
        stuck.clone().write_all(b"line\n").unwrap();
        stuck.flush();
        assert_eq!(stuck.dropped(), 0);
    }
}
