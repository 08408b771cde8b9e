//! How long something took: by the clock on the wall, and of the processor's time, which other programs don't lengthen.

use std::time::Instant;

pub struct Timing {
    began: Instant,
    processor: f64,
}

impl Timing {
    pub fn begin() -> Timing {
        Timing { began: Instant::now(), processor: processor() }
    }

    /// Seconds.
    pub fn wall(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    /// Seconds this thread ran, the kernel's work for it included; 0 where the system doesn't tell.
    pub fn processor(&self) -> f64 {
        processor() - self.processor
    }
}

/// Seconds this thread has run so far.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let ns: u64 = told.split(' ').next().and_then(|ns| ns.parse().ok()).unwrap_or_default();
    ns as f64 / 1e9
}
