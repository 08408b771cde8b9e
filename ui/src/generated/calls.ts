// Made by `cargo xtask codegen` from the requests and answers of the `app` crate. Not for editing by hand.

/** One entry for each function a person can call. */
export interface Calls {
  "profile.status": { request: Nothing; answer: Status };
  "profile.create": { request: Create; answer: RecoverySheet };
  "profile.unlock": { request: Unlock; answer: Status };
  "profile.lock": { request: Nothing; answer: Status };
  "profile.recover": { request: Recover; answer: Status };
  "profile.try_passphrase": { request: TryPassphrase; answer: PassphraseTried };
  "profile.recovery_sheet": { request: OwnPassphrase; answer: RecoverySheet };
  "profile.prove_recovery": { request: ProveRecovery; answer: Status };
  "profile.renew_recovery": { request: OwnPassphrase; answer: RecoverySheet };
  "profile.change_passphrase": { request: ChangePassphrase; answer: KeysChanged };
  "people.list": { request: Nothing; answer: People };
  "people.add": { request: AddPerson; answer: People };
  "people.remove": { request: RemovePerson; answer: KeysChanged };
  "people.correct": { request: CorrectPerson; answer: People };
  "people.audiences": { request: Nothing; answer: Audiences };
  "people.admit": { request: Admit; answer: Audiences };
  "people.own_words": { request: OwnPassphrase; answer: OwnWords };
  "people.take_own_words": { request: TakeOwnWords; answer: Audiences };
  "people.hand_over": { request: HandOver; answer: HandedOver };
  "cell.names": { request: Nothing; answer: CellNames };
  "cell.correct": { request: CorrectCell; answer: Touched };
  "home.summary": { request: Nothing; answer: Home };
  "home.news": { request: Nothing; answer: News };
  "home.opened": { request: Which; answer: Nothing };
  "home.status_bar": { request: Nothing; answer: StatusBar };
  "calendar.year": { request: CalendarYear; answer: Calendar };
  "calendar.save": { request: SaveCalendar; answer: Written };
  "members.list": { request: Filter; answer: Members };
  "members.save": { request: MemberSave; answer: Touched };
  "members.change_standing": { request: ChangeStanding; answer: Touched };
  "members.delete": { request: Which; answer: Touched };
  "members.likely_same": { request: Nothing; answer: LikelySame };
  "members.join": { request: SamePerson; answer: Touched };
  "members.separate": { request: SamePerson; answer: Touched };
  "members.import_open": { request: ImportFile; answer: Proposal };
  "members.import_preview": { request: ImportPreviewRequest; answer: ImportPreview };
  "members.import_commit": { request: ImportPreviewRequest; answer: ImportDone };
  "members.held": { request: Which; answer: Held };
  "members.held_paper": { request: WriteHeld; answer: Written };
  "retention.list": { request: Nothing; answer: Retention };
  "retention.preview": { request: PastChosen; answer: ErasurePreview };
  "retention.erase": { request: EraseRequest; answer: Touched };
  "documents.list": { request: Nothing; answer: Documents };
  "documents.save": { request: DocumentSave; answer: Touched };
  "documents.delete": { request: Which; answer: Touched };
  "documents.parse_number": { request: ParseNumber; answer: ParsedNumber };
  "register.overview": { request: Nothing; answer: RegisterOverview };
  "register.list": { request: RegisterFilter; answer: RegisterRows };
  "register.get": { request: RegisterRowName; answer: RegisterRow };
  "register.choices": { request: RegisterField; answer: RegisterChoices };
  "register.save": { request: RegisterSave; answer: Touched };
  "register.delete": { request: RegisterRowName; answer: Touched };
  "register.export": { request: RegisterExport; answer: Written };
  "register.paste_preview": { request: RegisterPaste; answer: RegisterPastePreview };
  "register.paste": { request: RegisterPaste; answer: Pasted };
  "awareness.get": { request: Which; answer: AwarenessCheck };
  "awareness.set_questions": { request: AwarenessQuestions; answer: Touched };
  "awareness.set_key": { request: AwarenessSetKey; answer: Touched };
  "awareness.enter_totals": { request: AwarenessTotals; answer: Touched };
  "awareness.clear_totals": { request: Which; answer: Touched };
  "awareness.results": { request: AwarenessByKey; answer: AwarenessResult };
  "awareness.send": { request: AwarenessByKey; answer: Touched };
  "awareness.take_back": { request: Which; answer: Touched };
  "awareness.questionnaire": { request: AwarenessPaper; answer: Written };
  "awareness.result_paper": { request: AwarenessPaper; answer: Written };
  "programmes.get": { request: Which; answer: Programme };
  "programmes.paper": { request: ProgrammePaper; answer: Written };
  "inspections.get": { request: Which; answer: Inspection };
  "inspections.save_steps": { request: InspectionSteps; answer: Touched };
  "inspections.received": { request: Nothing; answer: Received };
  "superior_forms.list": { request: Nothing; answer: SuperiorForms };
  "superior_forms.open": { request: OpenForm; answer: FilledForm };
  "superior_forms.check": { request: TypedAnswers; answer: FormEvaluated };
  "superior_forms.save": { request: TypedAnswers; answer: Touched };
  "superior_forms.carry_over": { request: CarryOverAnswers; answer: Touched };
  "superior_forms.send": { request: SendForm; answer: Touched };
  "superior_forms.take_back": { request: TakeFormBack; answer: Touched };
  "concerns.get": { request: Which; answer: Concern };
  "concerns.send": { request: ConcernSend; answer: Touched };
  "concerns.take_back": { request: Which; answer: Touched };
  "returns.list": { request: Nothing; answer: Returns };
  "returns.answer": { request: ReturnReply; answer: Touched };
  "groups.list": { request: GroupsOn; answer: Groups };
  "forms.keep": { request: FormDraft; answer: Nothing };
  "forms.kept": { request: FormName; answer: KeptForm };
  "forms.give_up": { request: FormName; answer: Nothing };
  "rounds.list": { request: Nothing; answer: Rounds };
  "rounds.get": { request: Which; answer: Round };
  "rounds.propose": { request: RoundSave; answer: RoundProposed };
  "rounds.save": { request: RoundSave; answer: Touched };
  "rounds.delete": { request: Which; answer: Touched };
  "rounds.finalise": { request: Finalise; answer: Touched };
  "rounds.reopen": { request: Which; answer: Touched };
  "rounds.close": { request: Close; answer: Touched };
  "rounds.accept_late": { request: AcceptLate; answer: Touched };
  "rounds.leave_late": { request: LeaveLate; answer: Touched };
  "sessions.choices": { request: Nothing; answer: SessionChoices };
  "sessions.save": { request: SessionSave; answer: Touched };
  "sessions.delete": { request: Which; answer: Touched };
  "sessions.joint": { request: Which; answer: JointSessions };
  "sessions.follow": { request: FollowJointSession; answer: Touched };
  "roll_call.sheet": { request: Which; answer: Sheet };
  "roll_call.mark": { request: MarkOne; answer: Marked };
  "roll_call.mark_many": { request: MarkMany; answer: Marked };
  "roll_call.mark_rest_present": { request: Which; answer: Marked };
  "roll_call.confirm": { request: Which; answer: Touched };
  "meetings.list": { request: Nothing; answer: Meetings };
  "meetings.get": { request: Which; answer: Meeting };
  "meetings.fill_agenda": { request: Which; answer: Touched };
  "meetings.sheet": { request: Which; answer: MeetingSheet };
  "meetings.mark": { request: MeetingMarkOne; answer: Marked };
  "meetings.mark_many": { request: MeetingMarkMany; answer: Marked };
  "meetings.mark_rest_present": { request: Which; answer: Marked };
  "meetings.confirm": { request: Which; answer: Touched };
  "meetings.report_task": { request: ReportTask; answer: Touched };
  "meetings.schemes": { request: Nothing; answer: Schemes };
  "meetings.read_scheme": { request: ReadScheme; answer: PointScheme };
  "meetings.add_scheme": { request: ReadScheme; answer: Touched };
  "meetings.remove_scheme": { request: Which; answer: Touched };
  "meetings.grade": { request: GradeMeeting; answer: Touched };
  "make_ups.list": { request: MakeUpsOfRound; answer: MakeUps };
  "make_ups.save": { request: MakeUpsSave; answer: Touched };
  "make_ups.remove": { request: Remove; answer: Touched };
  "make_ups.take": { request: MakeUpsTake; answer: Touched };
  "essays.list": { request: EssaysOfRound; answer: Essays };
  "essays.open": { request: WhichEssay; answer: Essay };
  "essays.draft": { request: Draft; answer: Saved };
  "essays.keep_version": { request: WhichEssay; answer: Touched };
  "essays.version": { request: WhichVersion; answer: VersionText };
  "essays.compare": { request: CompareVersions; answer: Comparison };
  "essays.restore": { request: WhichVersion; answer: Touched };
  "essays.choose": { request: WhichVersion; answer: Touched };
  "essays.merge": { request: WhichEssay; answer: Saved };
  "essays.set_form": { request: SetForm; answer: Touched };
  "essays.hand_in": { request: HandIn; answer: Touched };
  "essays.grade": { request: SetGrade; answer: Touched };
  "essays.superior_grades_seen": { request: EssaysOfRound; answer: Nothing };
  "essay_files.open_text": { request: OpenText; answer: TextPreview };
  "essay_files.take_text": { request: TakeText; answer: Touched };
  "essay_files.open_folder": { request: OpenFolder; answer: FolderPreview };
  "essay_files.take_folder": { request: TakeFolder; answer: FolderTaken };
  "essay_files.stop": { request: Nothing; answer: Nothing };
  "attachments.list": { request: WhichEssay; answer: Pages };
  "attachments.add": { request: AddPages; answer: PagesAdded };
  "phone.open": { request: OpenPhonePage; answer: PhonePage };
  "phone.state": { request: Nothing; answer: PhonePage };
  "phone.pictures": { request: Nothing; answer: PhonePictures };
  "phone.take": { request: TakePhonePictures; answer: PagesAdded };
  "phone.close": { request: Nothing; answer: Nothing };
  "attachments.open": { request: OpenPage; answer: PageContent };
  "attachments.turn": { request: TurnPage; answer: Touched };
  "attachments.move": { request: MovePage; answer: Touched };
  "attachments.crop": { request: CropPage; answer: Touched };
  "attachments.recognise": { request: Which; answer: Recognised };
  "attachments.delete": { request: Which; answer: Touched };
  "attachments.save_copy": { request: SaveCopy; answer: CopySaved };
  "attachments.fetch": { request: Which; answer: Fetched };
  "materials.list": { request: Nothing; answer: Materials };
  "materials.fetch": { request: Which; answer: Fetched };
  "materials.save": { request: SaveMaterial; answer: Written };
  "attachments.set_when": { request: SetWhen; answer: FilesState };
  "totals.round": { request: TotalsOfRound; answer: Totals };
  "totals.rows": { request: RowsRequest; answer: Rows };
  "totals.by_group": { request: TotalsOfRound; answer: TotalsByGroup };
  "national_app.meeting": { request: Which; answer: AppSheet };
  "national_app.round": { request: Which; answer: AppSheet };
  "national_app.write": { request: WriteAppSheet; answer: Written };
  "totals.late": { request: LateOfRound; answer: Late };
  "outbox.seal": { request: SealOutbox; answer: OutboxSealed };
  "outbox.waiting": { request: Nothing; answer: OutboxWaiting };
  "outbox.forget": { request: Nothing; answer: OutboxSealed };
  "search.find": { request: Find; answer: Found };
  "exchange.state": { request: Nothing; answer: State };
  "exchange.now": { request: Nothing; answer: Outcome };
  "exchange.stop": { request: Nothing; answer: State };
  "exchange.pause": { request: Pause; answer: State };
  "exchange.renew": { request: Nothing; answer: State };
  "exchange.enrol": { request: Enrol; answer: Enrolled };
  "stick.list": { request: Nothing; answer: Sticks };
  "stick.look": { request: StickFolder; answer: Stick };
  "stick.plan": { request: StickWriteFor; answer: StickPlan };
  "stick.write": { request: StickWrite; answer: StickWrote };
  "stick.take": { request: StickTake; answer: StickTaken };
  "stick.progress": { request: Nothing; answer: StickProgress };
  "keys.state": { request: Nothing; answer: Keys };
  "keys.compare": { request: Which; answer: Keys };
  "keys.ask": { request: Nothing; answer: Keys };
  "keys.give": { request: Give; answer: Keys };
  "keys.confirm": { request: Confirm; answer: Keys };
  "keys.refuse": { request: Refuse; answer: Keys };
  "keys.open_with_sheet": { request: OpenWithSheet; answer: Keys };
  "backup.make": { request: Backup; answer: BackedUp };
  "backup.list": { request: Nothing; answer: Backups };
  "backup.set": { request: BackupSettings; answer: Backups };
  "backup.restore": { request: Restore; answer: Restored };
  "book.verify": { request: Nothing; answer: Verified };
  "book.repair": { request: Repair; answer: Repaired };
  "book.rebuild": { request: Nothing; answer: Rebuilt };
  "undo.act": { request: Act; answer: Touched };
  "undo.bin": { request: Nothing; answer: Bin };
  "undo.restore": { request: Which; answer: Touched };
  "undo.reach": { request: Which; answer: Reach };
  "undo.history": { request: Which; answer: History };
  "conflicts.list": { request: Nothing; answer: Conflicts };
  "conflicts.answer": { request: ConflictAnswer; answer: Touched };
  "conflicts.reopen": { request: Which; answer: Touched };
  "grading.list": { request: GradingOfRound; answer: Grading };
  "grading.give": { request: GiveGrade; answer: Touched };
  "grading.settle": { request: GiveGrade; answer: Touched };
  "grading.alike": { request: WhoseEssay; answer: Alike };
  "grading.side_by_side": { request: TwoEssays; answer: SideBySide };
  "ratings.schemes": { request: SchemesOf; answer: Schemes2 };
  "ratings.list": { request: OfPeriod; answer: RatedList };
  "ratings.get": { request: WhoseRating; answer: RatingShown };
  "ratings.save": { request: SaveRating; answer: Touched };
  "ratings.paper": { request: WriteRating; answer: Written };
  "papers.report": { request: Write; answer: Written };
  "papers.study_plan": { request: Write; answer: Written };
  "papers.essay_sheet": { request: WriteEssaySheet; answer: Written };
  "papers.action_programme": { request: ProgrammePaper; answer: Written };
  "papers.inspection": { request: WriteInspection; answer: Written };
  "papers.hand_outs": { request: OfPeriod2; answer: Written };
  "papers.propaganda": { request: OfPeriod2; answer: Written };
  "papers.period": { request: OfPeriod2; answer: Written };
  "papers.meeting_agenda": { request: MeetingPaper; answer: Written };
  "papers.ledger": { request: Write; answer: Written };
  "papers.list": { request: ListExport; answer: Written };
  "papers.meeting_notice": { request: MeetingPaper; answer: Written };
  "papers.meeting_minutes": { request: MeetingPaper; answer: Written };
  "papers.meeting_resolution": { request: MeetingPaper; answer: Written };
  "papers.roll_call_sheet": { request: Write; answer: Written };
  "issued.get": { request: Which; answer: IssuedPaper };
  "issued.verify": { request: Lookup; answer: IssuedPaper };
  "issued.rows": { request: FigureOf; answer: Rows };
  "issued.withdraw": { request: Withdraw; answer: Touched };
  "printing.list": { request: SheetsOf; answer: Sheets };
  "printing.page": { request: WhichSheet; answer: SheetPage };
  "template.list": { request: Nothing; answer: Templates };
  "template.check": { request: TemplateFolder; answer: TemplateShown };
  "template.add": { request: TemplateFolder; answer: Templates };
  "template.remove": { request: TemplateName; answer: Templates };
  "template.preview": { request: PreviewTemplate; answer: Written };
}

