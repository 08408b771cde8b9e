//! The list of all calls by name. The window, `sochibo call`, `sochibo calls` and the generated TypeScript are
//! all made from it.

use crate::messages::{self as m, CallError, Nothing, Touched, Which};
use crate::{AppSession, acts};
use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// One call: its name and the types of its request and answer.
pub struct Call {
    pub name: &'static str,
    pub request: fn(&mut SchemaGenerator) -> schemars::Schema,
    pub answer: fn(&mut SchemaGenerator) -> schemars::Schema,
    run: fn(&AppSession, Value) -> Result<Value, CallError>,
}

fn schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> schemars::Schema {
    generator.subschema_for::<T>()
}

fn run<Q: DeserializeOwned, A: Serialize>(
    app: &AppSession,
    request: Value,
    act: fn(&AppSession, Q) -> Result<A, CallError>,
) -> Result<Value, CallError> {
    let request = if request.is_null() { Value::Object(Default::default()) } else { request };
    let request = serde_json::from_value(request).map_err(|e| CallError::bad_request(&e))?;
    let answer = act(app, request)?;
    serde_json::to_value(answer).map_err(|e| CallError::internal(&e))
}

/// Runs the call with this name.
pub fn call(app: &AppSession, name: &str, request: Value) -> Result<Value, CallError> {
    let call = CALLS.iter().find(|c| c.name == name).ok_or_else(|| CallError::no_such_call(name))?;
    crate::stamps::refuse_marked(name, &request)?;
    (call.run)(app, request)
}

macro_rules! calls {
    ($($name:literal: $request:ty => $answer:ty = $act:path;)*) => {
        /// In the order in which people meet them.
        pub const CALLS: &[Call] = &[$(Call {
            name: $name,
            request: schema::<$request>,
            answer: schema::<$answer>,
            run: |app, request| run::<$request, $answer>(app, request, $act),
        }),*];
    };
}

