//! One measured exchange.

use super::work::Work;
use crate::proxy::{BANDWIDTH, Count, Link, ROUND_TRIP};
use serde_json::{Value, json};

pub struct Row {
    pub system: &'static str,
    pub work: Work,
    pub link: Link,
    pub count: Count,
    pub seconds: f64,
    /// How often the program had to start over.
    pub tries: u32,
    /// False if the time limit for this row was reached first; what was transferred until then is counted.
    pub finished: bool,
    /// Both ends were compared afterwards and hold everything.
    pub verified: bool,
}

impl Row {
    pub fn bytes(&self) -> u64 {
        self.count.up + self.count.down
    }

    /// The least seconds that these bytes and requests take on a 64 kbit/s line with a round trip of 600 ms.
    pub fn bound(&self) -> f64 {
        self.bytes() as f64 / BANDWIDTH + self.count.requests as f64 * ROUND_TRIP
    }

    pub fn over_bound(&self) -> f64 {
        self.seconds / self.bound()
    }

    pub fn as_json(&self) -> Value {
        json!({
            "system": self.system, "work": self.work.name(), "link": self.link.name(),
            "requests": self.count.requests, "bytes_up": self.count.up, "bytes_down": self.count.down,
            "seconds": round(self.seconds), "bound_seconds": round(self.bound()),
            "ratio_to_bound": (self.link != Link::Full).then(|| round(self.over_bound())),
            "tries": self.tries, "finished": self.finished, "verified": self.verified,
            "limit_seconds": self.work.limit(self.link).as_secs(),
        })
    }
}

fn round(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}