/** Takes the late changes into the final figures. */
export interface AcceptLate {
  /** As `totals.late` names them; all that wait when absent. */
  changes?: string[] | null;
  id: string;
  reason: string;
}

/** How the person at work stands to what only some people see. */
export type Access = "open" | "closed" | "may_begin" | "awaited";

export interface Act {
  /** As given in `Touched::undo`. */
  act: string;
}

export interface AddPages {
  /** The person's answer that one of the files bears the stamp MẬT, TỐI MẬT or TUYỆT MẬT. If true, no file is opened. */
  bears_secret_mark: boolean;
  member: string;
  paths: string[];
  round: string;
}

export interface AddPerson {
  full_name: string;
  /** The passphrase of the person who is working, asked again. */
  own_passphrase?: string;
  /** The new person's passphrase. */
  passphrase: string;
  role: Role;
}

export interface Admit {
  admitted: boolean;
  audience: Audience;
  person: string;
}

export type Agreement = "differs" | "agrees" | "unsure" | "incomplete" | "altered" | "not_counted";

export interface Alike {
  /** Essays whose text is here and was compared. */
  compared: number;
  /** The most alike first. Nothing is stored or sent, and nothing is concluded. */
  rows: AlikeEssay[];
}

export interface AlikeEssay {
  born: string;
  member: string;
  name: string;
  round: string;
  round_title: string;
  /** Basis points: how much of the opened essay stands in this one. */
  share: number;
}

export interface AlikeRows {
  ids: string[];
  /** Names the rows, and says what to do. */
  sentence: string;
}

export interface Answered {
  about: string;
  at: string;
  by: string;
  /** Nobody has changed this field since. */
  can_reopen: boolean;
  /** The chosen value in words. */
  chosen: string;
  field: string;
  id: string;
  thing: Thing;
}

export interface AppSheet {
  lines: AppSheetLine[];
  /** Why the figures may still change; empty if they are final. */
  provisional: string;
  title: string;
}

export interface AppSheetLine {
  english: string;
  /** What is typed or pasted; empty if the book does not have it. Several lines for an agenda. */
  value: string;
  vietnamese: string;
}

export type AppSheetOf = "meeting" | "round";

export interface Arrived {
  at: string;
  id: string;
  label: string;
  thing: Thing;
}

export type Audience = "ratings" | "grading";

export interface AudienceShown {
  access: Access;
  audience: Audience;
  /** The person at work may say who belongs to it. */
  may_lead: boolean;
  /** Its name in Vietnamese. */
  name: string;
  people: Viewer[];
}

export interface Audiences {
  audiences: AudienceShown[];
  /** The person at work has a key of their own, whose words can be printed. */
  has_own_words: boolean;
}

/** The numbers as typed. */
export interface AwarenessAnswer {
  /** For a number or words: how many answered. */
  answered?: string;
  /** For each choice. */
  counts?: string[];
  /** For a number: the sum of what was answered. */
  sum?: string;
  /** For words: what was said, without names. */
  summary?: string;
}

export interface AwarenessByKey {
  id: string;
  /** The version of the key by which to judge; the latest if absent. */
  key?: string | null;
}

export interface AwarenessCheck {
  date: string;
  /** Whether totals have been entered. */
  entered: boolean;
  id: string;
  /** The versions of the answer key, the latest first. */
  keys: AwarenessKey[];
  kind: string;
  /** The session or the meeting at which it was held. */
  place: string;
  questions: Question[];
  /** Whether the result has been sent up and not taken back. */
  sent: boolean;
  title: string;
}

/** A version of the answer key. */
export interface AwarenessKey {
  date: string;
  /** Whether it is a key to the questions as they are now. */
  fits: boolean;
  id: string;
  /** From 1. */
  number: number;
  reason: string;
  /** For each question the places of the right choices; none where it is not judged. */
  right: number[][];
}

export interface AwarenessPaper {
  id: string;
  key?: string | null;
  /** The path of the file. */
  out: string;
}

export interface AwarenessQuestions {
  id: string;
  questions: Question[];
}

export interface AwarenessResult {
  /** Whether totals were entered and belong to the questions as they are now. */
  entered: boolean;
  /** The version of the key by which answers were judged. */
  key: AwarenessKey | null;
  /** Why no figure of the result opens onto rows. */
  not_opened: NotOpened;
  questions: AwarenessResultQuestion[];
  /** Absent for fewer than five; then there are no questions either. */
  sheets: number | null;
}

export interface AwarenessResultLine {
  /** Absent if it is not shown. */
  count: number | null;
  label: string;
  /** Whether the key says that this is right. */
  right: boolean;
  share: number | null;
}

export interface AwarenessResultQuestion {
  form: QuestionForm;
  /** Whether a count of this question is not shown. */
  hidden: boolean;
  lines: AwarenessResultLine[];
  /** For a number: the mean, to the whole. */
  mean: number | null;
  /** How many answered rightly; absent if the question is not judged or the count is not shown. */
  right: number | null;
  right_share: number | null;
  /** For words: what was said. */
  summary: string;
  text: string;
}

export interface AwarenessSetKey {
  id: string;
  /** From the second version on: why the one before was wrong. */
  reason?: string;
  right: number[][];
}

export interface AwarenessTotals {
  /** One for each question. */
  answers: AwarenessAnswer[];
  id: string;
  /** How many sheets came back, as typed. */
  sheets: string;
}

export interface BackedUp {
  at: string;
  bytes: number;
  path: string;
}

export interface Backup {
  /** A folder; a file named after the cell and the day is written into it. */
  to: string;
}

export interface BackupSettings {
  remind_after_days: number;
  to_sticks: boolean;
}

export interface Backups {
  /** The numbers of days to choose from. */
  choices: number[];
  /** On each stick this many of the copies that the program wrote by itself are kept, the latest ones. */
  kept_on_sticks: number;
  last_at: string | null;
  /** The latest first; only those that this laptop made. */
  made: MadeBackup[];
  /** The stick that refused the last backup of that sort, since the program was started. */
  refused: Refused | null;
  /** Home reminds after this many days without a backup. */
  remind_after_days: number;
  /** A stick with an earlier backup of this book gets a new one when it appears. */
  to_sticks: boolean;
}

export interface Bin {
  /** What was deleted in the last 30 days. */
  items: BinItem[];
  /** The same, counted as the exchange counts: pages of one essay are one essay. */
  things: Waiting[];
}

export interface BinItem {
  by: string;
  deleted_at: string;
  id: string;
  label: string;
  thing: Thing;
}

export interface Calendar {
  /** By day. */
  days: DatedEntry[];
}

export interface CalendarYear {
  year: number;
}

export interface CarryOverAnswers {
  id: string;
  /** The questions whose older answers are used again. */
  questions: string[];
}

/** What the book records of the cell, and which of it the person at work may correct. */
export interface CellNames {
  cell_name: string;
  /** The days of its congresses, earliest first. Papers are numbered anew after each. */
  congresses: string[];
  /** The record whose history shows every correction. */
  id: string;
  may_correct: boolean;
  /** Names of others, and roles. */
  may_correct_people: boolean;
  may_hand_over: boolean;
  /** As typed; used until the superior has sent its own name. */
  superior_name: string;
  /** The name that the superior has sent or put on the invite. It can't be corrected here. */
  superior_sent: string | null;
}

export type Certainty = "certain" | "doubtful" | "nobody";

export interface ChangePassphrase {
  new: string;
  old: string;
}

export interface ChangeStanding {
  /** Further members with the same change; all are changed in one act, or none. */
  also?: string[];
  id: string;
  since: string;
  standing: Standing;
  until?: string | null;
}

/** How a sheet is to be read. A [`crate::Proposal`] contains it, and [`crate::Workbook::read`] takes it back, changed or not. */
export interface Choices {
  /** Further lists of the file that belong to this one, by their names in [`crate::Proposal::sheets`]. Each is read as its own proposal says. Their rows are numbered from [`crate::FURTHER_LIST`] on. */
  also?: string[];
  /** One for each column from A on. */
  columns: Target[];
  encoding: Encoding;
  /** Rows of the heading as Excel numbers them, first and last; both 0 when the list has no heading. */
  header: [number, number];
  sheet: string;
  /** Names in capitals are converted to title case. */
  title_case: boolean;
}

export interface Close {
  closed: boolean;
  id: string;
}

export interface Column {
  guess: Target;
  heading: string;
  /** Hidden in the workbook. */
  hidden: boolean;
  /** Index into [`Choices::columns`]. */
  index: number;
  /** "A", "B"… as Excel names it. */
  letter: string;
  /** Up to three values, converted. */
  samples: string[];
  /** Kept only when chosen (law 91/2025); the wizard starts with it left out. */
  sensitive: boolean;
}

export interface CompareVersions {
  from: string;
  member: string;
  round: string;
  to: string;
}

export interface ComparedPart {
  /** Absent for an answer to a question. */
  part: EssayPart | null;
  /** In reading order. The pieces that are not removed make up the later text. */
  pieces: Piece[];
  /** The number of the question that was answered, from 1. */
  question: number | null;
}

/** The progress of the comparison of four words with a new laptop. */
export type Comparing = "not_asked" | "asked" | "answered" | "answered_elsewhere" | "words" | "used_up";

export interface Comparison {
  from: Version;
  parts: ComparedPart[];
  to: Version;
}

export interface Concern {
  concern: RegisterRow;
  /** What stands with the superior; absent if it was never sent, or was taken back. */
  sent: SentConcern | null;
}

export interface ConcernSend {
  /** Whether the person has answered that a doubtful text is meant as it is. */
  even_so?: boolean;
  id: string;
}

export interface Confirm {
  /** The four words of the comparison, or the twelve words of the key that was given. */
  words: string[];
}

export interface Conflict {
  /** The record in words: a member, a session, a round, a mark. */
  about: string;
  /** The text that keeping both would give, where that makes sense. */
  both: string | null;
  /** One person deleted the record that another person was changing. */
  deletion: boolean;
  /** The field in words: "Điểm danh", "Ghi chú". */
  field: string;
  /** Names the conflict together with all values that it shows: when a side is added, the id changes. */
  id: string;
  /** Two or more; the value that applies until somebody chooses is first. */
  sides: Side[];
  thing: Thing;
}

export interface ConflictAnswer {
  conflict: string;
  /** Key of the side to keep, or `both`. */
  keep: string;
}

export interface Conflicts {
  /** Decided in the last 30 days, latest first. */
  answered: Answered[];
  /** Not decided yet. */
  open: Conflict[];
}

export interface Conversion {
  after: string;
  before: string;
}

/** This book was copied to another laptop, or was restored from a backup while the other copy was still in use. */
export type Copied = "keeps_key" | "needs_key";

export interface CopySaved {
  path: string;
}

export interface CorrectCell {
  cell_name: string;
  /** Left out, they stay as they are. */
  congresses?: string[] | null;
  superior_name: string;
}

export interface CorrectPerson {
  full_name: string;
  person: string;
  role: Role;
}

export interface Correction {
  /** One of the nine row fields. */
  field: string;
  row: number;
  value: string;
}

export interface Counts {
  due: number;
  not_due: number;
  present: number;
  share: number | null;
  unmarked: number;
  with_reason: number;
  without: number;
}

export interface Create {
  cell_name: string;
  full_name: string;
  passphrase: string;
  role: Role;
  sample?: boolean;
  superior_name: string;
}

export interface CriterionSaid {
  id: string;
  note?: string;
  points?: number | null;
}

export interface CriterionShown {
  evidence: EvidenceLine[];
  id: string;
  most: number | null;
  name: string;
  note: string;
  /** As people gave them. */
  points: number | null;
}

/** Keeps a part of a picture. Each side is measured in thousandths of the picture as it is shown, from its left and top edge. */
export interface CropPage {
  bottom: number;
  id: string;
  left: number;
  right: number;
  top: number;
}

