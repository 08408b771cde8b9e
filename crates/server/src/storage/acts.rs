//! What officers changed, when, and from what to what; rows are only ever added.

use domain::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sql::{Cell, FromCell, Row, Sql, params};

use crate::clock::Moment;
use crate::failure::Failure;

macro_rules! acts {
    ($($name:ident = $text:literal;)*) => {
        /// What was done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        #[schemars(rename = "ActKind")]
        pub enum What {
            $($name,)*
        }

        impl What {
            const ALL: &[What] = &[$(What::$name),*];

            pub fn as_str(self) -> &'static str {
                match self {
                    $(What::$name => $text,)*
                }
            }
        }
    };
}

acts! {
    RoundIssued = "round_issued";
    RoundCorrected = "round_corrected";
    RoundExtended = "round_extended";
    RoundWithdrawn = "round_withdrawn";
    RoundRestored = "round_restored";
    JointSessionAdded = "joint_session_added";
    JointSessionChanged = "joint_session_changed";
    JointSessionCalledOff = "joint_session_called_off";
    JointSessionRestored = "joint_session_restored";
    FormIssued = "form_issued";
    FormRenewed = "form_renewed";
    FormCorrected = "form_corrected";
    FormWithdrawn = "form_withdrawn";
    FormRestored = "form_restored";
    DocumentIssued = "document_issued";
    DocumentWithdrawn = "document_withdrawn";
    DocumentRestored = "document_restored";
    MaterialSent = "material_sent";
    MaterialWithdrawn = "material_withdrawn";
    MaterialRestored = "material_restored";
    UnitAdded = "unit_added";
    UnitChanged = "unit_changed";
    UnitMoved = "unit_moved";
    UnitClosed = "unit_closed";
    UnitReopened = "unit_reopened";
    UnitRemoved = "unit_removed";
    UnitTakenBack = "unit_taken_back";
    InviteMade = "invite_made";
    InviteCancelled = "invite_cancelled";
    LaptopAdmitted = "laptop_admitted";
    LaptopRefused = "laptop_refused";
    LaptopRevoked = "laptop_revoked";
    SetAsideAnswered = "set_aside_answered";
    GuestConfirmed = "guest_confirmed";
    GuestRefused = "guest_refused";
    GuestWithdrawn = "guest_withdrawn";
    InspectionAdded = "inspection_added";
    InspectionChanged = "inspection_changed";
    InspectionSent = "inspection_sent";
    InspectionTakenBack = "inspection_taken_back";
    InspectionRemoved = "inspection_removed";
    InspectionRestored = "inspection_restored";
    ReturnMade = "return_made";
    ReturnMadeAgain = "return_made_again";
    ReturnAccepted = "return_accepted";
    ReturnWithdrawn = "return_withdrawn";
    EssaysShared = "essays_shared";
    EssayGradersChanged = "essay_graders_changed";
    EssayGradeSettled = "essay_grade_settled";
    EssayGradesSent = "essay_grades_sent";
    EssayGradeTakenBack = "essay_grade_taken_back";
    KeyGiven = "key_given";
    ClockConfirmed = "clock_confirmed";
    PersonNamed = "person_named";
    AccountAdded = "account_added";
    AccountClosed = "account_closed";
    PassphraseSet = "passphrase_set";
    GradingAllowed = "grading_allowed";
    GradingKeyMade = "grading_key_made";
    SecondFactorReset = "second_factor_reset";
    TreeImported = "tree_imported";
    KeyAdopted = "key_adopted";
    BackupRestored = "backup_restored";
}

impl FromCell for What {
    const WHAT: &'static str = "act";

    fn from_cell(cell: Cell<'_>) -> Option<What> {
        let Cell::Text(text) = cell else { return None };
        What::ALL.iter().copied().find(|what| what.as_str() == text)
    }
}

/// One value before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ActChange")]
pub struct Change {
    pub field: String,
    pub before: String,
    pub after: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    pub what: What,
    pub unit: Option<Id>,
    pub round: Option<Id>,
    pub form: Option<Id>,
    pub changes: Vec<Change>,
}

impl Act {
    pub fn plain(what: What) -> Act {
        Act { what, unit: None, round: None, form: None, changes: Vec::new() }
    }

    pub fn of_unit(what: What, unit: Id) -> Act {
        Act { unit: Some(unit), ..Act::plain(what) }
    }

    pub fn of_round(what: What, round: Id) -> Act {
        Act { round: Some(round), ..Act::plain(what) }
    }

    pub fn of_form(what: What, form: Id) -> Act {
        Act { form: Some(form), ..Act::plain(what) }
    }

    /// Adds a value; one that stays as it was is left out.
    pub fn with(mut self, field: &str, before: &str, after: &str) -> Act {
        if before != after {
            let [field, before, after] = [field, before, after].map(str::to_owned);
            self.changes.push(Change { field, before, after });
        }
        self
    }
}

/// An act as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    pub at: Moment,
    /// As the officer was called at that time.
    pub officer: String,
    pub act: Act,
}

pub struct Acts<'s>(pub &'s dyn Sql);

impl Acts<'_> {
    /// Latest first.
    pub fn latest(&self, limit: u32) -> sql::Result<Vec<Recorded>> {
        let latest = "SELECT at, officer, what, unit, round, changes, form FROM act ORDER BY number DESC LIMIT ?1";
        self.0.rows(latest, params![limit], row)
    }
}

pub struct ActsMut<'s>(pub &'s dyn Sql);

impl ActsMut<'_> {
    pub fn add(&self, officer: &str, at: Moment, act: &Act) -> Result<(), Failure> {
        let changes = serde_json::to_string(&act.changes)
            .map_err(|error| Failure::Broken(format!("an act can't be written down: {error}")))?;
        self.0.execute(
            "INSERT INTO act (at, officer, what, unit, round, changes, form) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![at, officer, act.what.as_str(), act.unit, act.round, changes, act.form],
        )?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> sql::Result<Recorded> {
    let changes: String = row.get(5)?;
    let changes =
        serde_json::from_str(&changes).map_err(|_| sql::Error::Unexpected { column: 5, wanted: "changes" })?;
    let act = Act { what: row.get(2)?, unit: row.get(3)?, round: row.get(4)?, form: row.get(6)?, changes };
    Ok(Recorded { at: row.get(0)?, officer: row.get(1)?, act })
}