calls! {
    "profile.status": Nothing => m::profile::Status = acts::status::status;
    "profile.create": m::profile::Create => m::profile::RecoverySheet = acts::profile::create;
    "profile.unlock": m::profile::Unlock => m::profile::Status = acts::profile::unlock;
    "profile.lock": Nothing => m::profile::Status = acts::profile::lock;
    "profile.recover": m::profile::Recover => m::profile::Status = acts::profile::recover;
    "profile.try_passphrase": m::profile::TryPassphrase => m::profile::PassphraseTried = acts::people::try_passphrase;
    "profile.recovery_sheet": m::profile::OwnPassphrase => m::profile::RecoverySheet = acts::people::recovery_sheet;
    "profile.prove_recovery": m::profile::ProveRecovery => m::profile::Status = acts::people::prove_recovery;
    "profile.renew_recovery": m::profile::OwnPassphrase => m::profile::RecoverySheet = acts::people::renew_recovery;
    "profile.change_passphrase": m::profile::ChangePassphrase => m::profile::KeysChanged = acts::people::change_passphrase;
    "people.list": Nothing => m::profile::People = acts::people::people;
    "people.add": m::profile::AddPerson => m::profile::People = acts::people::add;
    "people.remove": m::profile::RemovePerson => m::profile::KeysChanged = acts::people::remove;
    "people.correct": m::profile::CorrectPerson => m::profile::People = acts::people::correct_person;
    "people.audiences": Nothing => m::profile::Audiences = acts::people::audiences;
    "people.admit": m::profile::Admit => m::profile::Audiences = acts::people::admit;
    "people.own_words": m::profile::OwnPassphrase => m::profile::OwnWords = acts::people::own_words;
    "people.take_own_words": m::profile::TakeOwnWords => m::profile::Audiences = acts::people::take_own_words;
    "people.hand_over": m::profile::HandOver => m::profile::HandedOver = acts::people::hand_over;
    "cell.names": Nothing => m::profile::CellNames = acts::people::cell;
    "cell.correct": m::profile::CorrectCell => Touched = acts::people::correct_cell;

    "home.summary": Nothing => m::home::Home = acts::home::summary;
    "home.news": Nothing => m::home::News = acts::news::news;
    "home.opened": Which => Nothing = acts::news::open;
    "home.status_bar": Nothing => m::home::StatusBar = acts::home::status_bar;

    "calendar.year": m::calendar::Year => m::calendar::Calendar = acts::calendar::year;
    "calendar.save": m::calendar::SaveCalendar => m::papers::Written = acts::calendar::save;

    "members.list": m::members::Filter => m::members::Members = acts::members::list;
    "members.save": m::members::Save => Touched = acts::members::save;
    "members.change_standing": m::members::ChangeStanding => Touched = acts::members::change_standing;
    "members.delete": Which => Touched = acts::members::delete;
    "members.likely_same": Nothing => m::members::LikelySame = acts::members::likely_same;
    "members.join": m::members::SamePerson => Touched = acts::members::join;
    "members.separate": m::members::SamePerson => Touched = acts::members::separate;
    "members.import_open": m::members::ImportFile => intake::Proposal = acts::members_import::open;
    "members.import_preview": m::members::ImportPreviewRequest => m::members::ImportPreview = acts::members_import::preview;
    "members.import_commit": m::members::ImportPreviewRequest => m::members::ImportDone = acts::members_import::commit;

    "members.held": Which => m::held::Held = acts::held::get;
    "members.held_paper": m::held::WriteHeld => m::papers::Written = acts::held::write;
    "retention.list": Nothing => m::retention::Retention = acts::retention::list;
    "retention.preview": m::retention::PastChosen => m::retention::ErasurePreview = acts::retention::preview;
    "retention.erase": m::retention::EraseRequest => Touched = acts::retention::erase;

    "documents.list": Nothing => m::documents::Documents = acts::documents::list;
    "documents.save": m::documents::Save => Touched = acts::documents::save;
    "documents.delete": Which => Touched = acts::documents::delete;
    "documents.parse_number": m::documents::ParseNumber => m::documents::ParsedNumber = acts::documents::parse_number;

    "register.overview": Nothing => m::registers::Overview = acts::registers::overview;
    "register.list": m::registers::Filter => m::registers::Rows = acts::registers::list;
    "register.get": m::registers::Name => m::registers::Row = acts::registers::get;
    "register.choices": m::registers::FieldName => m::registers::Choices = acts::registers::choices;
    "register.save": m::registers::Save => Touched = acts::registers::save;
    "register.delete": m::registers::Name => Touched = acts::registers::delete;
    "register.export": m::registers::Export => m::papers::Written = acts::registers::export;
    "register.paste_preview": m::registers::Paste => m::registers::PastePreview = acts::registers::paste_preview;
    "register.paste": m::registers::Paste => m::registers::Pasted = acts::registers::paste;

    "awareness.get": Which => m::awareness::Check = acts::awareness::get;
    "awareness.set_questions": m::awareness::SetQuestions => Touched = acts::awareness::set_questions;
    "awareness.set_key": m::awareness::SetKey => Touched = acts::awareness::set_key;
    "awareness.enter_totals": m::awareness::EnterTotals => Touched = acts::awareness::enter_totals;
    "awareness.clear_totals": Which => Touched = acts::awareness::clear_totals;
    "awareness.results": m::awareness::ByKey => m::awareness::Results = acts::awareness::results;
    "awareness.send": m::awareness::ByKey => Touched = acts::awareness::send;
    "awareness.take_back": Which => Touched = acts::awareness::take_back;
    "awareness.questionnaire": m::awareness::Paper => m::papers::Written = acts::awareness::questionnaire;
    "awareness.result_paper": m::awareness::Paper => m::papers::Written = acts::awareness::result_paper;
    "programmes.get": Which => m::programmes::Programme = acts::programmes::get;
    "programmes.paper": m::programmes::Paper => m::papers::Written = acts::programmes::paper;
    "inspections.get": Which => m::inspections::Inspection = acts::inspections::get;
    "inspections.save_steps": m::inspections::SaveSteps => Touched = acts::inspections::save_steps;
    "inspections.received": Nothing => m::inspections::Received = acts::inspections::received;
    "superior_forms.list": Nothing => m::superior_forms::SuperiorForms = acts::superior_forms::list;
    "superior_forms.open": m::superior_forms::Open => m::superior_forms::FilledForm = acts::superior_forms::open;
    "superior_forms.check": m::superior_forms::TypedAnswers => m::superior_forms::FormEvaluated = acts::superior_forms::check;
    "superior_forms.save": m::superior_forms::TypedAnswers => Touched = acts::superior_forms::save;
    "superior_forms.carry_over": m::superior_forms::CarryOver => Touched = acts::superior_forms::carry_over;
    "superior_forms.send": m::superior_forms::Send => Touched = acts::superior_forms::send;
    "superior_forms.take_back": m::superior_forms::TakeBack => Touched = acts::superior_forms::take_back;
    "concerns.get": Which => m::concerns::Concern = acts::concerns::get;
    "concerns.send": m::concerns::Send => Touched = acts::concerns::send;
    "concerns.take_back": Which => Touched = acts::concerns::take_back;
    "returns.list": Nothing => m::returns::Returns = acts::returns::list;
    "returns.answer": m::returns::AnswerReturn => Touched = acts::returns::answer;
    "groups.list": m::groups::On => m::groups::Groups = acts::groups::list;

    "forms.keep": m::forms::Draft => Nothing = acts::forms::keep;
    "forms.kept": m::forms::Which => m::forms::Kept = acts::forms::kept;
    "forms.give_up": m::forms::Which => Nothing = acts::forms::give_up;

    "rounds.list": Nothing => m::rounds::Rounds = acts::rounds::list;
    "rounds.get": Which => m::rounds::Round = acts::rounds::get;
    "rounds.propose": m::rounds::Save => m::rounds::Proposed = acts::rounds::propose;
    "rounds.save": m::rounds::Save => Touched = acts::rounds::save;
    "rounds.delete": Which => Touched = acts::rounds::delete;
    "rounds.finalise": m::rounds::Finalise => Touched = acts::rounds::finalise;
    "rounds.reopen": Which => Touched = acts::rounds::reopen;
    "rounds.close": m::rounds::Close => Touched = acts::rounds::close;
    "rounds.accept_late": m::rounds::AcceptLate => Touched = acts::rounds::accept_late;
    "rounds.leave_late": m::rounds::LeaveLate => Touched = acts::rounds::leave_late;
    "sessions.choices": Nothing => m::sessions::Choices = acts::sessions::choices;
    "sessions.save": m::sessions::Save => Touched = acts::sessions::save;
    "sessions.delete": Which => Touched = acts::sessions::delete;
    "sessions.joint": Which => m::sessions::JointSessions = acts::sessions::joint;
    "sessions.follow": m::sessions::Follow => Touched = acts::sessions::follow;

    "roll_call.sheet": Which => m::roll_call::Sheet = acts::roll_call::sheet;
    "roll_call.mark": m::roll_call::MarkOne => m::roll_call::Marked = acts::roll_call::mark;
    "roll_call.mark_many": m::roll_call::MarkMany => m::roll_call::Marked = acts::roll_call::mark_many;
    "roll_call.mark_rest_present": Which => m::roll_call::Marked = acts::roll_call::mark_rest_present;
    "roll_call.confirm": Which => Touched = acts::roll_call::confirm;
    "meetings.list": Nothing => m::meetings::Meetings = acts::meetings::list;
    "meetings.get": Which => m::meetings::Meeting = acts::meetings::get;
    "meetings.fill_agenda": Which => Touched = acts::meetings::fill_agenda;
    "meetings.sheet": Which => m::meetings::Sheet = acts::meetings::sheet;
    "meetings.mark": m::meetings::MarkOne => m::roll_call::Marked = acts::meetings::mark;
    "meetings.mark_many": m::meetings::MarkMany => m::roll_call::Marked = acts::meetings::mark_many;
    "meetings.mark_rest_present": Which => m::roll_call::Marked = acts::meetings::mark_rest_present;
    "meetings.confirm": Which => Touched = acts::meetings::confirm;
    "meetings.report_task": m::meetings::ReportTask => Touched = acts::meetings::report_task;
    "meetings.schemes": Nothing => m::meetings::Schemes = acts::meetings::schemes;
    "meetings.read_scheme": m::meetings::ReadScheme => m::meetings::Scheme = acts::meetings::read_scheme;
    "meetings.add_scheme": m::meetings::ReadScheme => Touched = acts::meetings::add_scheme;
    "meetings.remove_scheme": Which => Touched = acts::meetings::remove_scheme;
    "meetings.grade": m::meetings::GradeMeeting => Touched = acts::meetings::grade;
    "make_ups.list": m::make_ups::OfRound => m::make_ups::MakeUps = acts::make_ups::list;
    "make_ups.save": m::make_ups::Save => Touched = acts::make_ups::save;
    "make_ups.remove": m::make_ups::Remove => Touched = acts::make_ups::remove;
    "make_ups.take": m::make_ups::TakeConfirmed => Touched = acts::make_ups::take;

    "essays.list": m::essays::OfRound => m::essays::Essays = acts::essays::list;
    "essays.open": m::essays::WhichEssay => m::essays::Essay = acts::essays::open;
    "essays.draft": m::essays::Draft => m::essays::Saved = acts::essays::draft;
    "essays.keep_version": m::essays::WhichEssay => Touched = acts::essays::keep_version;
    "essays.version": m::essays::WhichVersion => m::essays::Beside = acts::essays::version;
    "essays.compare": m::essays::Compare => m::essays::Comparison = acts::essays::compare;
    "essays.restore": m::essays::WhichVersion => Touched = acts::essays::restore;
    "essays.choose": m::essays::WhichVersion => Touched = acts::essays::choose;
    "essays.merge": m::essays::WhichEssay => m::essays::Saved = acts::essays::merge;
    "essays.set_form": m::essays::SetForm => Touched = acts::essays::set_form;
    "essays.hand_in": m::essays::HandIn => Touched = acts::essays::hand_in;
    "essays.grade": m::essays::SetGrade => Touched = acts::essays::grade;
    "essays.superior_grades_seen": m::essays::OfRound => Nothing = acts::essays::superior_grades_seen;

    "essay_files.open_text": m::essay_files::OpenText => m::essay_files::TextPreview = acts::essay_files::open_text;
    "essay_files.take_text": m::essay_files::TakeText => Touched = acts::essay_files::take_text;
    "essay_files.open_folder": m::essay_files::OpenFolder => m::essay_files::FolderPreview = acts::essay_files::open_folder;
    "essay_files.take_folder": m::essay_files::TakeFolder => m::essay_files::FolderTaken = acts::essay_files::take_folder;
    "essay_files.stop": Nothing => Nothing = acts::attachments::stop;

    "attachments.list": m::essays::WhichEssay => m::attachments::Pages = acts::attachments::list;
    "attachments.add": m::attachments::Add => m::attachments::Added = acts::attachments::add;
    "phone.open": m::phone::Open => m::phone::PhonePage = acts::phone::open;
    "phone.state": Nothing => m::phone::PhonePage = acts::phone::state;
    "phone.pictures": Nothing => m::phone::PhonePictures = acts::phone::pictures;
    "phone.take": m::phone::Take => m::attachments::Added = acts::phone::take;
    "phone.close": Nothing => Nothing = acts::phone::close;
    "attachments.open": m::attachments::OpenPage => m::attachments::PageContent = acts::attachments::open;
    "attachments.turn": m::attachments::TurnPage => Touched = acts::attachments::turn;
    "attachments.move": m::attachments::MovePage => Touched = acts::attachments::reorder;
    "attachments.crop": m::attachments::CropPage => Touched = acts::attachments::crop;
    "attachments.recognise": Which => m::essay_files::Recognised = acts::attachments::recognise;
    "attachments.delete": Which => Touched = acts::attachments::delete;
    "attachments.save_copy": m::attachments::SaveCopy => m::attachments::CopySaved = acts::attachments::save_copy;
    "attachments.fetch": Which => m::attachments::Fetched = acts::exchange::fetch;
    "materials.list": Nothing => m::materials::Materials = acts::materials::list;
    "materials.fetch": Which => m::attachments::Fetched = acts::exchange::fetch;
    "materials.save": m::materials::SaveMaterial => m::papers::Written = acts::materials::save;
    "attachments.set_when": m::attachments::SetWhen => m::attachments::FilesState = acts::exchange::set_files_when;

    "totals.round": m::totals::OfRound => m::totals::Totals = acts::totals::round;
    "totals.rows": m::totals::RowsRequest => m::totals::Rows = acts::totals::rows;
    "totals.by_group": m::totals::OfRound => m::groups::ByGroup = acts::totals::by_group;
    "national_app.meeting": Which => m::national_app::AppSheet = acts::national_app::meeting;
    "national_app.round": Which => m::national_app::AppSheet = acts::national_app::round;
    "national_app.write": m::national_app::WriteAppSheet => m::papers::Written = acts::national_app::write;
    "totals.late": m::totals::OfClosedRound => m::totals::Late = acts::totals::late;
    "outbox.seal": m::outbox::Seal => m::outbox::Sealed = acts::outbox::seal;
    "outbox.waiting": Nothing => m::outbox::Waiting = acts::outbox::waiting;
    "outbox.forget": Nothing => m::outbox::Sealed = acts::outbox::forget;
    "search.find": m::search::Find => m::search::Found = acts::search::find;

    "exchange.state": Nothing => m::exchange::State = acts::exchange::state;
    "exchange.now": Nothing => m::exchange::Outcome = acts::exchange::now;
    "exchange.stop": Nothing => m::exchange::State = acts::exchange::stop;
    "exchange.pause": m::exchange::Pause => m::exchange::State = acts::exchange::pause;
    "exchange.renew": Nothing => m::exchange::State = acts::exchange::renew;
    "exchange.enrol": m::exchange::Enrol => m::exchange::Enrolled = acts::exchange::enrol;

    "stick.list": Nothing => m::stick::Sticks = acts::stick::list;
    "stick.look": m::stick::Folder => m::stick::Stick = acts::stick::look;
    "stick.plan": m::stick::WriteFor => m::stick::Plan = acts::stick::plan;
    "stick.write": m::stick::Write => m::stick::Wrote = acts::stick::write;
    "stick.take": m::stick::Take => m::stick::Taken = acts::stick::take;
    "stick.progress": Nothing => m::stick::Progress = acts::stick::progress;

    "keys.state": Nothing => m::keys::Keys = acts::exchange::keys;
    "keys.compare": m::Which => m::keys::Keys = acts::exchange::compare;
    "keys.ask": Nothing => m::keys::Keys = acts::exchange::ask_for_key;
    "keys.give": m::keys::Give => m::keys::Keys = acts::exchange::give;
    "keys.confirm": m::keys::Confirm => m::keys::Keys = acts::exchange::confirm_key;
    "keys.refuse": m::keys::Refuse => m::keys::Keys = acts::exchange::refuse;
    "keys.open_with_sheet": m::keys::OpenWithSheet => m::keys::Keys = acts::exchange::open_with_sheet;

    "backup.make": m::backup::Backup => m::backup::BackedUp = acts::backup::make;
    "backup.list": Nothing => m::backup::Backups = acts::backup::list;
    "backup.set": m::backup::Settings => m::backup::Backups = acts::backup::set;
    "backup.restore": m::backup::Restore => m::backup::Restored = acts::backup::restore;
    "book.verify": Nothing => m::backup::Verified = acts::backup::verify;
    "book.repair": m::backup::Repair => m::backup::Repaired = acts::repair::repair;
    "book.rebuild": Nothing => m::backup::Rebuilt = acts::backup::rebuild;

    "undo.act": m::undo::Act => Touched = acts::undo::act;
    "undo.bin": Nothing => m::undo::Bin = acts::undo::bin;
    "undo.restore": Which => Touched = acts::undo::restore;
    "undo.reach": Which => m::undo::Reach = acts::undo::reach;
    "undo.history": Which => m::undo::History = acts::undo::history;

    "conflicts.list": Nothing => m::conflicts::Conflicts = acts::conflicts::list;
    "conflicts.answer": m::conflicts::Answer => Touched = acts::conflicts::answer;
    "conflicts.reopen": Which => Touched = acts::conflicts::reopen;

    "grading.list": m::grading::OfRound => m::grading::Grading = acts::grading::list;
    "grading.give": m::grading::GiveGrade => Touched = acts::grading::give;
    "grading.settle": m::grading::GiveGrade => Touched = acts::grading::settle;
    "grading.alike": m::grading::WhoseEssay => m::grading::Alike = acts::grading::alike;
    "grading.side_by_side": m::grading::TwoEssays => m::grading::SideBySide = acts::grading::side_by_side;
    "ratings.schemes": m::ratings::SchemesOf => m::ratings::Schemes = acts::ratings::schemes;
    "ratings.list": m::ratings::OfPeriod => m::ratings::RatedList = acts::ratings::list;
    "ratings.get": m::ratings::WhoseRating => m::ratings::RatingShown = acts::ratings::get;
    "ratings.save": m::ratings::SaveRating => Touched = acts::ratings::save;
    "ratings.paper": m::ratings::WriteRating => m::papers::Written = acts::ratings::write;
    "papers.report": m::papers::Write => m::papers::Written = acts::papers::report;
    "papers.study_plan": m::papers::Write => m::papers::Written = acts::papers::study_plan;
    "papers.essay_sheet": m::papers::WriteEssaySheet => m::papers::Written = acts::papers::essay_sheet;
    "papers.action_programme": m::programmes::Paper => m::papers::Written = acts::programmes::action;
    "papers.inspection": m::inspections::WriteInspection => m::papers::Written = acts::inspections::paper;
    "papers.hand_outs": m::papers::OfPeriod => m::papers::Written = acts::reports::hand_outs;
    "papers.propaganda": m::papers::OfPeriod => m::papers::Written = acts::reports::propaganda;
    "papers.period": m::papers::OfPeriod => m::papers::Written = acts::reports::period;
    "papers.meeting_agenda": m::meetings::Paper => m::papers::Written = acts::meetings::agenda_paper;
    "papers.ledger": m::papers::Write => m::papers::Written = acts::papers::ledger;
    "papers.list": m::papers::ListExport => m::papers::Written = acts::papers::export_list;
    "papers.meeting_notice": m::meetings::Paper => m::papers::Written = acts::meetings::notice;
    "papers.meeting_minutes": m::meetings::Paper => m::papers::Written = acts::meetings::minutes;
    "papers.meeting_resolution": m::meetings::Paper => m::papers::Written = acts::meetings::resolution_paper;
    "papers.roll_call_sheet": m::papers::Write => m::papers::Written = acts::papers::roll_call_sheet;
    "issued.get": Which => m::issued::IssuedPaper = acts::issued::get;
    "issued.verify": m::issued::Lookup => m::issued::IssuedPaper = acts::issued::verify;
    "issued.rows": m::issued::FigureOf => m::totals::Rows = acts::issued::rows;
    "issued.withdraw": m::issued::Withdraw => Touched = acts::issued::withdraw;
    "printing.list": m::printing::SheetsOf => m::printing::Sheets = acts::printing::list;
    "printing.page": m::printing::WhichSheet => m::printing::SheetPage = acts::printing::page;
    "template.list": Nothing => m::templates::Templates = acts::templates::list;
    "template.check": m::templates::TemplateFolder => m::templates::TemplateShown = acts::templates::check;
    "template.add": m::templates::TemplateFolder => m::templates::Templates = acts::templates::add;
    "template.remove": m::templates::TemplateName => m::templates::Templates = acts::templates::remove;
    "template.preview": m::templates::PreviewTemplate => m::papers::Written = acts::templates::preview;
}