export interface DatedEntry {
  day: string;
  english: string;
  /** The field that holds the day. */
  field: string;
  /** It is a form of the superior, whose page has this id. */
  form: boolean;
  id: string;
  /** Whether it still has to be done and its day is over. */
  late: boolean;
  /** The record's name may name a person. */
  names_people: boolean;
  /** Whether it still has to be done or lies ahead. */
  open: boolean;
  /** The register that it is in. */
  register: string | null;
  /** The round that it belongs to. */
  round: string | null;
  /** Only the cell can read the day: it is in no file for other programs. */
  sealed: boolean;
  /** The record's name. */
  title: string;
  /** What takes place or is due, in both languages: `Nhiệm vụ – thời hạn`, `Buổi học`. */
  vietnamese: string;
}

/** What to do with a row that resembles somebody already in the book. */
export interface Decision {
  row: number;
  take: Take;
}

export interface Document {
  carries_out: string | null;
  date: string;
  /** Set if only a committee that the cell stood under before sent it. */
  former: FormerCommittee | null;
  /** Issued by the committee, so the cell can't change it. */
  from_superior: boolean;
  id: string;
  issuer: string;
  /** "01-CT/TW ngày 12/03/2026" or the name. */
  label: string;
  /** For documents without a number. */
  name: string;
  /** The number as written, with its spaces tidied: "01-CT/TW"; empty for a document without a number. */
  number: string;
  rounds: string[];
  summary: string;
  /** "Khóa XIV", "2025-2030" */
  term: string;
}

export interface DocumentSave {
  carries_out?: string | null;
  /** The person's answer to "Văn bản có dấu MẬT…?". True is refused. */
  classified?: boolean;
  date?: string;
  id?: string | null;
  issuer?: string;
  name?: string;
  /** The id that a form gave its new record when it was opened: sent twice, it is one record. Unused where `id` is given. */
  new_id?: string | null;
  number?: string;
  summary?: string;
  term?: string;
}

export interface Documents {
  /** Newest first. */
  documents: Document[];
}

/** Something that may be meant, but more often was overlooked. It is said beside the field and refuses nothing. */
export interface Doubt {
  field: string;
  sentence: string;
}

/** Saves the draft at once, on this laptop only, until a version is made. */
export interface Draft {
  /** As returned by `essays.open`. */
  based_on?: string | null;
  member: string;
  parts: Parts;
  round: string;
}

/** The encoding of a file's text. */
export type Encoding = "none" | "tcvn3" | "vni" | "tcvn3_cp1258" | "vni_cp1258" | "cp1258" | "viqr";

export interface Enrol {
  /** The invite as a code typed or pasted, or */
  code?: string | null;
  /** the path of an invite file. */
  file?: string | null;
  /** After `other_cell`, a person confirmed that the invite's name and the book's name belong to the same cell. */
  same_cell?: boolean | null;
  /** After `other_committee`, the day since which the cell stands under the committee that invites, as a person typed it. */
  under_since?: string | null;
}

export interface Enrolled {
  cell_name: string;
  four_words: string[];
  /** The cell already has a book: this laptop fetches it and continues in it. */
  joined: boolean;
  superior_name: string;
  /** The superior's name for the cell; `cell_name` is the book's. */
  unit_name: string;
}

/** One entry of a member, with the number of records that refer to it. */
export interface Entry {
  born: string;
  duty: string;
  entered_at: string;
  entered_by: string;
  essays: number;
  /** Entered on this laptop. */
  here: boolean;
  id: string;
  joined: string;
  make_ups: number;
  /** Sessions in which this entry was marked. */
  marks: number;
  name: string;
}

export interface Entry2 {
  at: string;
  by: string;
  undo: string | null;
  what: string;
}

export interface EraseRequest {
  kind: string;
  records: string[];
  /** How many values the preview named. If it is another number now, nothing is erased. */
  values: number;
}

/** What would be erased of the records of one kind. */
export interface ErasedPart {
  english: string;
  fields_english: string[];
  /** The names of the fields whose values go. */
  fields_vietnamese: string[];
  records: number;
  vietnamese: string;
}

/** One decision to erase. */
export interface ErasureMade {
  at: string;
  by: string;
  records: number;
  state: ErasureState;
  values: number;
}

/** What would be erased of the chosen records and of what lies within them. */
export interface ErasurePreview {
  parts: ErasedPart[];
  records: number;
  values: number;
  /** Values that were written less than a year ago, which stay. */
  young: number;
}

export type ErasureState = "done" | "waiting";

export interface Essay {
  /** The version that the parts are or were started from; sent back with `essays.draft`. */
  based_on: string | null;
  /** Concurrent versions of two laptops, until somebody chooses one or saves a text that merges them. */
  beside: VersionText[];
  born: string;
  /** The round has the grade "Không đạt". */
  failed_grade: boolean;
  form: EssayForm | null;
  grade: Grade | null;
  guiding_questions: string;
  /** The superior's name if it asks for the essays of this round. */
  hand_in_to: string | null;
  /** Empty until it is handed in. */
  handed_in_on: string;
  is_draft: boolean;
  /** The number of other versions that the draft merges with that one. */
  joins: number;
  member: string;
  /** Absent from a part of the round, and has not made it up. */
  missed: boolean;
  name: string;
  next: string | null;
  /** The latest version, or the draft when it is newer. */
  parts: Parts;
  /** Neighbours in the order of the list, for "Bài trước" and "Bài sau". */
  previous: string | null;
  /** The superior's questions. Without any, an essay has its three parts. */
  questions: string[];
  /** Whether the superior can read the essay as it is now; absent unless the superior asks for essays and this one is handed in. */
  reaches_superior: boolean | null;
  round: string;
  round_title: string;
  saved_at: string | null;
  state: EssayState;
  /** What the graders of committees sent home, latest first. Figures count the cell's own grade. */
  superior_grades: SuperiorGrade[];
  /** Versions that this laptop has no key to read. If it has no key at all, this counts essays of the round whose owner it can't tell. */
  unread: number;
  /** Oldest first. */
  versions: Version[];
}

export interface EssayCandidate {
  born: string;
  member: string;
  name: string;
}

export type EssayFileDoubt = "same_name" | "part_of_name" | "other_marks" | "other_year" | "another_file" | "has_text" | "letters";

export type EssayFileKind = "text" | "page";

export type EssayForm = "typed" | "paper" | "photo" | "exempt";

/** The stored word of an essay rule. */
export type EssayOwers = "nobody" | "all_members" | "official_members" | "named";

export interface EssayPage {
  /** Size of the sealed file. */
  bytes: number;
  id: string;
  media: Media;
  /** The name of the file that was picked. */
  name: string;
  state: PageState;
}

/** The three parts of an essay (Cần Thơ), where the superior gave no questions to answer in their place. */
export type EssayPart = "awareness" | "self_review" | "proposals";

export type EssayState = "not_handed_in" | "writing" | "handed_in" | "graded";

export interface Essays {
  due: number;
  exempt: number;
  /** The round has the grade "Không đạt". */
  failed_grade: boolean;
  graded: number;
  /** The superior's name if it asks for the essays. Its graders read the essays that are handed in. */
  hand_in_to: string | null;
  /** Received, and without a grade yet. */
  not_graded: number;
  received: number;
  rows: Line[];
  /** Sessions of the round, past or planned. Before there is one, nobody is due. */
  sessions: number;
  /** Essays that this laptop has no key to read, so that it can't tell whose they are. */
  unread: number;
}

export interface EssaysOfRound {
  round: string;
}

export interface EvidenceLine {
  /** Something to settle before the rating: a make-up that is owed, a task without a result. */
  is_open: boolean;
  rows: EvidenceRow[];
  words: string;
}

/** A record from which a piece of evidence was read. */
export interface EvidenceRow {
  id: string;
  /** The table of its kind. */
  kind: string;
  label: string;
}

export type ExchangeState = "idle" | "sending" | "paused" | "no_network" | "server_away" | "wrong_certificate" | "revoked" | "failed" | "not_enrolled" | "awaiting_confirmation" | "waiting" | "network_login";

export interface Fetched {
  state: PageState;
}

export type Figure = "due" | "present" | "with_reason" | "without" | "unmarked" | "made_up" | "studied" | "make_up_owed" | "exempt_present" | "exempt" | "counted_elsewhere" | "sessions" | "sessions_by_superior" | "sessions_by_secretary" | "sessions_by_committee_member" | "sessions_by_cell" | "turns" | "points" | "non_members_invited" | "non_members_attended" | "essays_due" | "essays_received" | "essays_exempt" | "essays_owed" | "grade_good" | "grade_fair" | "grade_average" | "grade_failed" | "essays_not_graded" | "sessions_unconfirmed" | "sessions_ahead";

export interface FigureOf {
  figure: Figure;
  id: string;
}

export type FigureOfMeeting = "total" | "official" | "probationary" | "exempt" | "away" | "here" | "due" | "present" | "with_reason" | "without" | "unmarked" | "exempt_present";

/** One row that a figure was counted from. */
export interface FigureRow {
  /** What this row adds to the figure (1 for people). */
  adds: number;
  /** Birth year, group… */
  detail: string;
  id: string;
  /** A name, or a session's label. */
  label: string;
}

export interface FigureShown {
  /** As the book stood when it was printed; absent if that can't be counted here. */
  at_print: number | null;
  /** The stable name; that of a figure of a round opens its rows. */
  id: string;
  label: string;
  /** As it stands today. */
  now: number | null;
  printed: number;
}

export interface FilesState {
  /** Pages that are only on another laptop of this cell. */
  missing_pages: number;
  moving: Moving | null;
  waiting_bytes: number;
  /** Pages on this laptop that are not yet completely at the superior. */
  waiting_pages: number;
  when: FilesWhen;
  why: WhyWaiting | null;
}

/** When pages are sent. A page is about a hundred times as large as a text. */
export type FilesWhen = "always" | "good_link" | "usb_only";

export interface FilledForm {
  answers: FormAnswer[];
  /** What would leave the cell differs from what was sent last. */
  differs: boolean;
  evaluated: FormEvaluated;
  form: SuperiorForm;
  /** Groups, notes and questions in their order. Empty if this program can't read the version. */
  items: FormItem[];
  /** The languages of its texts, in the form's order; the first is its own. */
  languages: string[];
  /** Exactly what would leave the cell. */
  leaving: ShownAnswer[];
  /** Names what would leave the cell, so that nothing else is sent than was shown. */
  mark: string;
  /** The person at work may send and take back. */
  may_send: boolean;
  /** Answers that were given to another version. */
  older: OlderAnswer[];
  sent: SentForm | null;
  /** The answers are sealed with a key that this laptop does not have. */
  unread: boolean;
  /** A newer program made this version. */
  unreadable: boolean;
  /** What a save names: the answers are given to this version. */
  version: string;
}

export interface Filter {
  include_left?: boolean;
  /** The day to which the answer refers; today if absent. */
  on?: string | null;
}

/** Finalises (chốt số liệu), reopens or closes a round. */
export interface Finalise {
  /** Finalises although a session lies in the future, whose people are "chưa điểm danh" then. */
  although_ahead?: boolean;
  /** Finalises although marks are missing; those members stay "chưa điểm danh" in the figures. */
  although_unmarked?: boolean;
  id: string;
}

export interface Finalised {
  at: string;
  by: string;
}

export interface Find {
  limit?: number | null;
  text: string;
}

/** The way to the first roll-call, in its order. */
export type FirstStep = "members" | "document" | "round" | "session";

export interface FolderFile {
  /** How the text begins, in that encoding. */
  begins: string;
  certainty: Certainty;
  encoding: Encoding;
  file: string;
  kind: EssayFileKind;
  /** The member whom the name means most likely. */
  member: string | null;
  /** Why the file can't be taken. */
  problem: string | null;
  why: EssayFileDoubt | null;
}

/** The files of a folder with the members whom their names seem to mean. Nothing is written yet. */
export interface FolderPreview {
  /** Those whose essays the files can be. */
  members: EssayCandidate[];
  /** The folder has more files than are looked at. */
  more: boolean;
  rows: FolderFile[];
}

export interface FolderTaken {
  pages: number;
  refused: RefusedFile[];
  texts: number;
  /** Names the act for `undo.act`; one act for all files. */
  undo: string | null;
  what: Tag[];
}

/** Makes the cell's own session of a round from a joint one, or brings it up to date. */
export interface FollowJointSession {
  joint: string;
  round: string;
}

export interface FormAnswer {
  /** As it is stored; what can't be read as an answer is kept as it was typed. */
  answer: string;
  /** Two laptops answered differently, and nobody has chosen yet. */
  contested: boolean;
  name: string;
}

export interface FormChoice {
  label: string;
  name: string;
}

export interface FormDraft {
  form: string;
  /** Values as typed, by field. */
  values: Record<string, unknown>;
}

/** Which questions are asked, and what is wrong or missing. */
export interface FormEvaluated {
  /** Nothing is wrong, and nothing is missing. */
  complete: boolean;
  problems: FormProblem[];
  required: string[];
  shown: string[];
}

export interface FormItem {
  choices: FormChoice[];
  hint: string;
  kind: FormItemKind;
  label: string;
  name: string;
  /** The name of the group that it is directly in. */
  within: string | null;
}

export type FormItemKind = "group" | "note" | "text" | "integer" | "decimal" | "date" | "select_one" | "select_multiple";

export interface FormName {
  /** The form and the record it belongs to: `propaganda/new`. */
  form: string;
}

export interface FormProblem {
  english: string;
  /** The question has to be answered, and is not. */
  missing: boolean;
  name: string;
  vietnamese: string;
}

/** Where a form stands, as the cell and the committee see it. */
export type FormState = "received" | "filling" | "taken_back" | "outdated" | "sent" | "withdrawn";

