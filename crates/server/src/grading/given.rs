//! A grade with its remark as it is stored: sealed to the committee's grading key, in steps of the same length, so that the length
//! says neither which grade it is nor how much was remarked.

use domain::documents::secret_stamp;
use domain::essays::Grade;
use domain::language::tidy_lines;
use schemars::JsonSchema;
use sealing::{GradingIdentity, GradingKey};
use serde::{Deserialize, Serialize};
use sql::Sql;

use crate::failure::Failure;
use crate::reason::MARKED;
use crate::storage::grading::GradingKeys;

/// The longest remark, in characters.
const LONGEST: usize = 5_000;
/// Bytes of one step.
const STEP: usize = 512;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GradeWithRemark {
    pub grade: Grade,
    #[serde(default)]
    pub remark: String,
}

impl GradeWithRemark {
    /// As it is stored, or the first thing that is wrong with it.
    pub fn checked(self) -> Result<GradeWithRemark, Failure> {
        let refuse = |field, why| Err(Failure::Invalid { field, why });
        if self.grade == Grade::Failed {
            return refuse("grade", "Đợt của cấp ủy không dùng mức “Không đạt”. Chọn Tốt, Khá hoặc Trung bình.");
        }
        let remark = tidy_lines(&self.remark).trim().to_owned();
        if remark.chars().count() > LONGEST {
            return refuse("remark", "Nhận xét dài quá 5.000 chữ. Xin rút ngắn lại.");
        }
        if secret_stamp(&remark).is_some() {
            return refuse("remark", MARKED);
        }
        Ok(GradeWithRemark { remark, ..self })
    }

    /// Seals to the key that the committee announces now.
    pub fn seal(&self, sql: &dyn Sql) -> Result<Vec<u8>, Failure> {
        let stated = GradingKeys(sql).stated()?.ok_or(Failure::NoGradingKey)?;
        let broken = || Failure::Broken("a grade not sealed".into());
        let key = GradingKey::parse(&stated.recipient).ok_or_else(broken)?;
        let mut plain = serde_json::to_vec(self).map_err(|_| broken())?;
        // JSON ignores spaces at its end
        plain.resize(plain.len().next_multiple_of(STEP), b' ');
        key.seal(&plain).map_err(|_| broken())
    }

    /// `None`: sealed to a key that the grader does not hold.
    pub fn open(sealed: &[u8], by: &[GradingIdentity]) -> Option<GradeWithRemark> {
        let plain = by.iter().find_map(|key| key.open(sealed).ok())?;
        serde_json::from_slice(&plain).ok()
    }
}
