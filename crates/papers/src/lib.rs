//! Makes Word, Excel and printable pages from finished figures. **Invariant:** nothing is counted here: every
//! figure is printed as given, and a figure that was not given is printed as "—", never as 0.

mod awareness;
mod calendar;
mod chart;
mod error;
mod essay_chart;
mod evidence;
mod head;
mod held;
mod invite;
mod ledger;
mod meeting;
mod page;
mod paper;
mod recovery;
mod register;
mod report;
mod roll_call;
mod round_table;
mod sheet;
mod standing;
mod task_table;
mod template;
mod word;

pub use awareness::{AskedQuestion, AwarenessResult, Questionnaire, ResultTable, WayToAnswer};
pub use calendar::{CalendarDay, calendar};
pub use chart::{Chart, ChartShape, Series};
pub use error::PaperError;
pub use evidence::{EvidenceCriterion, EvidenceSheet};
pub use head::{DocumentHead, Signature, dateline};
pub use held::{HeldKind, HeldRow, HeldSheet};
pub use invite::InviteSheet;
pub use ledger::{Ledger, LedgerPerson, LedgerRow};
pub use meeting::{
    AssignedTask, MeetingMinutes, MeetingNotice, MeetingResolution, MinutesHead, NoticeItem, ReportedTask, Voted,
};
pub use page::PRINT_STYLE;
pub use paper::{Align, Block, Column, End, Paper, PaperKind, Signer, Table, Title, TitleLine, TitleStyle, Top};
pub use recovery::{Opens, RecoverySheet};
pub use register::{RegisterCell, RegisterColumn, RegisterTable};
pub use report::{Absentee, EssayFigures, Figure, RoundReport, SessionLine, StudyFigures, UnitFigures, UnitLine};
pub use roll_call::{RollCallSheet, SheetMark, SheetMember};
pub use round_table::{RoundTable, RoundTableRow};
pub use standing::Standing;
pub use task_table::{ProgrammeTable, TaskLine};
pub use template::{Margins, Measures, TemplateSet};

/// Printed where there is no figure: nobody due, nothing received.
pub const NO_FIGURE: &str = "—";