/** A committee that the cell stood under before. What it sent is only to be read. */
export interface FormerCommittee {
  /** Empty if it is not known. */
  from: string;
  name: string;
  /** The last day. */
  until: string;
}

export interface FormerRound {
  deadline: string;
  documents: string[];
  former: FormerCommittee;
  id: string;
  title: string;
  /** Why that committee withdrew it; empty if it did not. */
  withdrawn: string;
}

export interface Found {
  /** Exact spellings first. */
  hits: Hit[];
}

export interface Give {
  id: string;
  /** The four or twelve words that were compared. If they are no longer the same, another laptop has taken its place. */
  words: string[];
}

export interface GiveGrade {
  grade: Grade | null;
  member: string;
  remark?: string;
  round: string;
}

export interface Given {
  by: string;
  grade: Grade | null;
  remark: string;
}

export interface GivenPoints {
  criterion: string;
  /** As people write them: "4,5". */
  given: string;
  most: string;
}

/** The essay's grade: never a member's yearly rating. */
export type Grade = "good" | "fair" | "average" | "failed";

/** People's points for a meeting. */
export interface GradeMeeting {
  meeting: string;
  /** One for each criterion of the scheme, in its order. */
  points: string[];
  scheme: string;
}

export interface GradedEssay {
  /** All grades are equal, and which; absent while they may not be seen. */
  agreed: Grade | null;
  born: string;
  differs: boolean;
  /** The grade that was settled on, which the figures count. */
  grade: Grade | null;
  /** How many have graded it. */
  graders: number;
  handed_in_on: string;
  /** Handed in after the round's day. */
  late: boolean;
  member: string;
  name: string;
  /** What the others gave; absent until the person at work may see it. */
  others: Given[] | null;
  /** What the person at work gave. */
  own_grade: Grade | null;
  own_remark: string;
  remark: string;
}

export interface Grades {
  average: number;
  average_share: number | null;
  failed: number;
  failed_share: number | null;
  fair: number;
  fair_share: number | null;
  good: number;
  good_share: number | null;
  /** Sum of the shares if it is not 10 000. It is shown as a note; the shares are never adjusted. */
  share_sum: number | null;
}

export interface Grading {
  failed_grade: boolean;
  rows: GradedEssay[];
}

export interface GradingOfRound {
  round: string;
}

export interface Group {
  id: string;
  /** Those who are in it on that day. */
  members: string[];
  name: string;
}

export interface GroupShown {
  criteria: CriterionShown[];
  most: number | null;
  name: string;
}

export interface GroupTotals {
  group: string;
  name: string;
  totals: Totals;
}

export interface Groups {
  groups: Group[];
}

export interface GroupsOn {
  /** Today if absent. */
  on?: string | null;
}

export interface HandIn {
  /** False withdraws the essay. */
  handed_in: boolean;
  member: string;
  /** Today if absent. */
  on?: string | null;
  /** It came on paper: its form becomes that in the same change. */
  on_paper?: boolean;
  round: string;
  /** The person who hands in has seen that the superior's graders will read the essay. Required if the superior asks for essays. */
  superior_reads?: boolean;
}

/** Hands the book over to a new secretary. */
export interface HandOver {
  /** The name of a new person. */
  full_name?: string;
  /** Makes a new recovery sheet for the successor; the old one opens nothing any more. */
  new_sheet?: boolean;
  /** The passphrase of the person who hands over, asked again. */
  own_passphrase?: string;
  /** The successor's own passphrase: a new one, or the one with which they open the book. */
  passphrase?: string;
  /** The role that the former secretary keeps; absent if their access ends. */
  remains?: Role | null;
  /** A person who opens the book already; absent for a new person. */
  to?: string | null;
}

/** The successor is at work from now on, until the book is locked. */
export interface HandedOver {
  people: Person[];
  /** What the change means for earlier copies of the book, in sentences. */
  said: string[];
  /** The new sheet, if one was wanted and could be made. */
  sheet: RecoverySheet | null;
}

export interface Held {
  birth_year: string;
  /** All records of the groups. */
  count: number;
  /** By kind of record. */
  groups: HeldGroup[];
  /** The entry that the member is counted as. */
  id: string;
  name: string;
  /** Who opened this page before, the latest first. */
  openings: HeldOpening[];
  /** Sealed records that the person at work can't open, so that it is not known whom they are about. */
  unread: HeldUnread[];
}

export interface HeldGroup {
  english: string;
  keep_english: string;
  /** How long such records are kept. */
  keep_vietnamese: string;
  /** Where the values are kept, with the fields that are kept there. */
  keepings: KeptFields[];
  /** The kind's table. */
  kind: string;
  /** By date. */
  records: HeldRecord[];
  vietnamese: string;
}

export interface HeldOpening {
  at: string;
  by: string;
}

export interface HeldRecord {
  /** The superior wrote it, in a book that it sends. */
  by_superior: boolean;
  /** How many recorded changes set one of its values. Earlier values stay in the history. */
  changes: number;
  /** The record's own last date, that of what it lies within, or the day it was last changed. */
  date: string;
  id: string;
  in_bin: boolean;
  title: string;
  values: HeldValue[];
}

export interface HeldUnread {
  count: number;
  english: string;
  vietnamese: string;
}

export interface HeldValue {
  keeping: Keeping;
  label: string;
  /** Empty for a sealed value that the person at work can't open. */
  value: string;
}

export interface History {
  entries: Entry2[];
}

export interface Hit {
  detail: string;
  id: string;
  kind: Thing;
  /** Set for a member who has left the cell or has died: they are found by name like everybody else. */
  left: Standing | null;
  /** The meeting that it belongs to, or is. */
  meeting: string | null;
  member: string | null;
  /** The round and the member that it belongs to. */
  round: string | null;
  title: string;
}

export type Holding = "holds" | "waiting" | "behind";

export interface Home {
  /** What is late or due within two weeks, by day. */
  due: DatedEntry[];
  /** Nothing has been recorded yet; the page shows the three first buttons. */
  first_day: boolean;
  last_backup_at: string | null;
  /** The step after what a beginner has done so far; absent on the first day, and once a round has a session. */
  next_step: NextStep | null;
  ongoing: RoundLine[];
  tasks: Task[];
}

export interface ImportDone {
  added: number;
  left_out: number;
  skipped: number;
  /** What notes in the list say about the standing of added members; kept as notes until a person enters since when. */
  standings: ProposedStanding[];
  /** For "Hoàn tác". */
  undo: string | null;
}

export interface ImportFile {
  path: string;
  /** If absent, the sheet that looks most like a list. */
  sheet?: string | null;
}

export interface ImportPreview {
  already_here: number;
  /** Rows of the file that are not among `rows`, because they are duplicates or have no readable name. All five counts add up to the number of people in the file. */
  left_out: number;
  problems: Problem[];
  rows: ImportRow[];
  /** Rows that a person chose to skip. */
  skipped: number;
  to_add: number;
  /** Rows that wait for a person's decision. */
  to_review: number;
}

export interface ImportPreviewRequest {
  /** If absent, the choices of the proposal. */
  choices?: Choices | null;
  /** The person's corrections, by sheet row and field. */
  corrections?: Correction[];
  decisions?: Decision[];
  path: string;
}

export interface ImportRow {
  /** The member it resembles ("Có phải một người?"): name and birth year. */
  resembles: Resembles | null;
  /** The row number as in Excel. */
  row: number;
  status: ImportStatus;
  values: RosterRow;
}

export type ImportStatus = "new" | "already_here" | "review" | "skipped";

export interface Inspection {
  /** What it found, praise first, then by the day by which it is to be put right. */
  findings: RegisterRow[];
  inspection: RegisterRow;
  steps: InspectionStep[];
}

export type InspectionPaper = "plan" | "minutes" | "report" | "conclusion" | "index";

export interface InspectionSavedStep {
  date?: string;
  done: boolean;
  paper?: string;
  step: string;
}

/** One step and the paper it left. */
export interface InspectionStep {
  date: string;
  done: boolean;
  /** "4. Biên bản triển khai" */
  label: string;
  /** Its number or name. */
  paper: string;
  step: string;
}

export interface InspectionSteps {
  id: string;
  /** Those that are left out stay as they are. */
  steps: InspectionSavedStep[];
}

export interface Issued {
  /** The code that was printed, if the template set asks for one. */
  code: string | null;
  /** The row in the register of papers issued. */
  id: string;
  number: number;
  undo: string | null;
}

export interface IssuedPaper {
  about: string;
  agreement: Agreement;
  as_of: string | null;
  code: string | null;
  /** What of the row was corrected after it was printed. */
  corrected: string[];
  /** When the figures were counted, and the day as of which. */
  counted_at: string | null;
  /** Those that are not 0 everywhere. */
  figures: FigureShown[];
  id: string;
  in_bin: boolean;
  missing: MissingChanges[];
  /** The round that it reports on, if that still stands. */
  round: string | null;
  sent_to: string | null;
  /** What the book says about the figures. */
  sentence: string;
  signer: string | null;
  symbol: string | null;
  /** Which template set printed it: its name, and the beginning of a hash of it. */
  template: string | null;
  /** "Báo cáo số 05 ngày 03/05/2026" */
  title: string;
  /** Another paper has the same number. */
  twice: string | null;
  why_withdrawn: string | null;
  /** The day on which it was withdrawn. */
  withdrawn: string | null;
}

export interface JointSession {
  agenda: string;
  /** The superior changed something after the cell's session was made, and nobody is marked there yet. */
  changed: boolean;
  date: string;
  form: SessionForm;
  id: string;
  place: string;
  points: string[];
  /** The cell's own session that refers to it. */
  session: string | null;
  speaker: string;
  time: string;
  /** Why the superior called it off; empty if it did not. */
  withdrawn: string;
}

/** The sessions that the superior holds for many cells within the round that one of ours carries out. */
export interface JointSessions {
  sessions: JointSession[];
}

export type Keeping = "plain" | "erasable" | "sealed" | "audience" | "laptop";

export interface KeptFields {
  fields: string[];
  keeping: Keeping;
  /** Whether the values stay as long as the book does, because they are a part of the signed changes. */
  stays: boolean;
}

export interface KeptForm {
  saved_at: string | null;
  /** Absent if the form has no kept values. */
  values: Record<string, unknown> | null;
}

export interface Keys {
  /** While it waits: a person here confirmed that the other laptop shows the same four words. */
  confirmed: boolean;
  /** While this laptop waits for the key: the words of the current comparison, once another laptop has answered. */
  four_words: string[] | null;
  holding: Holding;
  /** While it waits: another comparison may be started here. */
  may_ask: boolean;
  /** Laptops that the superior admitted and that hold no key. A person compares the words and then gives the key or refuses. */
  newcomers: Newcomer[];
  /** While it waits: the words of a key that was given to it and that nobody here has confirmed. Every laptop that holds the key shows them. */
  offered_words: string[] | null;
  /** Names of the other laptops that hold the key. */
  other_holders: string[];
  /** While it waits: the words to compare if the two laptops can't exchange. Otherwise the key's own words, which every laptop of the cell that holds the key shows. */
  twelve_words: string[] | null;
}

/** A change of who can open the book, and with what. */
export interface KeysChanged {
  people: Person[];
  /** What the change means for earlier copies of the book, in sentences. */
  said: string[];
}

export interface Late {
  /** Oldest first; empty while the figures are open. */
  changes: LateChange[];
}

/** A change to records that the figures were counted from, made or received after the figures were closed. */
export interface LateChange {
  /** The session, the essay or the round. */
  about: string;
  /** By the clock of the laptop it was written on. */
  at: string;
  by: string;
  clock_doubtful: boolean;
  /** For `rounds.accept_late` and `rounds.leave_late`. */
  id: string;
  /** Present if a person left it out of the figures. */
  left: LeftOut | null;
  /** The old and the new value in words. */
  what: string;
}

export interface LateOfRound {
  round: string;
}

export interface LeaveLate {
  /** As `totals.late` names them; all that wait when absent. */
  changes?: string[] | null;
  id: string;
}

export interface LeftOut {
  at: string;
  by: string;
}

export interface Level {
  id: string;
  name: string;
}

export interface LikelySame {
  /** Pairs that were already joined. */
  joined: Pair[];
  /** Pairs that look like one person entered twice; the first of each has more records that refer to it. */
  likely: Pair[];
}

export interface Line {
  born: string;
  form: EssayForm | null;
  grade: Grade | null;
  handed_in_on: string;
  member: string;
  /** Absent from a part of the round, and has not made it up. */
  missed: boolean;
  name: string;
  /** The round's rule asks this member for an essay. */
  owes: boolean;
  /** Whether the superior can read the essay as it is now; absent unless the superior asks for essays and this one is handed in. */
  reaches_superior: boolean | null;
  state: EssayState;
  /** What the superior's graders settled on. Figures count the cell's own grade. */
  superior_grade: Grade | null;
}

export interface ListColumn {
  /** Its cells are counts. */
  is_count: boolean;
  title: string;
}

/** A list as the page shows and prints it. */
export interface ListExport {
  columns: ListColumn[];
  /** The path of the workbook to write. */
  path: string;
  /** A text for each column. */
  rows: string[][];
  title: string;
}

/** A code as it was typed or scanned, or a file to read it from. */
export interface Lookup {
  code?: string | null;
  path?: string | null;
}

export interface MadeBackup {
  at: string;
  automatic: boolean;
  path: string;
  /** The file is there now. A backup on a stick is present while the stick is plugged in. */
  present: boolean;
}

/** A make-up at a session of another unit that the superior confirmed. */
export interface MakeUpConfirmed {
  /** The unit that held the session. */
  at_unit: string;
  born: string;
  /** Set if the committee is one that the cell stood under before: nobody is asked to record it. */
  former: FormerCommittee | null;
  id: string;
  /** Absent if the book has no such member any more. */
  member: string | null;
  name: string;
  on: string;
  /** The absence that it makes up for. */
  session: string | null;
  session_label: string;
  state: MakeUpConfirmedState;
  /** Why the superior took it back; empty while it stands. */
  withdrawn: string;
}

