//! Measures wall-clock time, and processor time, which does not depend on other programs.

use std::time::Instant;

pub struct Timing {
    began: Instant,
    processor: f64,
}

impl Timing {
    pub fn begin() -> Timing {
        Timing { began: Instant::now(), processor: processor() }
    }

    /// Wall-clock seconds.
    pub fn wall(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    /// Seconds for which this thread ran, including the kernel's work for it; 0 if the system does not report
    /// it.
    pub fn processor(&self) -> f64 {
        processor() - self.processor
    }
}

/// Seconds for which this thread has run so far.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let ns: u64 = told.split(' ').next().and_then(|ns| ns.parse().ok()).unwrap_or_default();
    ns as f64 / 1e9
}
