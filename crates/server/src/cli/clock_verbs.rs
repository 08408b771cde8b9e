use clap::Subcommand;

use super::{Place, Said};
use crate::clock::{self, Watch, rfc3339};
use crate::data_dir::DataDir;
use crate::storage::acts::{Act, What};

#[derive(Subcommand)]
pub enum ClockVerb {
    /// Show the machine's clock, and the time the server uses
    Show(Place),
    /// Confirm that the clock is right as it is now, however far it is from what it was
    Confirm(Place),
}

impl ClockVerb {
    pub fn run(self) -> anyhow::Result<Said> {
        let (ClockVerb::Show(place) | ClockVerb::Confirm(place)) = &self;
        DataDir::open(&place.data)?;
        let watch = Watch::open(&place.data, clock::system());
        if matches!(self, ClockVerb::Confirm(_)) {
            let (before, at) = (rfc3339(watch.now()), rfc3339(watch.confirm()?));
            let act = Act::plain(What::ClockConfirmed).with("clock", &before, &at);
            place.act(|_, _| Ok(((), vec![act.clone()])))?;
            return Said::new(format!("Từ nay máy chủ tính theo đồng hồ máy: {at}."), serde_json::json!({ "now": at }));
        }
        let (now, shown) = (rfc3339(watch.now()), rfc3339(watch.shown()));
        let doubtful = watch.doubt().is_some();
        Said::new(
            format!("Đồng hồ máy: {shown}\nMáy chủ tính theo: {now}"),
            serde_json::json!({ "shown": shown, "now": now, "doubtful": doubtful }),
        )
    }
}