export type MakeUpConfirmedState = "unknown_member" | "to_record" | "recorded" | "recorded_already" | "no_absence" | "to_take_out";

export interface MakeUps {
  /** What the superior says was made up at other units. */
  confirmations: MakeUpConfirmed[];
  rows: MakeUpsRow[];
}

/** A session that a member missed. */
export interface MakeUpsMissed {
  member: string;
  session: string;
}

export interface MakeUpsOfRound {
  round: string;
}

export interface MakeUpsRow {
  /** A session of our cell, or */
  at_session: string | null;
  /** another unit's session, as typed. */
  at_unit: string;
  born: string;
  /** It was recorded from a confirmation of the superior. */
  confirmed: boolean;
  made_up: boolean;
  mark: Mark;
  member: string;
  name: string;
  on: string;
  /** The missed session. */
  session: string;
  session_label: string;
}

export interface MakeUpsSave {
  /** Others who made up with them, as one act. */
  also?: MakeUpsMissed[];
  at_session?: string | null;
  at_unit?: string;
  member: string;
  on: string;
  session: string;
}

/** Confirmations that are recorded as one act. */
export interface MakeUpsTake {
  confirmations: string[];
  round: string;
}

export type Mark = "unmarked" | "present" | "present_elsewhere" | "absent_work" | "absent_study" | "absent_far_away" | "absent_personal" | "absent_other" | "absent_without" | "counted_elsewhere" | "exempt" | "exempt_present";

/** Several marks as one act (paste with preview). */
export interface MarkMany {
  marks: MarkedMember[];
  session: string;
}

export interface MarkOne {
  mark: Mark;
  member: string;
  /** Absent: the note stays as it is. */
  note?: string | null;
  point?: number;
  session: string;
}

export interface Marked {
  counts: Counts;
  saved_at: string;
  undo: string | null;
}

export interface MarkedMember {
  mark: Mark;
  member: string;
}

export interface Material {
  /** Size of the sealed file. */
  bytes: number;
  /** Bytes of it that are on this laptop. */
  bytes_here: number;
  /** The document with which it was sent. */
  document: string | null;
  /** Set if a committee sent it that the cell stood under before. */
  former: FormerCommittee | null;
  /** The whole file is on this laptop. */
  here: boolean;
  id: string;
  /** The name of the file. */
  name: string;
  /** The superior's round with which it was sent. */
  round: string | null;
  sent_at: string;
}

export interface Materials {
  /** Whether files can be fetched over the network now and then. */
  enrolled: boolean;
  /** Last sent first. */
  materials: Material[];
}

export type Media = "picture" | "pdf";

export interface Meeting {
  agenda: RegisterRow[];
  /** Tasks that were assigned here. */
  assigned: RegisterRow[];
  figures: MeetingFigure[];
  grades: MeetingGrade[];
  line: MeetingLine;
  next_resolution: number;
  /** What does not fit the rules: too short, papers late. Sentences. */
  notes: string[];
  /** Tasks of earlier meetings, as they are reported here. */
  reported: ReportedTask[];
  /** Usually one; two after two laptops wrote one each. */
  resolutions: RegisterRow[];
  /** The stored values, for its form. */
  row: RegisterRow;
  steps: MeetingStep[];
}

/** A figure of the attendance, with the people that it counts. */
export interface MeetingFigure {
  figure: FigureOfMeeting;
  people: MeetingPerson[];
}

export interface MeetingGrade {
  /** Absent where this laptop does not have the scheme, or the scheme has a gap. */
  grade: string | null;
  id: string;
  most: string;
  points: GivenPoints[];
  scheme: string;
  sum: string;
}

export interface MeetingLine {
  /** Its day has come. */
  begun: boolean;
  confirmed: boolean;
  counts: Counts;
  date: string;
  finish: string;
  /** The grade of its points, if it was graded. */
  grade: string | null;
  has_resolution: boolean;
  id: string;
  kind: string;
  start: string;
  title: string;
  topic: string;
}

/** Several marks as one act (paste with preview). */
export interface MeetingMarkMany {
  marks: MarkedMember[];
  meeting: string;
}

export interface MeetingMarkOne {
  mark: Mark;
  meeting: string;
  member: string;
  /** Absent: the note stays as it is. */
  note?: string | null;
}

export interface MeetingPaper {
  /** For a notice or a resolution: it takes its number now. */
  issue?: boolean;
  meeting: string;
  /** The path of the Word file to write. */
  out: string;
}

export interface MeetingPerson {
  born: string;
  mark: Mark;
  member: string;
  name: string;
  note: string;
}

export interface MeetingSheet {
  confirmed: boolean;
  counts: Counts;
  id: string;
  rows: RollCallRow[];
  /** The moment of the last mark. */
  saved_at: string | null;
  title: string;
}

/** A step of the procedure of HD 42-HD/BTCTW. */
export interface MeetingStep {
  /** Empty while it is not done. */
  done_on: string;
  english: string;
  /** The field of the meeting that holds its day. */
  field: string;
  phase: string;
  phase_english: string;
  phase_vietnamese: string;
  vietnamese: string;
}

export interface Meetings {
  /** The latest first. */
  meetings: MeetingLine[];
  /** What the rules ask and is about to be missed, as a sentence. */
  missing: string | null;
  /** The number that the next notice would have. */
  next_notice: number;
}

export interface Member {
  /** ISO date or a bare year, empty when unknown. */
  born: string;
  card: string;
  duty: string;
  id: string;
  /** Whether the member is official on that day. */
  is_official: boolean;
  joined: string;
  name: string;
  note: string;
  official: string;
  party_group: string;
  people: string;
  sex: string;
  standing: Standing;
  /** The first day of the standing. */
  standing_since: string;
  /** The last day of the standing, if known (only exempt, temporarily away and temporarily here). */
  standing_until: string;
}

/** Fields that are left out stay as they are; an empty string clears a field. */
export interface MemberSave {
  born?: string | null;
  card?: string | null;
  duty?: string | null;
  /** Absent: a new member. */
  id?: string | null;
  joined?: string | null;
  name?: string | null;
  /** The id that a form gave its new record when it was opened: sent twice, it is one record. Unused where `id` is given. */
  new_id?: string | null;
  note?: string | null;
  official?: string | null;
  party_group?: string | null;
  people?: string | null;
  sex?: string | null;
}

export interface Members {
  /** By given name, then family, then middle, in Vietnamese order. */
  members: Member[];
}

export interface MissingChanges {
  changes: number;
  laptop: string;
}

export interface MovePage {
  id: string;
  /** The new position among the essay's pages, from 0. */
  to: number;
}

/** Pages in transfer, uploads and downloads together. */
export interface Moving {
  bytes_done: number;
  bytes_total: number;
  pages_done: number;
  pages_total: number;
  seconds_left: number | null;
}

export interface NamesOpened {
  at: string;
  officer: string;
  what: string;
  /** Whose essay it was, if one was opened. */
  whose: string;
}

export interface Newcomer {
  comparing: Comparing;
  /** Present in the state `words`. */
  four_words: string[] | null;
  id: string;
  name: string;
  /** A person here said that this laptop does not belong to the cell. */
  refused: boolean;
  twelve_words: string[];
  /** People of the cell in whose name it already writes; those changes count once it has the key. */
  writes_as: string[];
}

/** What the superior sent and the person at work has not opened yet. */
export interface News {
  documents: NewsLine[];
  /** Forms that wait, of which the current version was not opened. */
  forms: NewsLine[];
  /** What it returned, and what it decided about that. */
  returns: NewsLine[];
  rounds: NewsLine[];
}

export interface NewsLine {
  id: string;
  label: string;
}

export interface NextStep {
  documents: number;
  /** What the steps before have brought into the book. */
  members: number;
  /** The round to which the session belongs. */
  round: string | null;
  rounds: number;
  step: FirstStep;
}

/** Who has to act next. */
export type NextToAct = "cell" | "superior" | "nobody";

/** People who are not members, counted by group, never named. */
export interface NonMembers {
  attended: number;
  /** "Công chức", "Nhân dân"… */
  group: string;
  invited: number;
}

/** Every other figure opens onto the rows it was counted from. */
export type NotOpened = "survey_count" | "non_members" | "declared";

/** A request without parameters. */
export type Nothing = Record<string, never>;

export interface OfPeriod {
  period: string;
  scheme: string;
}

/** A paper of a time; both days belong to it. */
export interface OfPeriod2 {
  from: string;
  /** For a report: it takes its number now. */
  issue?: boolean;
  out: string;
  until: string;
}

export interface OlderAnswer {
  answer: string;
  /** It is an answer to a question of the current version, which has none. */
  fits: boolean;
  label: string;
  name: string;
  /** The version that was answered. */
  version: number;
}

export interface OpenFolder {
  path: string;
  round: string;
}

export interface OpenForm {
  id: string;
  /** One of the form's languages; without it, the form's own. */
  language?: string;
}

export interface OpenPage {
  id: string;
  /** Whether to return a small picture for a list, 320 pixels on its long side. */
  small: boolean;
}

export interface OpenPhonePage {
  /** The person's answer that the paper bears the stamp MẬT, TỐI MẬT or TUYỆT MẬT. If true, no page is opened. */
  bears_secret_mark: boolean;
  member: string;
  round: string;
}

export interface OpenText {
  /** The encoding that the person chose. If absent, the one that is proposed. */
  encoding?: Encoding | null;
  member: string;
  path: string;
  round: string;
}

export interface OpenWithSheet {
  /** The words of a recovery sheet of this cell, whichever laptop printed it. */
  words: string;
}

/** One call that was refused or did not reach the program, in the form in which the page would send it again. */
export interface OutboxItem {
  /** The description of the item that the person sees. */
  about: string;
  call: string;
  field: string;
  name: string;
  /** Names the record and the field to the page. */
  record: string;
  /** The request in JSON. */
  request: string;
}

export type OutboxKept = "nothing" | "disk" | "memory";

export interface OutboxSealed {
  kept: OutboxKept;
  /** Number of texts with a stamp of secrecy, of which no copy may exist. */
  left_out: number;
}

export interface OutboxWaiting {
  /** In the order in which they were entered. */
  items: OutboxWaitingItem[];
  /** Packets that this book can't open. */
  unread: number;
}

export interface OutboxWaitingItem {
  /** When it was sealed. */
  at: string;
  /** The person who was working. */
  by: string;
  item: OutboxItem;
}

/** The result of one exchange. */
export interface Outcome {
  bytes_down: number;
  bytes_up: number;
  /** Pages of essays that the superior has received in this exchange. */
  pages_sent: number;
  receipt_at: string | null;
  received: number;
  requests: number;
  sent: Waiting[];
  /** Both sides' root digests were equal at the end. */
  verified: boolean;
}

/** The passphrase of the person who is working, asked again. */
export interface OwnPassphrase {
  own_passphrase?: string;
}

/** Words that open the person's own key on another laptop, or after the passphrase was forgotten. */
export interface OwnWords {
  /** The paper to print. */
  html: string;
  words: string[];
}

export interface PageContent {
  media: Media;
  state: PageState;
  /** A data URL, with the saved rotation; absent while pieces of the page are only on another laptop. PDFs have no small picture. */
  url: string | null;
}

export type PageState = "sent" | "waiting" | "elsewhere";

export interface Pages {
  /** Whether there is a superior to send to. */
  enrolled: boolean;
  /** In the order of the essay. */
  pages: EssayPage[];
  when: FilesWhen;
}

export interface PagesAdded {
  pages: number;
  refused: RefusedFile[];
  /** Names the act for `undo.act`. */
  undo: string | null;
  what: Tag[];
}

export interface Pair {
  kept: Entry;
  merged: Entry;
}

/** Parses a document number as typed, for the hint below the field. */
export interface ParseNumber {
  text: string;
}

export interface ParsedNumber {
  issuer: string;
  kind: string;
  kind_name: string;
  normal: string;
  number: string;
}

export interface Parts {
  /** The answers to the questions of the round (Câu 1, 2, 3…), in place of the three parts. */
  answers?: string[];
  awareness: string;
  proposals: string;
  self_review: string;
}

export interface PassphraseTried {
  /** Why it would be refused; absent if it would be accepted. */
  refused: string | null;
}

/** Which records past their period are meant. */
export interface PastChosen {
  /** The kind's table. */
  kind: string;
  records: string[];
}

export interface PastGroup {
  checked: boolean;
  english: string;
  keep_english: string;
  keep_vietnamese: string;
  /** The kind's table. */
  kind: string;
  /** By date. */
  records: PastRecord[];
  vietnamese: string;
}

export interface PastRecord {
  /** The last date of the record. */
  date: string;
  /** Set if its erasure was decided. */
  erased: ErasureState | null;
  /** The year since which it may be erased. */
  free_from: number;
  id: string;
  in_bin: boolean;
  names_people: boolean;
  title: string;
  /** What is shown only within it and would go with it. */
  within: PastWithin[];
}

export interface PastWithin {
  count: number;
  english: string;
  vietnamese: string;
}

export interface Pasted {
  added: number;
  touched: Touched;
}

export interface PastedRow {
  /** The register already contains the same row. */
  already_here: boolean;
  problems: RegisterProblem[];
  /** Values in words, by field. */
  shown: Record<string, string>;
}

export interface Pause {
  paused: boolean;
}

export interface People {
  people: Person[];
}

export interface Person {
  id: string;
  name: string;
  /** `None` for a role that only a newer program knows. */
  role: Role | null;
}

export interface PhoneLink {
  /** "192.168.1.5" */
  address: string;
  /** The QR code of the link as a data URL. The link itself is not shown: its key is not for typing. */
  qr: string;
}

