//! Makes Word, Excel and printable pages from finished figures. **Invariant:** nothing is counted here: every
//! figure is printed as given, and a figure that was not given is printed as "—", never as 0.

mod action;
mod awareness;
mod calendar;
mod chart;
mod chart_table;
mod code;
mod commune;
mod error;
mod essay_chart;
mod essay_sheet;
mod evidence;
mod head;
mod held;
mod html;
mod inspection_file;
mod invite;
mod ledger;
mod lists;
mod meeting;
mod office;
mod page;
mod paper;
mod period;
mod recovery;
mod register;
mod report;
mod roll_call;
mod round_table;
mod sheet;
mod standing;
mod study_plan;
mod task_table;
mod template;
mod word;

pub use action::{ActionProgramme, Commitment};
pub use awareness::{AskedQuestion, AwarenessResult, Questionnaire, ResultTable, WayToAnswer};
pub use calendar::{CalendarDay, calendar};
pub use chart::{Chart, ChartShape, Series};
pub use code::CodePicture;
pub use commune::{CommuneCell, CommuneReport, CommuneRound};
pub use error::PaperError;
pub use essay_sheet::EssaySheet;
pub use evidence::{EvidenceCriterion, EvidenceSheet};
pub use head::{DocumentHead, Signature, dateline};
pub use held::{HeldKind, HeldRow, HeldSheet};
pub use html::{PrintedForm, form as printed_form, to_html};
pub use inspection_file::{InspectionFile, InspectionPaper, StepLine};
pub use invite::InviteSheet;
pub use ledger::{Ledger, LedgerPerson, LedgerRow};
pub use lists::{ChannelLine, HandOutLine, HandOutList, PropagandaReport};
pub use meeting::{
    AssignedTask, MeetingAgenda, MeetingMinutes, MeetingNotice, MeetingResolution, MinutesHead, NoticeItem,
    ReportedTask, Voted,
};
pub use office::{
    MANIFEST as OFFICE_MANIFEST, OfficeForm, OfficeSet, file_stem as office_file_stem, of_stem as office_kind, sample,
};
pub use page::PRINT_STYLE;
pub use paper::{Align, Block, Column, End, Paper, PaperKind, Signer, Table, Title, TitleLine, TitleStyle, Top};
pub use paper::{ground_lines, recipient_lines};
pub use period::{FigureGroup, PeriodReport};
pub use recovery::{Opens, RecoverySheet};
pub use register::{RegisterCell, RegisterColumn, RegisterTable};
pub use report::{Absentee, EssayFigures, Figure, RoundReport, SessionLine, StudyFigures, UnitFigures, UnitLine};
pub use roll_call::{RollCallSheet, SheetMark, SheetMember};
pub use round_table::{RoundTable, RoundTableRow};
pub use standing::Standing;
pub use study_plan::StudyPlan;
pub use task_table::{ProgrammeTable, TaskLine};
pub use template::{
    Fault, MOST_BYTES as MOST_MANIFEST_BYTES, Margins, Measures, SuperiorLine, TemplateSet, Wording, in_force, latest,
    parse as parse_template, parse_based as parse_office_template, shipped,
};

/// Printed where there is no figure: nobody due, nothing received.
pub const NO_FIGURE: &str = "—";
