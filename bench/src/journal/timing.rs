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

    /// Seconds for which the threads of this program ran, including the kernel's work for them, in steps of a hundredth; 0 if
    /// the system does not report it.
    pub fn processor(&self) -> f64 {
        processor() - self.processor
    }
}

/// Seconds for which this program has run so far, in all its threads.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in brackets, may contain spaces.
    let after_name = told.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    ticks as f64 / 100.0
}