export interface PhonePage {
  /** The person pressed "done" on the phone. */
  done: boolean;
  /** One for each network that the laptop is on, the likeliest first; empty if no page was opened. */
  links: PhoneLink[];
  /** A phone can still send. */
  open: boolean;
  /** Pictures that came and wait to be taken. */
  pictures: number;
  /** A phone has opened the page. If none does for a while, a firewall may be in its way. */
  reached: boolean;
  seconds_left: number;
  /** Since the page was opened. */
  seconds_open: number;
}

export interface PhonePictures {
  /** Small pictures as data URLs, in the order in which they came. */
  small: string[];
}

export interface Piece {
  change: PieceChange;
  text: string;
}

export type PieceChange = "same" | "added" | "removed";

export interface PlacedWord {
  place: number;
  word: string;
}

/** The five parts a plan must state. */
export interface Plan {
  content: PlanPart;
  implementation: PlanPart;
  logistics: PlanPart;
  purpose: PlanPart;
  speakers: PlanPart;
}

export interface PlanPart {
  done: boolean;
  text: string;
}

export interface PointScheme {
  criteria: SchemeCriterion[];
  /** Gaps, overlaps and sums that do not fit, as sentences. */
  faults: string[];
  /** First and last day on which it holds; empty where it is open. */
  from: string;
  grades: SchemeBand[];
  id: string;
  name: string;
  /** The record, if it is one of the cell's own. */
  own: string | null;
  source: string;
  total: number;
  until: string;
}

/** A sample paper of a set that was loaded, or of one still in its folder. */
export interface PreviewTemplate {
  folder?: string | null;
  /** "bao-cao-dot" */
  kind: string;
  name?: string | null;
  /** The path of the .docx to write. */
  out: string;
}

/** Something that a person should check before anything is written. */
export interface Problem {
  code: ProblemCode;
  /** One of the nine fields of [`crate::RosterRow`], or empty if the problem concerns the whole row. */
  field: string;
  /** A Vietnamese sentence. */
  message: string;
  /** The row as Excel numbers it, from [`crate::FURTHER_LIST`] on in further lists; 0 if the problem concerns the whole file. */
  row: number;
}

export type ProblemCode = "unreadable_sex" | "no_such_date" | "unreadable_date" | "month_only" | "month_first" | "future_date" | "dates_out_of_order" | "broken_letters" | "two_names" | "repeated" | "maybe_repeated" | "card_shared" | "no_name" | "only_name" | "hidden_row" | "error_cell" | "not_calculated" | "hidden_column" | "struck_out" | "other_sheet" | "no_name_column";

export interface Programme {
  /** A figure for each standing; its rows are the tasks that stand so. */
  figures: ProgrammeFigure[];
  programme: RegisterRow;
  /** Grouped: tasks of one group follow each other, by deadline; groups in the order of their first deadline. */
  tasks: ProgrammeTask[];
}

export interface ProgrammeFigure {
  count: number;
  standing: TaskStanding;
}

export interface ProgrammePaper {
  id: string;
  /** The path of the file: .docx or .xlsx. */
  out: string;
}

export interface ProgrammeTask {
  /** Empty for tasks without a group. */
  group: string;
  row: RegisterRow;
  standing: TaskStanding;
}

export interface Progress {
  done: number;
  seconds_left: number | null;
  total: number;
}

/** A proposed reading of the file, for a person to confirm. */
export interface Proposal {
  choices: Choices;
  /** Filled columns of the chosen sheet. */
  columns: Column[];
  /** Examples of how text in an old or misread encoding is converted; empty for valid Unicode. */
  conversions: Conversion[];
  /** Some names are in capitals. */
  has_capitals: boolean;
  sheets: SheetSummary[];
}

export interface ProposedStanding {
  /** The member that was added. */
  id: string;
  name: string;
  note: string;
  standing: Standing;
}

export interface ProveRecovery {
  /** A pair (position, word) for each requested position. */
  words: PlacedWord[];
}

/** One question. */
export interface Question {
  /** Empty for a number and for words. */
  choices: string[];
  form: QuestionForm;
  text: string;
}

export type QuestionForm = "single" | "several" | "number" | "text";

/** A member, in the order of names; never in the order of points or levels. */
export interface Rated {
  birth_year: string;
  level: string;
  member: string;
  name: string;
  /** Why the member is not rated, as the book records it or as somebody wrote. */
  not_rated: string | null;
  /** The names of levels; empty where nobody has decided. */
  own_level: string;
  /** What the evidence leaves open. */
  questions: number;
}

export interface RatedList {
  /** What the scheme says of how many may reach the first level, beside how many do; absent without a cap or while nobody has that level. */
  cap: string | null;
  decided: number;
  levels: Level[];
  rows: Rated[];
  to_decide: number;
  /** Ratings here that the person at work can't read. */
  unread: number;
}

export interface RatingShown {
  birth_year: string;
  groups: GroupShown[];
  /** The record; absent until something was saved. */
  id: string | null;
  level: string;
  levels: Level[];
  name: string;
  not_rated: string;
  /** Why the book says that the member is not rated. */
  not_rated_by_book: string | null;
  note: string;
  own_level: string;
  period: string;
  scheme: string;
  /** The sum of the points, once every criterion has some, and the level that it reaches. */
  sum: number | null;
  sum_level: string | null;
}

/** The rounds that a record is part of. */
export interface Reach {
  rounds: ReachedRound[];
}

export interface ReachedRound {
  id: string;
  state: RoundState;
  title: string;
}

export interface ReadScheme {
  path: string;
}

export interface Rebuilt {
  after: string;
  before: string;
  same: boolean;
}

export interface ReceiptLine {
  at: string;
  /** A short code to read out over the phone. */
  code: string;
  /** The superior keeps it for review and has not received it, because this laptop had been revoked. */
  for_review?: boolean;
  things: Waiting[];
}

/** What the superior concluded about this cell. */
export interface Received {
  inspections: ReceivedInspection[];
}

export interface ReceivedInspection {
  begun: string;
  concluded: string;
  demands: string;
  faults: string;
  /** Set if the committee is one that the cell stood under before: it asks for nothing any more. */
  former: FormerCommittee | null;
  id: string;
  kind_english: string;
  kind_vietnamese: string;
  late: boolean;
  merits: string;
  /** Something has to be put right still. */
  open: boolean;
  /** The day on which the superior recorded that it was put right. */
  put_right: string;
  right_by: string;
  what: string;
  /** Why the superior took it back; empty while it stands. */
  withdrawn: string;
}

/** The printed text of a page, to be checked by a person. Nothing of it is kept. */
export interface Recognised {
  /** The PDF has this text itself; otherwise a program read it off the picture. */
  from_pdf: boolean;
  text: string;
}

/** Opens the book with the recovery sheet and sets a new passphrase for one person. */
export interface Recover {
  new_passphrase: string;
  person: string;
  /** The words as typed; missing diacritics and letter case are ignored. */
  words: string;
}

/** Shown once, to be printed and kept elsewhere. */
export interface RecoverySheet {
  /** Positions (from 1) of the two words to retype as proof. */
  ask: number[];
  /** A page ready to print. */
  html: string;
  /** What a new sheet means for earlier copies of the book, in sentences. */
  said: string[];
  words: string[];
}

export interface Refuse {
  id: string;
  /** False: consider the laptop again. */
  refused: boolean;
}

export interface Refused {
  folder: string;
  message: string;
}

export interface RefusedFile {
  file: string;
  /** The reason, and what to do. */
  message: string;
}

export interface RegisterChoice {
  id: string;
  label: string;
}

export interface RegisterChoices {
  /** Records that the field may refer to, latest first. */
  choices: RegisterChoice[];
}

export interface RegisterCount {
  /** Rows about which something should have been done by today. */
  late: number;
  register: string;
  rows: number;
}

export interface RegisterExport {
  from?: string | null;
  late?: boolean;
  /** The path of the workbook to write. */
  path: string;
  register: string;
  text?: string | null;
  until?: string | null;
}

export interface RegisterField {
  field: string;
  register: string;
}

export interface RegisterFilter {
  /** First and last day of the period; all rows if absent. */
  from?: string | null;
  /** Only rows about which something should have been done by today. */
  late?: boolean;
  /** The register's name: `propaganda`. */
  register: string;
  /** Rows that contain these words, with or without diacritics. */
  text?: string | null;
  until?: string | null;
}

export interface RegisterOverview {
  /** In the order in which they are shown. */
  registers: RegisterCount[];
}

export interface RegisterPaste {
  register: string;
  /** Rows copied from a spreadsheet: one line each, cells separated by tabs. Headings are recognised by their words; without headings, the columns are those of the register, in its order. */
  text: string;
}

export interface RegisterPastePreview {
  bad: number;
  /** The field of each column in order; null for a column that is not read. */
  columns: (string | null)[];
  /** The number of rows that would be added; rows with problems would not be. */
  good: number;
  rows: PastedRow[];
}

export interface RegisterProblem {
  code: string;
  field: string;
  /** The row is added all the same. */
  is_doubt: boolean;
  sentence: string;
}

export interface RegisterRow {
  id: string;
  /** The same values in words. */
  shown: Record<string, string>;
  /** The words that name the row. */
  title: string;
  /** Stored values: texts, days and words as text, counts as numbers, lists as lists, records as ids. Empty values are left out. */
  values: Record<string, unknown>;
}

export interface RegisterRowName {
  id: string;
  register: string;
}

export interface RegisterRows {
  /** Rows that should not be alike, such as two papers with one number. */
  alike: AlikeRows[];
  /** The number of all rows of the register, whatever the filter. */
  all: number;
  /** Why the counts in the rows open onto nothing, where they do not. */
  not_opened: NotOpened | null;
  rows: RegisterRow[];
  /** Sums of the counts of these rows, by field. */
  sums: Record<string, number>;
}

export interface RegisterSave {
  /** Whether the person has answered that a doubtful row is meant as it is. */
  even_so?: boolean;
  /** Absent for a new row. */
  id?: string | null;
  /** The id that a form gave its new record when it was opened: sent twice, it is one record. Unused where `id` is given. */
  new_id?: string | null;
  register: string;
  /** As they were typed, by field; what is left out stays as it is. */
  values: Record<string, unknown>;
}

export interface Remove {
  member: string;
  session: string;
}

export interface RemovePerson {
  /** The passphrase of the person who is working, asked again. */
  own_passphrase?: string;
  person: string;
}

/** Builds a new book from what can be read of a damaged one, and of a backup if one was chosen. Called before the book is open. */
export interface Repair {
  backup?: string | null;
  passphrase: string;
  person: string;
}

export interface Repaired {
  essays: number;
  /** The folder where the damaged files are kept. */
  kept_in: string;
  /** The time of the latest recovered change. */
  last_change_at: string | null;
  members: number;
  /** The number of changes that are known to have been saved and could not be read anywhere. */
  missing_changes: number;
  missing_values: number;
  /** What was recovered and what was not, as sentences for people. */
  sentences: string[];
  sessions: number;
}

export interface ReportTask {
  after?: string | null;
  /** Absent: as it is proposed. */
  before?: string | null;
  /** The day on which a task that is done was finished; the day of the meeting if absent. */
  finished?: string | null;
  meeting: string;
  result?: string | null;
  task: string;
}

export interface ReportedTask {
  after: string;
  /** Stored words of the progress. */
  before: string;
  deadline: string;
  /** Somebody wrote the report of this meeting. */
  is_reported: boolean;
  lead: string;
  result: string;
  task: string;
  what: string;
}

export interface Resembles {
  born: string;
  id: string;
  name: string;
}

/** Restores into an empty profile. */
export interface Restore {
  from: string;
}

export interface Restored {
  cell_name: string;
  made_at: string;
  people: Person[];
}

export interface Retention {
  /** An erasure is carried out once the superior's server has received it. */
  erased_when_received: boolean;
  /** What was erased, the latest first. */
  erasures: ErasureMade[];
  /** What is past its period, by kind. */
  groups: PastGroup[];
  /** The person at work may erase what is past its period. */
  may_erase: boolean;
  rules: RetentionRule[];
  /** The table of periods that applies. */
  table: string;
}

export interface RetentionRule {
  /** An office has confirmed the period. */
  checked: boolean;
  keep_english: string;
  keep_vietnamese: string;
  kinds_english: string[];
  kinds_vietnamese: string[];
  source: string;
}

export interface ReturnReply {
  /** A sentence. It may be left out once something was mended. */
  answer?: string;
  id: string;
  mended?: boolean;
  /** The comment that the page showed; absent for the latest. */
  number?: number | null;
}

/** How far a return has come. */
export type ReturnState = "returned" | "mended" | "answered" | "binned" | "accepted" | "withdrawn";

export interface ReturnedThing {
  /** The cell's sentence; empty if it gave none to the latest comment. */
  answer: string;
  by_day: string;
  comment: string;
  /** The field's name; empty if the whole record was returned. */
  field: string;
  field_english: string;
  field_vietnamese: string;
  /** The committee that returned it, if it stands above the cell no more. */
  former: FormerCommittee | null;
  id: string;
  /** "round", "form_answer", or a register; empty if only a newer program knows what it is. */
  kind: string;
  kind_english: string;
  kind_vietnamese: string;
  /** The cell acts next, and the day is over. */
  late: boolean;
  /** The record has not arrived on this laptop yet. */
  missing: boolean;
  next: NextToAct;
  /** Which comment of the superior is the latest, from 1. */
  number: number;
  /** What the superior saw when it returned it. */
  old: string;
  /** A figure of the round, a question of a form, or empty. */
  part: string;
  present: string;
  /** What the question is called; empty for anything else. */
  question: string;
  record: string;
  /** Since when it is in this state. */
  since: string;
  state: ReturnState;
  /** The words that name the record; empty if it is not on this laptop. */
  title: string;
  /** Why the superior withdrew it; empty while it stands. */
  withdrawn: string;
}

export interface Returns {
  /** What waits for the cell first. */
  returns: ReturnedThing[];
}

