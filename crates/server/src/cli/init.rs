use std::path::PathBuf;

use clap::Args;
use sql::Sql;

use super::{Place, Said, find_unit, now, read_text};
use crate::clock::{self, Moment, Watch, day};
use crate::data_dir::DataDir;
use crate::failure::Failure;
use crate::hex;
use crate::random;
use crate::storage::committee::CommitteesMut;
use crate::storage::tree::{ALWAYS, Place as TreePlace, TreeMut};
use crate::storage::{self, Storage};
use crate::tree::import::Period;

#[derive(Args)]
pub struct Init {
    #[command(flatten)]
    place: Place,
    /// Name of the committee, as it stands on papers
    #[arg(long)]
    committee_name: Option<String>,
    /// The unit of the tree that the committee leads: its code, id or exact name
    #[arg(long)]
    committee_unit: Option<String>,
    /// Level of a committee that is not in the tree
    #[arg(long, default_value = "commune")]
    committee_level: String,
    /// Files of units, one for each period
    #[arg(long, num_args = 1..)]
    tree: Vec<PathBuf>,
    /// Address for invites, if it differs from the one listened on
    #[arg(long)]
    url: Option<String>,
    /// Names or addresses for the certificate
    #[arg(long, num_args = 1..)]
    host: Vec<String>,
}

impl Init {
    pub fn run(self) -> anyhow::Result<Said> {
        // everything that can fail is checked before anything is written
        let periods =
            self.tree.iter().map(|path| Ok(Period::parse(&read_text(path)?)?)).collect::<anyhow::Result<Vec<_>>>()?;
        if self.committee_name.is_none() && self.committee_unit.is_none() {
            return Err(Failure::Invalid {
                field: "committee_name",
                why: "Xin nêu --committee-name hoặc --committee-unit.",
            }
            .into());
        }
        let database = self.place.database()?;
        if let Some(address) = &database
            && storage::is_taken(address)?
        {
            return Err(Failure::Invalid {
                field: "database",
                why: "Cơ sở dữ liệu này đã có máy chủ. Xin dùng cơ sở dữ liệu trống.",
            }
            .into());
        }
        let now = now();
        let dir = DataDir::create(&self.place.data, &self.host, now)?;
        // from here on it is recorded when the clock was right
        Watch::open(&self.place.data, clock::system());
        let storage = Storage::open(&dir, database.as_deref())?;
        let (committee, name, units) = storage.write(|sql| {
            let units = periods.iter().try_fold(0, |count, period| Ok::<_, Failure>(count + period.write(sql)?))?;
            let (committee, name) = self.committee(sql, now)?;
            CommitteesMut(sql).set(committee, &name, self.url.as_deref())?;
            Ok((committee, name, units))
        })?;
        let pin = hex::encode(&dir.tls()?.pin());
        let public_key = hex::encode(dir.signing_key()?.verifying_key().as_bytes());
        let words = format!("Đã tạo máy chủ của {name} ({committee}).\nĐơn vị: {units}\nDấu chứng thư: {pin}");
        let committee = serde_json::json!({ "id": committee, "name": name });
        Said::new(
            words,
            serde_json::json!({ "committee": committee, "units": units, "public_key": public_key, "pin": pin }),
        )
    }

    /// The committee's unit and name. A name that equals the name of a unit means that unit.
    fn committee(&self, sql: &dyn Sql, now: Moment) -> Result<(domain::Id, String), Failure> {
        if let Some(wanted) = &self.committee_unit {
            let unit = find_unit(sql, wanted)?;
            return Ok((unit.id, self.committee_name.clone().unwrap_or(unit.name)));
        }
        let name = self.committee_name.as_deref().unwrap_or_default().trim();
        match find_unit(sql, name) {
            Ok(unit) => return Ok((unit.id, unit.name)),
            Err(Failure::NotFound) => {}
            Err(failure) => return Err(failure),
        }
        if name.is_empty() {
            return Err(Failure::Invalid {
                field: "committee_name", why: "Tên cấp ủy không được để trống."
            });
        }
        let id = random::id()?;
        let from = day(now).to_string();
        let place = TreePlace { valid_from: &from, valid_to: ALWAYS.1, parent: None, name };
        TreeMut(sql).put(id, None, &self.committee_level, &place)?;
        Ok((id, name.to_owned()))
    }
}