/** A person of the cell. A book may be started by any of the first three roles, because a small cell has no committee. A server that speaks only version 1 of the protocol does not know the other two; see [`Role::protocol`]. */
export type Role = "secretary" | "deputy_secretary" | "committee_member" | "grading_member" | "reader";

export interface RollCallRow {
  born: string;
  /** Marked by a bulk act. */
  bulk: boolean;
  /** Exempt on the day of the session. */
  exempt: boolean;
  mark: Mark;
  member: string;
  name: string;
  note: string;
  /** Index into the session's points. */
  point: number;
}

/** One member as in the file. Dates are ISO, or only a year if the file has no more; empty means that the file has no value. */
export interface RosterRow {
  born: string;
  card: string;
  duty: string;
  joined: string;
  name: string;
  note: string;
  official: string;
  people: string;
  /** "Nam", "Nữ" or empty. */
  sex: string;
}

export interface Round {
  deadline: string;
  /** Labels of the documents, in the same order. */
  document_labels: string[];
  documents: string[];
  essay_due: string;
  essay_named: string[];
  essay_owers: EssayOwers;
  /** The superior's questions, which an essay answers in place of its three parts. */
  essay_questions: string[];
  /** Essays of the round may be graded "Không đạt". */
  failed_grade: boolean;
  from: string;
  guiding_questions: string;
  id: string;
  /** The superior's deadline, which it may have changed since. */
  parent_deadline: string | null;
  /** Set if the superior's round is of a committee that the cell stood under before. */
  parent_former: FormerCommittee | null;
  parent_round: string | null;
  parent_title: string | null;
  /** Why the superior withdrew its round; absent while it is in force. */
  parent_withdrawn: string | null;
  plan: Plan;
  plan_dated: string;
  /** The numbers of the round's papers; absent while they have none. */
  plan_number: number | null;
  report_dated: string;
  report_number: number | null;
  sessions: Session[];
  state: RoundState;
  title: string;
  to: string;
}

export interface RoundLine {
  deadline: string;
  documents: string[];
  /** As they were when the figures were closed, if they were; so are the next two. */
  due: number;
  from: string;
  /** The superior asked for the essays of this round, so they are handed in to it. */
  hand_in: boolean;
  id: string;
  /** Basis points; absent when nobody is due. */
  share: number | null;
  state: RoundState;
  studied: number;
  title: string;
  to: string;
}

/** What `rounds.save` would make of the same request, and what is doubtful about it. Nothing is written. */
export interface RoundProposed {
  doubts: Doubt[];
  essay_owers: EssayOwers;
  essay_questions: string[];
  failed_grade: boolean;
  guiding_questions: string;
  /** The next numbers of the term, for papers of the days that are given, or of today. */
  next_plan_number: number;
  next_report_number: number;
  plan: Plan;
  /** Empty where it does not follow from anything that was said. */
  title: string;
}

/** Fields that are left out stay as they are. */
export interface RoundSave {
  /** The earlier round from which a new one takes its plan and its rules for essays, where they are left out. No dates, sessions or marks are taken. Unused where `id` is given. */
  copy_of?: string | null;
  deadline?: string | null;
  documents?: string[] | null;
  essay_due?: string | null;
  essay_named?: string[] | null;
  essay_owers?: EssayOwers | null;
  /** An empty list means that an essay has its three parts. */
  essay_questions?: string[] | null;
  failed_grade?: boolean | null;
  from?: string | null;
  guiding_questions?: string | null;
  id?: string | null;
  /** The id that a form gave its new record when it was opened: sent twice, it is one record. Unused where `id` is given. */
  new_id?: string | null;
  parent_round?: string | null;
  plan?: Plan | null;
  plan_dated?: string | null;
  /** 0 takes the number away. */
  plan_number?: number | null;
  report_dated?: string | null;
  report_number?: number | null;
  title?: string | null;
  to?: string | null;
}

export type RoundState = "preparing" | "ongoing" | "finalised" | "closed";

export interface Rounds {
  /** Rounds of committees that the cell stood under before, which no round of ours carried out. Nobody asks for them. */
  from_former: FormerRound[];
  /** Rounds that the superior opened and that no round of ours refers to yet. */
  from_superior: SuperiorRound[];
  rounds: RoundLine[];
  /** Rounds that the superior withdrew. */
  withdrawn: WithdrawnRound[];
}

export interface Rows {
  figure: Figure;
  /** Why the rows do not open any further, where they stand for people that nobody names. */
  not_opened: NotOpened | null;
  rows: FigureRow[];
}

export interface RowsRequest {
  as_of?: string | null;
  figure: Figure;
  final_cut?: boolean;
  /** Only the members of this group. */
  group?: string | null;
  round: string;
}

/** Two entries of one person, and which of them is kept. */
export interface SamePerson {
  kept: string;
  merged: string;
}

export interface SaveCalendar {
  /** The path of the `.ics` file to write. */
  path: string;
  year: number;
}

export interface SaveCopy {
  id: string;
  path: string;
}

export interface SaveMaterial {
  id: string;
  path: string;
}

export interface SaveRating {
  criteria?: CriterionSaid[];
  level?: string;
  member?: string | null;
  not_rated?: string;
  note?: string;
  own_level?: string;
  period: string;
  scheme: string;
}

export interface Saved {
  saved_at: string;
}

export interface SchemeBand {
  gives: string;
  /** "từ 40 đến dưới 50" */
  range: string;
}

export interface SchemeCriterion {
  bands: SchemeBand[];
  name: string;
  points: number;
}

export interface SchemeName {
  /** What does not agree in the scheme, in sentences. */
  faults: string[];
  /** It rates such a period and was in force at its end. */
  fits: boolean;
  id: string;
  name: string;
}

export interface Schemes {
  schemes: PointScheme[];
}

export interface Schemes2 {
  schemes: SchemeName[];
}

export interface SchemesOf {
  /** "2026" or "2026-Q3". */
  period: string;
}

export interface SealOutbox {
  /** In the order in which they were entered. Empty: the program tries again to write what it only holds in memory. */
  items?: OutboxItem[];
}

export interface SendForm {
  id: string;
  /** What was shown as leaving the cell. */
  mark: string;
}

export interface SentConcern {
  copy: RegisterRow;
  /** Whether the entry was changed since. */
  differs: boolean;
}

export interface SentForm {
  answers: ShownAnswer[];
  at: string;
  /** Why it was taken back; empty while it stands. */
  taken_back: string;
  version: number;
}

export interface Session {
  /** What comes after what, one item a line. */
  agenda: string;
  /** Somebody was marked. */
  begun: boolean;
  chair: string;
  confirmed: boolean;
  confirmed_at: string | null;
  date: string;
  /** Minutes for discussion; 0 if none are planned. */
  discussion: number;
  form: SessionForm;
  id: string;
  label: string;
  non_members: NonMembers[];
  /** From 1. Sessions of the same part are parallel classes; every part has to be studied. */
  part: number;
  place: string;
  /** Connection points (điểm cầu); the first is the main one. */
  points: string[];
  round: string;
  /** Other speakers, as typed. */
  speaker: string;
  /** The speakers chosen from the register. */
  speaker_entries: string[];
  speaker_from: SpeakerFrom;
  /** Both, by name. */
  speaker_names: string;
  /** Absent: every member who is due. */
  summoned: string[] | null;
  time: string;
  unmarked: number;
}

/** What a session can take from the registers. */
export interface SessionChoices {
  /** The names of the connection points. */
  points: string[];
  speakers: SpeakerChoice[];
}

export type SessionForm = "in_person" | "online" | "hybrid" | "self_study" | "in_cell_meeting" | "specialised";

export interface SessionSave {
  agenda?: string | null;
  chair?: string | null;
  date?: string | null;
  discussion?: number | null;
  form?: SessionForm | null;
  id?: string | null;
  /** The id that a form gave its new record when it was opened: sent twice, it is one record. Unused where `id` is given. */
  new_id?: string | null;
  non_members?: NonMembers[] | null;
  part?: number | null;
  place?: string | null;
  points?: string[] | null;
  round?: string | null;
  speaker?: string | null;
  speaker_entries?: string[] | null;
  speaker_from?: SpeakerFrom | null;
  /** An empty list means every member who is due. */
  summoned?: string[] | null;
  time?: string | null;
}

/** A change that is kept unaltered but left out of the tables. Other changes that were sent with it count. */
export interface SetAside {
  /** By the clock of the laptop it was written on. */
  at: string;
  by: string;
  label: string;
  /** The reason in plain words. */
  reason: string;
  thing: Thing;
}

export interface SetForm {
  /** Absent: the field is cleared. */
  form: EssayForm | null;
  member: string;
  round: string;
}

export interface SetGrade {
  grade: Grade | null;
  member: string;
  round: string;
}

export interface SetWhen {
  when: FilesWhen;
}

export interface Sheet {
  counts: Counts;
  round_title: string;
  rows: RollCallRow[];
  /** The moment of the last mark. */
  saved_at: string | null;
  session: Session;
}

/** The form of the sheets of paper; margins in millimetres. */
export interface SheetForm {
  bottom: number;
  landscape: boolean;
  left: number;
  right: number;
  /** The style sheet with which their pages are shown. */
  style: string;
  top: number;
}

/** Which sheets. */
export type SheetKind = "held" | "commitment" | "essay_sheet" | "roll_call" | "evidence";

export interface SheetNamed {
  id: string;
  /** Whose sheet it is, as people know it. */
  name: string;
}

export interface SheetPage {
  /** One element, to be put into a page with the style of its form. */
  html: string;
}

export interface SheetSummary {
  hidden: boolean;
  name: string;
  /** The person should be asked whether to add it to the list that is being read. */
  offered: boolean;
  /** Rows that look like members. */
  people: number;
}

export interface Sheets {
  form: SheetForm;
  sheets: SheetNamed[];
}

export interface SheetsOf {
  kind: SheetKind;
  /** For evidence: "2026" or "2026-Q3", and the scheme. */
  period?: string | null;
  /** For essay sheets and roll-call sheets. */
  round?: string | null;
  scheme?: string | null;
}

export interface ShownAnswer {
  answer: string;
  label: string;
  name: string;
}

export interface Side {
  /** By the clock of the laptop it was written on. */
  at: string;
  by: string;
  /** That clock can't have been right. */
  clock_doubtful: boolean;
  /** The value is no longer kept, so it can't be chosen. */
  gone: boolean;
  /** Written on this laptop. */
  here: boolean;
  key: string;
  received_at: string | null;
  standing: boolean;
  /** In words; empty if the field was cleared. */
  value: string;
}

export interface SideBySide {
  /** Passages of the opened essay: the same, or only in it (added); those only in the other one are removed. */
  pieces: Piece[];
}

export interface SpeakerChoice {
  id: string;
  label: string;
}

/** Who presented. It is counted, because cells are meant to be left with less work. */
export type SpeakerFrom = "superior" | "secretary" | "committee_member" | "cell";

export type Standing = "deceased" | "active" | "exempt" | "temporarily_away" | "temporarily_here" | "transferred";

export interface State {
  arrived: Arrived[];
  /** Records that are here but depend on others that have not arrived; the book shows them once those have. */
  awaiting: Waiting[];
  copied: Copied | null;
  /** This laptop joined its cell's book and has not fetched all of it yet. */
  fetching: boolean;
  /** Pages of essays, which are sent after the text. */
  files: FilesState;
  /** Committees that the cell stood under before, latest first. */
  former_committees: FormerCommittee[];
  /** For the officer to compare. */
  four_words: string[] | null;
  last_receipt_at: string | null;
  /** Keys of servers that this laptop exchanged with before and that the present server does not replace; for its administrator. */
  left_servers: string[];
  /** A sentence, for states that need one. */
  message: string | null;
  /** Records of who at the committee opened names of this cell. */
  names_opened: NamesOpened[];
  progress: Progress | null;
  received_by_superior: ReceiptLine[];
  retry_at: string | null;
  server_url: string | null;
  set_aside: SetAside[];
  state: ExchangeState;
  superior_name: string | null;
  /** The cell's id at the superior, for a server that has to be set up again. */
  unit: string | null;
  /** Changes of machines that the superior has not admitted. They are kept, but are not part of the book. */
  unknown_machines: number;
  waiting: Waiting[];
}

/** What is known before anybody has unlocked the book. */
export interface Status {
  cell_name: string | null;
  exists: boolean;
  /** The book's key has to be renewed and has not been yet; an empty `key_waits_for` means that it happens at the next unlocking. */
  key_renewal_due: boolean;
  /** Names of the people whose passphrases date from before the key file's second version; each of them has to unlock once first. */
  key_waits_for: string[];
  /** The person at work may only read: a reader, a member of the grading team, or somebody whose role only a newer program knows. */
  only_reads: boolean;
  /** After wrong passphrases: seconds until the next one is accepted. The recovery sheet never has to wait. */
  passphrase_wait_s: number;
  /** The people who may unlock. The lock page shows their names, so the names are not secret. */
  people: Person[];
  /** The person who is working now. */
  person: Person | null;
  profile_dir: string;
  /** The folder can't be written (a locked stick, a disk that the system made read-only): nothing can be saved. */
  read_only: boolean;
  /** False until two holders of the key ring exist (recovery sheet proved, or a second laptop). */
  recovery_proved: boolean;
  /** Sample data; every page marks it as such. */
  sample: boolean;
  /** The present name of the superior committee; the typed name until the cell is enrolled. */
  superior_name: string | null;
  unlocked: boolean;
}

/** The three parts of the status bar. */
export interface StatusBar {
  /** The number of conflicts that nobody has decided yet. */
  conflicts: number;
  exchange: ExchangeState;
  last_receipt_at: string | null;
  /** The moment of the last commit. */
  saved_at: string | null;
  superior_name: string | null;
  /** The number of things, as people count them, that have not been sent yet. */
  waiting: number;
}

/** A stick, or a folder that somebody chose. */
export interface Stick {
  /** Packages on it that this laptop can take in, the latest first. */
  files: StickFile[];
  folder: string;
  free_bytes: number | null;
  /** The name that the system gives it. */
  name: string;
  /** Files that look like packages and can't be read, because they are cut short or altered. Packages for others are in neither list. */
  unfit: StickUnfit[];
}

export type StickDoing = "packing" | "writing" | "reading" | "taking";

/** A package for this laptop, according to its own header; taking it in verifies that. */
export interface StickFile {
  file: string;
  file_name: string;
  from: StickFrom;
  from_name: string;
  made_at: string;
  /** Already taken in here. */
  taken: boolean;
}

export interface StickFolder {
  folder: string;
}

/** For whom a package is written. */
export type StickFor = "superior" | "laptops";

export type StickFrom = "superior" | "laptop";

/** What would be written. */
export interface StickPlan {
  /** It is not known what the reader already has, so the whole book is written. */
  everything: boolean;
  page_bytes: number;
  /** The number of pages of handwritten essays of which pieces are included. */
  pages: number;
  /** The superior, or each other laptop of this cell. */
  readers: string[];
  /** What the superior has not received. */
  things: Waiting[];
  /** Why nothing can be written, and what to do. */
  why_not: string | null;
}

/** Absent when nothing is running. */
export interface StickProgress {
  bytes_done: number;
  bytes_total: number;
  doing: StickDoing | null;
}

export interface StickTake {
  file: string;
}

export interface StickTaken {
  /** Changes of others that are new here. */
  changes: number;
  from: StickFrom;
  from_name: string;
  made_at: string;
  /** Everything in it was already here. */
  nothing_new: boolean;
  pages_received: number;
  pages_sent: number;
  /** Records of the superior that are new here. */
  received: number;
  /** What the superior has received according to this answer, and was not known here to have. */
  sent: Waiting[];
  /** What is still to be sent: written after the package that this one answers. */
  waiting: Waiting[];
  /** Something the person should know and act on, although the package was taken in. */
  warning: string | null;
}

export interface StickUnfit {
  file_name: string;
  /** What is wrong with it, and what to do. */
  why: string;
}

export interface StickWrite {
  folder: string;
  to: StickFor;
}

export interface StickWriteFor {
  to: StickFor;
}

/** Everything is on the stick: it may be pulled out. */
export interface StickWrote {
  bytes: number;
  file: string;
  file_name: string;
  pages: number;
  /** Pages that have to wait for the next package, because this one is full. */
  pages_left: number;
  things: Waiting[];
}

export interface Sticks {
  sticks: Stick[];
}

export interface SuperiorForm {
  /** Empty: there is none. */
  deadline: string;
  /** The committee that asked for it, if it stands above the cell no more. */
  former: FormerCommittee | null;
  id: string;
  /** It waits for the cell, and its deadline is over. */
  late: boolean;
  /** The person at work has not opened this version. */
  new: boolean;
  /** The superior's study round that it belongs to. */
  round_title: string;
  /** When answers were sent last; absent if they were taken back, too. */
  sent_at: string | null;
  /** Since when it stands so. */
  since: string;
  state: FormState;
  title: string;
  /** The number of the current version. */
  version: number;
  /** The cell acts next. */
  waits: boolean;
  /** Why the superior withdrew it; empty while it stands. */
  withdrawn: string;
}

export interface SuperiorForms {
  /** Those that wait for the cell first, by their deadline. */
  forms: SuperiorForm[];
}

export interface SuperiorGrade {
  at: string;
  /** Text or pages of the essay changed after it was graded. */
  changed: boolean;
  /** Set if the committee is one that the cell stood under before. */
  former: FormerCommittee | null;
  /** The committee. */
  from: string;
  grade: Grade | null;
  remark: string;
  /** There is a remark that this laptop has no key to read. */
  remark_unread: boolean;
  /** The cell has taken the essay back. */
  taken_back: boolean;
  /** Why the committee took the grade back; empty while it stands. */
  withdrawn: string;
}

export interface SuperiorRound {
  deadline: string;
  document_ids: string[];
  documents: string[];
  /** The essays of this round are to be handed in. */
  hand_in: boolean;
  id: string;
  title: string;
}

/** The parts of the book that a page may be showing; they are fetched again when one of them changes. */
export type Tag = "people" | "members" | "documents" | "rounds" | "sessions" | "roll_call" | "make_ups" | "essays" | "totals" | "registers" | "ratings" | "meetings" | "returns" | "forms" | "exchange" | "bin";

export type Take = "add" | "skip";

export interface TakeFile {
  encoding: Encoding;
  file: string;
  member: string;
}

export interface TakeFolder {
  /** The person's answer that one of the files bears a stamp of secrecy. If true, no file is opened. */
  bears_secret_mark: boolean;
  path: string;
  round: string;
  rows: TakeFile[];
}

export interface TakeFormBack {
  id: string;
  reason: string;
}

export interface TakeOwnWords {
  /** As typed; missing diacritics and letter case are ignored. */
  words: string;
}

export interface TakePhonePictures {
  /** The places of pictures that are left out, from 0. */
  without: number[];
}

export interface TakeText {
  encoding: Encoding;
  member: string;
  path: string;
  round: string;
}

/** The meaning of a column. */
export type Target = "name" | "family_name" | "given_name" | "born" | "born_female" | "born_day" | "born_month" | "born_year" | "sex" | "joined" | "official" | "duty" | "note" | "duty_and_note" | "ignore" | "number" | "born_male" | "sex_male" | "sex_female" | "people" | "status" | "card";

export interface Task {
  /** The number of people, sessions, documents or days. */
  count: number;
  kind: TaskKind;
  /** The date of the session, the title of the round, or the name of the document. */
  label: string;
  meeting: string | null;
  /** The name of the register that the task is about. */
  register: string | null;
  round: string | null;
  /** The round, document or form of the superior, if the task is about a single one. */
  sent: string | null;
  session: string | null;
}

export type TaskKind = "roll_call_unfinished" | "make_up_owed" | "essay_owed" | "document_without_round" | "figures_not_final" | "not_backed_up" | "recovery_sheet_unproved" | "late_changes" | "conflicts_open" | "laptop_revoked" | "round_arrived" | "document_arrived" | "returned" | "form_arrived" | "form_late" | "essays_graded_above" | "meeting_unmarked" | "make_up_confirmed" | "round_not_followed" | "form_to_send" | "inspection_to_put_right" | "no_thematic_meeting" | "number_used_twice" | "much_not_backed_up" | "past_retention" | "new_laptop" | "key_missing";

export type TaskStanding = "on_time" | "done_late" | "open" | "late" | "dropped";

export interface TemplateFolder {
  /** A folder with bo-mau.json and Word files. */
  folder: string;
}

export interface TemplateName {
  name: string;
}

export interface TemplateShown {
  /** The Word files of its own, by the kind of paper: "bao-cao-dot". */
  forms: string[];
  from: string;
  /** Papers of today are printed with it. */
  in_force: boolean;
  name: string;
  /** Loaded on this laptop, and not shipped. */
  own: boolean;
  title: string;
  /** The last day on which it held. */
  until: string | null;
}

export interface Templates {
  /** The cell's own first, then those shipped; each the latest first. */
  sets: TemplateShown[];
}

export type TextNote = "macros" | "external_links" | "other_ending" | "converted";

/** What the file has. Nothing is written yet. */
export interface TextPreview {
  /** False: it is not sure in which code the letters are, and a person has to look. */
  certain: boolean;
  characters: number;
  /** Lines before and after. */
  conversions: Conversion[];
  encoding: Encoding;
  file: string;
  /** The essay has text already, which stays as an earlier version. */
  has_text: boolean;
  notes: TextNote[];
  parts: Parts;
}

export type Thing = "make_up_confirmed" | "inspection_conclusion" | "committee_grade" | "member" | "document" | "material" | "round" | "joint_session" | "session" | "roll_call" | "make_up" | "essay" | "rating" | "programme" | "assigned_task" | "propaganda" | "concern" | "concern_sent" | "awareness_check" | "awareness_result" | "inspection_plan" | "inspection" | "inspection_finding" | "registered_speaker" | "speaker_assignment" | "issued_paper" | "handout" | "guest" | "meeting_point" | "loudspeaker" | "declared_figure" | "member_group" | "group_membership" | "meeting" | "agenda_item" | "meeting_mark" | "resolution" | "task_report" | "meeting_grade" | "point_scheme" | "returned" | "return_answer" | "form" | "form_draft" | "form_answer" | "other";

export interface Totals {
  as_of: string;
  due: number;
  essays_due: number;
  essays_exempt: number;
  /** Received, and without a grade yet. */
  essays_not_graded: number;
  essays_owed: number;
  essays_received: number;
  essays_share: number | null;
  /** Exempt members who came. */
  exempt_present: number;
  finalised: Finalised | null;
  grades: Grades;
  /** Changes since the figures were closed that nobody has accepted or left out. */
  late: number;
  /** Absent from a part, and made it up. */
  made_up: number;
  make_up_owed: number;
  non_members_attended: number;
  non_members_invited: number;
  /** A second share with its own denominator, never mixed with the members' share. */
  non_members_share: number | null;
  points: number;
  present: number;
  /** present / due */
  present_share: number | null;
  round: string;
  sessions: number;
  /** Planned for a day after `as_of`. */
  sessions_ahead: number;
  /** The cell was left alone. */
  sessions_by_cell: number;
  sessions_by_committee_member: number;
  sessions_by_secretary: number;
  sessions_by_superior: number;
  sessions_unconfirmed: number;
  /** Present, or absent and made up. */
  studied: number;
  /** studied / due */
  studied_share: number | null;
  title: string;
  /** Attendances of members over all sessions (lượt); never added to people. */
  turns: number;
  unmarked: number;
  with_reason: number;
  without: number;
}

export interface TotalsByGroup {
  /** The day whose groups count: that of the round's last session. */
  day: string;
  groups: GroupTotals[];
}

export interface TotalsOfRound {
  /** The figures as they were at the end of this day; now if absent. */
  as_of?: string | null;
  /** Whether to use the final cut, if the round has one, and not today's rows. */
  final_cut?: boolean;
  round: string;
}

/** What a change touched, so that a page fetches only that again. */
export interface Touched {
  /** The record that was created or changed, when there is exactly one. */
  id: string | null;
  /** Names the act for `undo.act`. */
  undo: string | null;
  what: Tag[];
}

/** A passphrase that somebody is choosing, and the names that it should not be. */
export interface TryPassphrase {
  names?: string[];
  passphrase: string;
}

export interface TurnPage {
  clockwise: boolean;
  id: string;
}

export interface TwoEssays {
  member: string;
  other_member: string;
  other_round: string;
  round: string;
}

export interface TypedAnswer {
  name: string;
  /** As typed; empty to take the answer away. */
  typed: string;
}

export interface TypedAnswers {
  answers: TypedAnswer[];
  id: string;
  /** The version that was on the screen. */
  version: string;
}

export interface Unlock {
  passphrase: string;
  person: string;
}

export interface Verified {
  chains: number;
  changes: number;
  content_hash: string;
  /** Plain sentences; empty when the book is sound. */
  findings: string[];
  sound: boolean;
}

export interface Version {
  /** By the clock of the laptop it was written on. */
  at: string;
  /** One of several concurrent versions. */
  beside: boolean;
  by: string;
  characters: number;
  clock_doubtful: boolean;
  /** Written on this laptop. */
  here: boolean;
  id: string;
}

export interface VersionText {
  parts: Parts;
  version: Version;
}

export interface Viewer {
  admitted: boolean;
  /** The person's role allows it. */
  may_belong: boolean;
  name: string;
  person: string;
}

/** "1 buổi điểm danh", "3 bài thu hoạch": counts of things that people recognise, never changes or bytes. */
export interface Waiting {
  count: number;
  labels: string[];
  thing: Thing;
}

/** Names one record. */
export interface Which {
  id: string;
}

export interface WhichEssay {
  member: string;
  round: string;
}

export interface WhichSheet {
  id: string;
  of: SheetsOf;
}

export interface WhichVersion {
  member: string;
  round: string;
  version: string;
}

export interface WhoseEssay {
  member: string;
  round: string;
}

export interface WhoseRating {
  /** Absent for the cell itself. */
  member?: string | null;
  period: string;
  scheme: string;
}

/** Why pages have not been sent yet. */
export type WhyWaiting = "not_enrolled" | "paused" | "usb_only" | "slow_link" | "link_ended" | "server_full" | "next_exchange";

export interface Withdraw {
  id: string;
  why: string;
}

export interface WithdrawnRound {
  id: string;
  reason: string;
  title: string;
}

export interface Write {
  /** For a roll-call sheet: as it is marked, and not blank. */
  filled?: boolean;
  /** For a plan or a report: it takes its number now and goes into the register of papers issued. */
  issue?: boolean;
  /** The path of the file; its extension must suit the paper. */
  out: string;
  round: string;
  /** For a roll-call sheet: the session. */
  session?: string | null;
}

export interface WriteAppSheet {
  id: string;
  of: AppSheetOf;
  /** The path of the CSV file to write. */
  out: string;
}

export interface WriteEssaySheet {
  /** Without a member the sheet bears no name. */
  member?: string | null;
  out: string;
  round: string;
}

export interface WriteHeld {
  id: string;
  /** The path of the .docx. */
  out: string;
}

export interface WriteInspection {
  id: string;
  out: string;
  which: InspectionPaper;
}

export interface WriteRating {
  member?: string | null;
  /** The path of the .docx. */
  out: string;
  period: string;
  scheme: string;
}

export interface Written {
  bytes: number;
  /** The paper took a number. */
  issued: Issued | null;
  path: string;
}

/** The one shape of error that reaches a person. */
export interface CallError {
  code: string;
  message: string;
  field: string | null;
}
