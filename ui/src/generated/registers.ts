// Made by `cargo xtask codegen` from the catalogue of the `domain` crate. Not for editing by hand.

export interface RegisterField {
  name: string;
  vietnamese: string;
  english: string;
  /** Which widget shows it. */
  format: string;
  required: boolean;
  /** Only the cell can read it. */
  sealed: boolean;
  /** A value may name a person. */
  names_people: boolean;
  longest: number | null;
  /** Of a word or a list of words: [stored, Vietnamese, English]. */
  words: readonly (readonly [string, string, string])[];
  /** Of a reference: the kind of record it names. */
  refers_to: string | null;
}

export interface Register {
  name: string;
  vietnamese: string;
  english: string;
  counted_vietnamese: string;
  counted_english: string;
  /** The field of the day by which a period is chosen. */
  day: string | null;
  /** Counts that are added up. */
  sums: readonly string[];
  /** Its rows are what was sent up: they are taken back, and not written by hand. */
  sent: boolean;
  /** A row has a page of its own. */
  has_page: boolean;
  /** It has a list of its own. */
  listed: boolean;
  fields: readonly RegisterField[];
}

/** A row of Action programmes. */
export interface ProgrammeRow {
  /** Title */
  title?: string;
  /** Whose */
  of?: "cell" | "head" | "member";
  /** Member */
  member?: string;
  /** Carries out */
  document?: string;
  /** Study round */
  round?: string;
  /** Draft discussed on */
  discussed?: string;
  /** Changed after the discussion */
  changed?: string;
  /** Issued on */
  issued?: string;
  /** Number */
  number?: string;
  /** Phases and targets */
  goals?: string;
  /** Interim review by */
  interim?: string;
  /** Interim review held on */
  interim_held?: string;
  /** Final review by */
  final?: string;
  /** Final review held on */
  final_held?: string;
  /** What the interim review found */
  interim_result?: string;
  /** What the final review found */
  final_result?: string;
}

/** A row of Tasks. */
export interface AssignedTaskRow {
  /** Task */
  what?: string;
  /** Group of tasks */
  task_group?: string;
  /** Of the programme */
  programme?: string;
  /** In charge */
  lead?: string;
  /** Together with */
  with_whom?: string;
  /** Product */
  product?: string;
  /** Start */
  start?: string;
  /** Deadline */
  deadline?: string;
  /** Progress */
  progress?: "not_begun" | "ongoing" | "done" | "dropped";
  /** Finished on */
  finished?: string;
  /** Result and evidence */
  evidence?: string;
  /** Assigned at the meeting */
  meeting?: string;
}

/** A row of Propaganda log. */
export interface PropagandaRow {
  /** Date */
  date?: string;
  /** Channel */
  channel?: "oral" | "loudspeaker" | "village_meeting" | "page" | "social_network" | "staged_contest" | "online_contest" | "press" | "visual" | "other";
  /** Purpose */
  purpose?: string;
  /** Organiser */
  organiser?: string;
  /** Planned or held */
  stage?: "planned" | "held";
  /** Sessions */
  sessions?: number;
  /** Listeners */
  listeners?: number;
  /** Audience */
  audience?: string;
  /** Languages */
  languages?: ("kinh" | "mong" | "thai" | "dao" | "lu" | "other")[];
  /** Study round */
  round?: string;
  /** Document */
  document?: string;
  /** Note */
  note?: string;
}

/** A row of Questions and concerns. */
export interface ConcernRow {
  /** Written on */
  date?: string;
  /** Text, without who asked */
  text?: string;
  /** Field */
  field?: "economy" | "society" | "security" | "party" | "other";
  /** Tendency */
  tendency?: "agrees" | "worries" | "asks" | "objects";
  /** State */
  state?: "open" | "answered" | "forwarded";
  /** Answer */
  answer?: string;
  /** Study round */
  round?: string;
  /** Document */
  document?: string;
}

/** A row of Questions and concerns sent up. */
export interface ConcernSentRow {
  /** Study round */
  round?: string;
  /** Text */
  text?: string;
  /** Field */
  field?: "economy" | "society" | "security" | "party" | "other";
  /** Tendency */
  tendency?: "agrees" | "worries" | "asks" | "objects";
  /** State */
  state?: "open" | "answered" | "forwarded";
  /** Answer */
  answer?: string;
  /** Copy of */
  concern?: string;
}

/** A row of Checks of awareness. */
export interface AwarenessCheckRow {
  /** Date */
  date?: string;
  /** Title */
  title?: string;
  /** Kind */
  kind?: "check" | "survey";
  /** At the session */
  session?: string;
  /** Or at the meeting */
  meeting?: string;
  /** Study round */
  round?: string;
}

/** A row of Results of awareness sent up. */
export interface AwarenessResultRow {
  /** Held on */
  date?: string;
  /** Title */
  title?: string;
  /** Study round */
  round?: string;
  /** Sheets returned */
  sheets?: number;
  /** By the answer key */
  answer_key?: string;
  /** Result */
  result?: string;
}

/** A row of Yearly programme of inspection. */
export interface InspectionPlanRow {
  /** Year */
  year?: number;
  /** Kind */
  kind?: "inspection" | "supervision";
  /** What about */
  what?: string;
  /** Who is looked at */
  whom?: string;
  /** Working group */
  working_group?: string;
  /** To be done by */
  by_day?: string;
  /** State */
  state?: "planned" | "begun" | "done" | "dropped";
  /** Note */
  note?: string;
}

/** A row of Inspection and supervision. */
export interface InspectionRow {
  /** Begun on */
  begun?: string;
  /** Kind */
  kind?: "inspection" | "supervision";
  /** What about */
  what?: string;
  /** Member */
  member?: string;
  /** Working group */
  working_group?: string;
  /** Steps with their papers */
  steps?: ("decided" | "detailed" | "outlined" | "opened" | "self_reported" | "met" | "verified" | "reported" | "minuted" | "concluded" | "delivered" | "indexed")[];
  /** Merits and praise */
  merits?: string;
  /** Shortcomings and criticism */
  faults?: string;
  /** What the cell demands */
  demands?: string;
  /** Put right by */
  right_by?: string;
  /** Put right on */
  put_right?: string;
  /** By the yearly programme */
  plan?: string;
}

/** A row of Findings of inspections. */
export interface InspectionFindingRow {
  /** Inspection */
  of_inspection?: string;
  /** Kind */
  kind?: "praise" | "fault";
  /** What was found */
  what?: string;
  /** What the cell demands */
  demand?: string;
  /** Put right by */
  right_by?: string;
  /** Put right on */
  put_right?: string;
  /** How it was put right */
  how?: string;
}

/** A row of Speakers. */
export interface RegisteredSpeakerRow {
  /** Name */
  name?: string;
  /** Level */
  level?: "province" | "commune" | "base";
  /** Strengths */
  strengths?: string;
  /** Languages */
  languages?: ("kinh" | "mong" | "thai" | "dao" | "lu" | "other")[];
  /** Training */
  trained?: string;
  /** Since */
  since?: string;
  /** Until */
  until_day?: string;
  /** Reviewed on */
  reviewed?: string;
  /** Review */
  review?: string;
}

/** A row of Assignments of speakers. */
export interface SpeakerAssignmentRow {
  /** Speaker */
  speaker?: string;
  /** Date */
  date?: string;
  /** Topic */
  topic?: string;
  /** Place */
  place?: string;
  /** Study round */
  round?: string;
  /** Assigned by */
  assigned_by?: "cell" | "committee";
  /** Listeners */
  listeners?: number;
  /** Note */
  note?: string;
}

/** A row of Papers issued. */
export interface IssuedPaperRow {
  /** Type */
  paper?: "report" | "plan" | "notice" | "resolution" | "programme" | "decision" | "proposal" | "minutes" | "letter" | "other";
  /** Number */
  number?: number;
  /** Symbol */
  symbol?: string;
  /** Dated */
  day?: string;
  /** What about */
  about?: string;
  /** Sent to */
  sent_to?: string;
  /** Signed by */
  signer?: string;
  /** Withdrawn on */
  withdrawn?: string;
  /** Why it was withdrawn */
  why_withdrawn?: string;
}

/** A row of Materials handed out. */
export interface HandoutRow {
  /** Handed out on */
  date?: string;
  /** Material */
  title?: string;
  /** Document */
  document?: string;
  /** Language */
  language?: "kinh" | "mong" | "thai" | "dao" | "lu" | "other";
  /** Copies */
  copies?: number;
  /** Given to */
  given_to?: string;
  /** Signed for */
  signed?: 0 | 1;
  /** Due back by */
  back_by?: string;
  /** Returned on */
  back?: string;
}

/** A row of Guests of sessions. */
export interface GuestRow {
  /** Session attended */
  session?: string;
  /** Full name */
  name?: string;
  /** Born */
  born?: string;
  /** Home unit, as the guest says */
  home_unit?: string;
}

/** A row of Connection points. */
export interface MeetingPointRow {
  /** Name */
  name?: string;
  /** Place */
  place?: string;
  /** Equipment */
  equipment?: ("screen" | "sound" | "camera" | "line" | "mobile" | "generator")[];
  /** Seats */
  seats?: number;
  /** In use since */
  since?: string;
  /** In use until */
  until_day?: string;
  /** In charge */
  in_charge?: string;
  /** Note */
  note?: string;
}

/** A row of Loudspeakers. */
export interface LoudspeakerRow {
  /** Place */
  place?: string;
  /** Kind */
  kind?: "wired" | "wireless" | "smart" | "portable";
  /** Working since */
  working_since?: string;
  /** Broken since */
  broken_since?: string;
  /** Repaired */
  repaired?: string;
  /** In charge */
  in_charge?: string;
}

/** A row of Declared figures. */
export interface DeclaredFigureRow {
  /** As of */
  date?: string;
  /** About what */
  what?: string;
  /** Source */
  source?: string;
  /** What is counted */
  counted?: "people" | "turns" | "sessions" | "other";
  /** Count, with “more than” or “almost” */
  count?: string;
  /** Of a whole of */
  base?: string;
  /** Share */
  share?: string;
  /** Study round */
  round?: string;
  /** Note */
  note?: string;
}

/** A row of Groups of members. */
export interface MemberGroupRow {
  /** Name */
  name?: string;
  /** Divided by */
  kind?: "office" | "cadre" | "party" | "other";
  /** Note */
  note?: string;
}

/** A row of Members of groups. */
export interface GroupMembershipRow {
  /** Member */
  member?: string;
  /** Group */
  of_group?: string;
  /** From */
  from_day?: string;
  /** Until the end of */
  until_day?: string;
}

/** A row of Meetings of the cell. */
export interface MeetingRow {
  /** Date */
  date?: string;
  /** Kind */
  kind?: "regular" | "thematic" | "combined";
  /** Start */
  start?: string;
  /** End */
  finish?: string;
  /** Place */
  place?: string;
  /** Chair */
  chair?: string;
  /** Secretary of the meeting */
  secretary?: string;
  /** Topic */
  topic?: string;
  /** Number of the notice */
  notice_number?: number;
  /** Date of the notice */
  notice_date?: string;
  /** The cell's own least length (minutes) */
  own_length?: number;
  /** Preparation was assigned */
  step_assigned?: string;
  /** The committee of the cell met or agreed */
  step_agreed?: string;
  /** Time, place and agenda were announced */
  step_notified?: string;
  /** Papers were sent out */
  step_papers_out?: string;
  /** The purpose was stated */
  step_opened?: string;
  /** A secretary was chosen */
  step_secretary?: string;
  /** The roll was called */
  step_roll?: string;
  /** Dues were collected */
  step_dues?: string;
  /** The agenda was adopted */
  step_adopted?: string;
  /** The secretary reported */
  step_reported?: string;
  /** Members reported their tasks */
  step_tasks_reported?: string;
  /** Information was given */
  step_informed?: string;
  /** Discussion */
  step_discussed?: string;
  /** Criticism and self-criticism */
  step_criticised?: string;
  /** The discussion was summed up */
  step_summed_up?: string;
  /** Tasks were assigned with deadlines */
  step_tasks_assigned?: string;
  /** Proposals were answered */
  step_answered?: string;
  /** The resolution was voted */
  step_voted?: string;
  /** The quality was graded */
  step_graded?: string;
  /** The minutes were read back */
  step_read_back?: string;
  /** Resolution and minutes were put up */
  step_papers_up?: string;
  /** The superior was told */
  step_told?: string;
}

/** A row of Agenda. */
export interface AgendaItemRow {
  /** Meeting */
  meeting?: string;
  /** Order */
  place_no?: number;
  /** Item */
  text?: string;
  /** Person in charge */
  who?: string;
  /** Papers */
  papers?: string;
  /** Papers sent on */
  papers_out?: string;
}

/** A row of Resolution of a meeting. */
export interface ResolutionRow {
  /** Meeting */
  meeting?: string;
  /** Number */
  number?: number;
  /** Members who voted */
  voted?: number;
  /** In favour */
  voted_for?: number;
  /** Assessment: politics and thought */
  politics?: string;
  /** Assessment: the political task */
  work?: string;
  /** Praise and reminders */
  praise?: string;
  /** Shortcomings and causes */
  faults?: string;
  /** Directions and tasks */
  directions?: string;
  /** Organisation */
  organisation?: string;
}

/** The rows of each register. */
export interface RegisterRows {
  programme: ProgrammeRow;
  assigned_task: AssignedTaskRow;
  propaganda: PropagandaRow;
  concern: ConcernRow;
  concern_sent: ConcernSentRow;
  awareness_check: AwarenessCheckRow;
  awareness_result: AwarenessResultRow;
  inspection_plan: InspectionPlanRow;
  inspection: InspectionRow;
  inspection_finding: InspectionFindingRow;
  registered_speaker: RegisteredSpeakerRow;
  speaker_assignment: SpeakerAssignmentRow;
  issued_paper: IssuedPaperRow;
  handout: HandoutRow;
  guest: GuestRow;
  meeting_point: MeetingPointRow;
  loudspeaker: LoudspeakerRow;
  declared_figure: DeclaredFigureRow;
  member_group: MemberGroupRow;
  group_membership: GroupMembershipRow;
  meeting: MeetingRow;
  agenda_item: AgendaItemRow;
  resolution: ResolutionRow;
}

export const REGISTERS: readonly Register[] = [
  {
    "counted_english": "action programme",
    "counted_vietnamese": "chương trình hành động",
    "day": "issued",
    "english": "Action programmes",
    "fields": [
      {
        "english": "Title",
        "format": "line",
        "longest": 2000,
        "name": "title",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Tên chương trình, kế hoạch",
        "words": []
      },
      {
        "english": "Whose",
        "format": "word",
        "longest": null,
        "name": "of",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Của ai",
        "words": [
          [
            "cell",
            "Của chi bộ",
            "The cell's"
          ],
          [
            "head",
            "Của người đứng đầu",
            "The head's"
          ],
          [
            "member",
            "Của đảng viên",
            "A member's"
          ]
        ]
      },
      {
        "english": "Member",
        "format": "reference",
        "longest": null,
        "name": "member",
        "names_people": true,
        "refers_to": "member",
        "required": false,
        "sealed": false,
        "vietnamese": "Đảng viên",
        "words": []
      },
      {
        "english": "Carries out",
        "format": "reference",
        "longest": null,
        "name": "document",
        "names_people": false,
        "refers_to": "document",
        "required": false,
        "sealed": false,
        "vietnamese": "Thực hiện văn bản",
        "words": []
      },
      {
        "english": "Study round",
        "format": "reference",
        "longest": null,
        "name": "round",
        "names_people": false,
        "refers_to": "round",
        "required": false,
        "sealed": false,
        "vietnamese": "Đợt học tập",
        "words": []
      },
      {
        "english": "Draft discussed on",
        "format": "date",
        "longest": null,
        "name": "discussed",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ngày thảo luận dự thảo",
        "words": []
      },
      {
        "english": "Changed after the discussion",
        "format": "block",
        "longest": 20000,
        "name": "changed",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Sửa sau thảo luận",
        "words": []
      },
      {
        "english": "Issued on",
        "format": "date",
        "longest": null,
        "name": "issued",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ngày ban hành",
        "words": []
      },
      {
        "english": "Number",
        "format": "line",
        "longest": 2000,
        "name": "number",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Số, ký hiệu",
        "words": []
      },
      {
        "english": "Phases and targets",
        "format": "block",
        "longest": 20000,
        "name": "goals",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Giai đoạn, mục tiêu",
        "words": []
      },
      {
        "english": "Interim review by",
        "format": "date",
        "longest": null,
        "name": "interim",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Sơ kết trước ngày",
        "words": []
      },
      {
        "english": "Interim review held on",
        "format": "date",
        "longest": null,
        "name": "interim_held",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Đã sơ kết ngày",
        "words": []
      },
      {
        "english": "Final review by",
        "format": "date",
        "longest": null,
        "name": "final",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Tổng kết trước ngày",
        "words": []
      },
      {
        "english": "Final review held on",
        "format": "date",
        "longest": null,
        "name": "final_held",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Đã tổng kết ngày",
        "words": []
      },
      {
        "english": "What the interim review found",
        "format": "block",
        "longest": 20000,
        "name": "interim_result",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Kết quả sơ kết",
        "words": []
      },
      {
        "english": "What the final review found",
        "format": "block",
        "longest": 20000,
        "name": "final_result",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Kết quả tổng kết",
        "words": []
      }
    ],
    "has_page": true,
    "listed": true,
    "name": "programme",
    "sent": false,
    "sums": [],
    "vietnamese": "Chương trình hành động"
  },
  {
    "counted_english": "task",
    "counted_vietnamese": "nhiệm vụ",
    "day": "deadline",
    "english": "Tasks",
    "fields": [
      {
        "english": "Task",
        "format": "line",
        "longest": 2000,
        "name": "what",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Nhiệm vụ",
        "words": []
      },
      {
        "english": "Group of tasks",
        "format": "line",
        "longest": 2000,
        "name": "task_group",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Nhóm nhiệm vụ",
        "words": []
      },
      {
        "english": "Of the programme",
        "format": "reference",
        "longest": null,
        "name": "programme",
        "names_people": true,
        "refers_to": "programme",
        "required": false,
        "sealed": false,
        "vietnamese": "Thuộc chương trình",
        "words": []
      },
      {
        "english": "In charge",
        "format": "reference",
        "longest": null,
        "name": "lead",
        "names_people": true,
        "refers_to": "member",
        "required": false,
        "sealed": false,
        "vietnamese": "Chủ trì",
        "words": []
      },
      {
        "english": "Together with",
        "format": "line",
        "longest": 2000,
        "name": "with_whom",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Phối hợp",
        "words": []
      },
      {
        "english": "Product",
        "format": "line",
        "longest": 2000,
        "name": "product",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Sản phẩm, kết quả cần có",
        "words": []
      },
      {
        "english": "Start",
        "format": "date",
        "longest": null,
        "name": "start",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Bắt đầu",
        "words": []
      },
      {
        "english": "Deadline",
        "format": "date",
        "longest": null,
        "name": "deadline",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Thời hạn",
        "words": []
      },
      {
        "english": "Progress",
        "format": "word",
        "longest": null,
        "name": "progress",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Tình trạng",
        "words": [
          [
            "not_begun",
            "Chưa làm",
            "Not begun"
          ],
          [
            "ongoing",
            "Đang làm",
            "Ongoing"
          ],
          [
            "done",
            "Đã xong",
            "Done"
          ],
          [
            "dropped",
            "Thôi không làm",
            "Dropped"
          ]
        ]
      },
      {
        "english": "Finished on",
        "format": "date",
        "longest": null,
        "name": "finished",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Xong ngày",
        "words": []
      },
      {
        "english": "Result and evidence",
        "format": "block",
        "longest": 20000,
        "name": "evidence",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Kết quả, minh chứng",
        "words": []
      },
      {
        "english": "Assigned at the meeting",
        "format": "reference",
        "longest": null,
        "name": "meeting",
        "names_people": false,
        "refers_to": "meeting",
        "required": false,
        "sealed": false,
        "vietnamese": "Giao tại kỳ sinh hoạt",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "assigned_task",
    "sent": false,
    "sums": [],
    "vietnamese": "Nhiệm vụ"
  },
  {
    "counted_english": "propaganda entry",
    "counted_vietnamese": "lượt tuyên truyền",
    "day": "date",
    "english": "Propaganda log",
    "fields": [
      {
        "english": "Date",
        "format": "date",
        "longest": null,
        "name": "date",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Ngày",
        "words": []
      },
      {
        "english": "Channel",
        "format": "word",
        "longest": null,
        "name": "channel",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Hình thức",
        "words": [
          [
            "oral",
            "Tuyên truyền miệng",
            "Oral"
          ],
          [
            "loudspeaker",
            "Loa truyền thanh",
            "Loudspeaker"
          ],
          [
            "village_meeting",
            "Họp bản, tổ dân phố",
            "Village meeting"
          ],
          [
            "page",
            "Trang thông tin điện tử",
            "Web page"
          ],
          [
            "social_network",
            "Zalo, mạng xã hội",
            "Social network"
          ],
          [
            "staged_contest",
            "Hội thi sân khấu hóa",
            "Staged contest"
          ],
          [
            "online_contest",
            "Cuộc thi trực tuyến",
            "Online contest"
          ],
          [
            "press",
            "Tin, bài báo chí",
            "Press item"
          ],
          [
            "visual",
            "Pa nô, áp phích, băng rôn",
            "Posters and banners"
          ],
          [
            "other",
            "Hình thức khác",
            "Other"
          ]
        ]
      },
      {
        "english": "Purpose",
        "format": "line",
        "longest": 2000,
        "name": "purpose",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Nội dung, mục đích",
        "words": []
      },
      {
        "english": "Organiser",
        "format": "line",
        "longest": 2000,
        "name": "organiser",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Đơn vị tổ chức",
        "words": []
      },
      {
        "english": "Planned or held",
        "format": "word",
        "longest": null,
        "name": "stage",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Tình trạng",
        "words": [
          [
            "planned",
            "Dự kiến",
            "Planned"
          ],
          [
            "held",
            "Đã làm",
            "Held"
          ]
        ]
      },
      {
        "english": "Sessions",
        "format": "count",
        "longest": null,
        "name": "sessions",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Số buổi, số lần",
        "words": []
      },
      {
        "english": "Listeners",
        "format": "count",
        "longest": null,
        "name": "listeners",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Lượt người nghe",
        "words": []
      },
      {
        "english": "Audience",
        "format": "line",
        "longest": 2000,
        "name": "audience",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Đối tượng",
        "words": []
      },
      {
        "english": "Languages",
        "format": "words",
        "longest": null,
        "name": "languages",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ngôn ngữ",
        "words": [
          [
            "kinh",
            "Kinh",
            "Kinh"
          ],
          [
            "mong",
            "Mông",
            "Mông"
          ],
          [
            "thai",
            "Thái",
            "Thái"
          ],
          [
            "dao",
            "Dao",
            "Dao"
          ],
          [
            "lu",
            "Lự",
            "Lự"
          ],
          [
            "other",
            "Tiếng khác",
            "Other"
          ]
        ]
      },
      {
        "english": "Study round",
        "format": "reference",
        "longest": null,
        "name": "round",
        "names_people": false,
        "refers_to": "round",
        "required": false,
        "sealed": false,
        "vietnamese": "Đợt học tập",
        "words": []
      },
      {
        "english": "Document",
        "format": "reference",
        "longest": null,
        "name": "document",
        "names_people": false,
        "refers_to": "document",
        "required": false,
        "sealed": false,
        "vietnamese": "Văn bản",
        "words": []
      },
      {
        "english": "Note",
        "format": "block",
        "longest": 20000,
        "name": "note",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ghi chú",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "propaganda",
    "sent": false,
    "sums": [
      "sessions",
      "listeners"
    ],
    "vietnamese": "Sổ tuyên truyền"
  },
  {
    "counted_english": "question or concern",
    "counted_vietnamese": "câu hỏi, băn khoăn",
    "day": "date",
    "english": "Questions and concerns",
    "fields": [
      {
        "english": "Written on",
        "format": "date",
        "longest": null,
        "name": "date",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Ngày ghi",
        "words": []
      },
      {
        "english": "Text, without who asked",
        "format": "block",
        "longest": 20000,
        "name": "text",
        "names_people": true,
        "refers_to": null,
        "required": true,
        "sealed": true,
        "vietnamese": "Nội dung (không ghi tên người hỏi)",
        "words": []
      },
      {
        "english": "Field",
        "format": "word",
        "longest": null,
        "name": "field",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Lĩnh vực",
        "words": [
          [
            "economy",
            "Kinh tế",
            "Economy"
          ],
          [
            "society",
            "Văn hóa – xã hội",
            "Culture and society"
          ],
          [
            "security",
            "Quốc phòng, an ninh",
            "Defence and security"
          ],
          [
            "party",
            "Xây dựng Đảng",
            "Party building"
          ],
          [
            "other",
            "Lĩnh vực khác",
            "Other"
          ]
        ]
      },
      {
        "english": "Tendency",
        "format": "word",
        "longest": null,
        "name": "tendency",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Khuynh hướng",
        "words": [
          [
            "agrees",
            "Đồng tình",
            "Agrees"
          ],
          [
            "worries",
            "Băn khoăn",
            "Worries"
          ],
          [
            "asks",
            "Cần giải thích",
            "Asks for an explanation"
          ],
          [
            "objects",
            "Không đồng tình",
            "Objects"
          ]
        ]
      },
      {
        "english": "State",
        "format": "word",
        "longest": null,
        "name": "state",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": true,
        "vietnamese": "Tình trạng",
        "words": [
          [
            "open",
            "Chưa trả lời",
            "Not answered"
          ],
          [
            "answered",
            "Đã trả lời",
            "Answered"
          ],
          [
            "forwarded",
            "Cần cấp trên trả lời",
            "For the superior to answer"
          ]
        ]
      },
      {
        "english": "Answer",
        "format": "block",
        "longest": 20000,
        "name": "answer",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Trả lời",
        "words": []
      },
      {
        "english": "Study round",
        "format": "reference",
        "longest": null,
        "name": "round",
        "names_people": false,
        "refers_to": "round",
        "required": false,
        "sealed": false,
        "vietnamese": "Đợt học tập",
        "words": []
      },
      {
        "english": "Document",
        "format": "reference",
        "longest": null,
        "name": "document",
        "names_people": false,
        "refers_to": "document",
        "required": false,
        "sealed": false,
        "vietnamese": "Văn bản",
        "words": []
      }
    ],
    "has_page": true,
    "listed": true,
    "name": "concern",
    "sent": false,
    "sums": [],
    "vietnamese": "Câu hỏi, băn khoăn"
  },
  {
    "counted_english": "question or concern sent",
    "counted_vietnamese": "câu hỏi, băn khoăn đã gửi",
    "day": null,
    "english": "Questions and concerns sent up",
    "fields": [
      {
        "english": "Study round",
        "format": "reference",
        "longest": null,
        "name": "round",
        "names_people": false,
        "refers_to": "round",
        "required": true,
        "sealed": false,
        "vietnamese": "Đợt học tập",
        "words": []
      },
      {
        "english": "Text",
        "format": "block",
        "longest": 20000,
        "name": "text",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Nội dung",
        "words": []
      },
      {
        "english": "Field",
        "format": "word",
        "longest": null,
        "name": "field",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Lĩnh vực",
        "words": [
          [
            "economy",
            "Kinh tế",
            "Economy"
          ],
          [
            "society",
            "Văn hóa – xã hội",
            "Culture and society"
          ],
          [
            "security",
            "Quốc phòng, an ninh",
            "Defence and security"
          ],
          [
            "party",
            "Xây dựng Đảng",
            "Party building"
          ],
          [
            "other",
            "Lĩnh vực khác",
            "Other"
          ]
        ]
      },
      {
        "english": "Tendency",
        "format": "word",
        "longest": null,
        "name": "tendency",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Khuynh hướng",
        "words": [
          [
            "agrees",
            "Đồng tình",
            "Agrees"
          ],
          [
            "worries",
            "Băn khoăn",
            "Worries"
          ],
          [
            "asks",
            "Cần giải thích",
            "Asks for an explanation"
          ],
          [
            "objects",
            "Không đồng tình",
            "Objects"
          ]
        ]
      },
      {
        "english": "State",
        "format": "word",
        "longest": null,
        "name": "state",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Tình trạng",
        "words": [
          [
            "open",
            "Chưa trả lời",
            "Not answered"
          ],
          [
            "answered",
            "Đã trả lời",
            "Answered"
          ],
          [
            "forwarded",
            "Cần cấp trên trả lời",
            "For the superior to answer"
          ]
        ]
      },
      {
        "english": "Answer",
        "format": "block",
        "longest": 20000,
        "name": "answer",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Trả lời",
        "words": []
      },
      {
        "english": "Copy of",
        "format": "reference",
        "longest": null,
        "name": "concern",
        "names_people": true,
        "refers_to": "concern",
        "required": false,
        "sealed": true,
        "vietnamese": "Chép từ",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "concern_sent",
    "sent": true,
    "sums": [],
    "vietnamese": "Câu hỏi, băn khoăn đã gửi cấp trên"
  },
  {
    "counted_english": "check or survey",
    "counted_vietnamese": "lần kiểm tra, khảo sát",
    "day": "date",
    "english": "Checks of awareness",
    "fields": [
      {
        "english": "Date",
        "format": "date",
        "longest": null,
        "name": "date",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Ngày",
        "words": []
      },
      {
        "english": "Title",
        "format": "line",
        "longest": 2000,
        "name": "title",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Tên lần kiểm tra, khảo sát",
        "words": []
      },
      {
        "english": "Kind",
        "format": "word",
        "longest": null,
        "name": "kind",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Loại",
        "words": [
          [
            "check",
            "Kiểm tra nhận thức",
            "Check of awareness"
          ],
          [
            "survey",
            "Khảo sát, thăm dò",
            "Survey"
          ]
        ]
      },
      {
        "english": "At the session",
        "format": "reference",
        "longest": null,
        "name": "session",
        "names_people": false,
        "refers_to": "session",
        "required": false,
        "sealed": false,
        "vietnamese": "Tại buổi học",
        "words": []
      },
      {
        "english": "Or at the meeting",
        "format": "line",
        "longest": 2000,
        "name": "meeting",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Hoặc tại cuộc họp",
        "words": []
      },
      {
        "english": "Study round",
        "format": "reference",
        "longest": null,
        "name": "round",
        "names_people": false,
        "refers_to": "round",
        "required": false,
        "sealed": false,
        "vietnamese": "Đợt học tập",
        "words": []
      }
    ],
    "has_page": true,
    "listed": true,
    "name": "awareness_check",
    "sent": false,
    "sums": [],
    "vietnamese": "Kiểm tra, khảo sát nhận thức"
  },
  {
    "counted_english": "result sent",
    "counted_vietnamese": "kết quả đã gửi",
    "day": "date",
    "english": "Results of awareness sent up",
    "fields": [
      {
        "english": "Held on",
        "format": "date",
        "longest": null,
        "name": "date",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Ngày kiểm tra, khảo sát",
        "words": []
      },
      {
        "english": "Title",
        "format": "line",
        "longest": 2000,
        "name": "title",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Tên lần kiểm tra, khảo sát",
        "words": []
      },
      {
        "english": "Study round",
        "format": "reference",
        "longest": null,
        "name": "round",
        "names_people": false,
        "refers_to": "round",
        "required": false,
        "sealed": false,
        "vietnamese": "Đợt học tập",
        "words": []
      },
      {
        "english": "Sheets returned",
        "format": "count",
        "longest": null,
        "name": "sheets",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Số phiếu thu về",
        "words": []
      },
      {
        "english": "By the answer key",
        "format": "line",
        "longest": 2000,
        "name": "answer_key",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Theo đáp án",
        "words": []
      },
      {
        "english": "Result",
        "format": "block",
        "longest": 20000,
        "name": "result",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Kết quả",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "awareness_result",
    "sent": true,
    "sums": [
      "sheets"
    ],
    "vietnamese": "Kết quả nhận thức đã gửi cấp trên"
  },
  {
    "counted_english": "planned inspection",
    "counted_vietnamese": "cuộc trong chương trình",
    "day": null,
    "english": "Yearly programme of inspection",
    "fields": [
      {
        "english": "Year",
        "format": "count",
        "longest": null,
        "name": "year",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Năm",
        "words": []
      },
      {
        "english": "Kind",
        "format": "word",
        "longest": null,
        "name": "kind",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": true,
        "vietnamese": "Loại",
        "words": [
          [
            "inspection",
            "Kiểm tra",
            "Inspection"
          ],
          [
            "supervision",
            "Giám sát",
            "Supervision"
          ]
        ]
      },
      {
        "english": "What about",
        "format": "line",
        "longest": 2000,
        "name": "what",
        "names_people": true,
        "refers_to": null,
        "required": true,
        "sealed": true,
        "vietnamese": "Nội dung",
        "words": []
      },
      {
        "english": "Who is looked at",
        "format": "line",
        "longest": 2000,
        "name": "whom",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Đối tượng",
        "words": []
      },
      {
        "english": "Working group",
        "format": "line",
        "longest": 2000,
        "name": "working_group",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Tổ kiểm tra, giám sát",
        "words": []
      },
      {
        "english": "To be done by",
        "format": "date",
        "longest": null,
        "name": "by_day",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": true,
        "vietnamese": "Làm xong trước ngày",
        "words": []
      },
      {
        "english": "State",
        "format": "word",
        "longest": null,
        "name": "state",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": true,
        "vietnamese": "Tình trạng",
        "words": [
          [
            "planned",
            "Chưa làm",
            "Planned"
          ],
          [
            "begun",
            "Đang làm",
            "Begun"
          ],
          [
            "done",
            "Đã xong",
            "Done"
          ],
          [
            "dropped",
            "Thôi không làm",
            "Dropped"
          ]
        ]
      },
      {
        "english": "Note",
        "format": "block",
        "longest": 20000,
        "name": "note",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Ghi chú",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "inspection_plan",
    "sent": false,
    "sums": [],
    "vietnamese": "Chương trình kiểm tra, giám sát năm"
  },
  {
    "counted_english": "inspection",
    "counted_vietnamese": "cuộc kiểm tra, giám sát",
    "day": "begun",
    "english": "Inspection and supervision",
    "fields": [
      {
        "english": "Begun on",
        "format": "date",
        "longest": null,
        "name": "begun",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Ngày bắt đầu",
        "words": []
      },
      {
        "english": "Kind",
        "format": "word",
        "longest": null,
        "name": "kind",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": true,
        "vietnamese": "Loại",
        "words": [
          [
            "inspection",
            "Kiểm tra",
            "Inspection"
          ],
          [
            "supervision",
            "Giám sát",
            "Supervision"
          ]
        ]
      },
      {
        "english": "What about",
        "format": "line",
        "longest": 2000,
        "name": "what",
        "names_people": true,
        "refers_to": null,
        "required": true,
        "sealed": true,
        "vietnamese": "Nội dung",
        "words": []
      },
      {
        "english": "Member",
        "format": "reference",
        "longest": null,
        "name": "member",
        "names_people": true,
        "refers_to": "member",
        "required": false,
        "sealed": true,
        "vietnamese": "Đảng viên được kiểm tra, giám sát",
        "words": []
      },
      {
        "english": "Working group",
        "format": "line",
        "longest": 2000,
        "name": "working_group",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Tổ kiểm tra, giám sát",
        "words": []
      },
      {
        "english": "Steps with their papers",
        "format": "words",
        "longest": null,
        "name": "steps",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Các bước đã có giấy tờ",
        "words": [
          [
            "decided",
            "1. Quyết định, kế hoạch",
            "1. Decision and plan"
          ],
          [
            "detailed",
            "2. Kế hoạch chi tiết",
            "2. Detailed plan"
          ],
          [
            "outlined",
            "3. Đề cương gợi ý",
            "3. Outline of questions"
          ],
          [
            "opened",
            "4. Biên bản triển khai",
            "4. Minutes of the opening"
          ],
          [
            "self_reported",
            "5. Báo cáo tự kiểm tra",
            "5. Own report"
          ],
          [
            "met",
            "6. Biên bản làm việc",
            "6. Minutes of the work"
          ],
          [
            "verified",
            "7. Biên bản xác minh",
            "7. Minutes of verification"
          ],
          [
            "reported",
            "8. Báo cáo kết quả",
            "8. Report of the result"
          ],
          [
            "minuted",
            "9. Trích biên bản hội nghị chi bộ",
            "9. Extract of the cell's minutes"
          ],
          [
            "concluded",
            "10. Thông báo kết luận",
            "10. Notice of conclusion"
          ],
          [
            "delivered",
            "11. Biên bản triển khai thông báo",
            "11. Minutes of its delivery"
          ],
          [
            "indexed",
            "12. Mục lục hồ sơ",
            "12. Index of papers"
          ]
        ]
      },
      {
        "english": "Merits and praise",
        "format": "block",
        "longest": 20000,
        "name": "merits",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Ưu điểm, biểu dương",
        "words": []
      },
      {
        "english": "Shortcomings and criticism",
        "format": "block",
        "longest": 20000,
        "name": "faults",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Hạn chế, nhắc nhở",
        "words": []
      },
      {
        "english": "What the cell demands",
        "format": "block",
        "longest": 20000,
        "name": "demands",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Chi bộ yêu cầu",
        "words": []
      },
      {
        "english": "Put right by",
        "format": "date",
        "longest": null,
        "name": "right_by",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Khắc phục trước ngày",
        "words": []
      },
      {
        "english": "Put right on",
        "format": "date",
        "longest": null,
        "name": "put_right",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Đã khắc phục ngày",
        "words": []
      },
      {
        "english": "By the yearly programme",
        "format": "reference",
        "longest": null,
        "name": "plan",
        "names_people": true,
        "refers_to": "inspection_plan",
        "required": false,
        "sealed": false,
        "vietnamese": "Theo chương trình năm",
        "words": []
      }
    ],
    "has_page": true,
    "listed": true,
    "name": "inspection",
    "sent": false,
    "sums": [],
    "vietnamese": "Kiểm tra, giám sát"
  },
  {
    "counted_english": "finding",
    "counted_vietnamese": "kết quả kiểm tra",
    "day": null,
    "english": "Findings of inspections",
    "fields": [
      {
        "english": "Inspection",
        "format": "reference",
        "longest": null,
        "name": "of_inspection",
        "names_people": true,
        "refers_to": "inspection",
        "required": true,
        "sealed": false,
        "vietnamese": "Cuộc kiểm tra, giám sát",
        "words": []
      },
      {
        "english": "Kind",
        "format": "word",
        "longest": null,
        "name": "kind",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": true,
        "vietnamese": "Loại",
        "words": [
          [
            "praise",
            "Ưu điểm, biểu dương",
            "Praise"
          ],
          [
            "fault",
            "Hạn chế, phê bình",
            "Fault or criticism"
          ]
        ]
      },
      {
        "english": "What was found",
        "format": "block",
        "longest": 20000,
        "name": "what",
        "names_people": true,
        "refers_to": null,
        "required": true,
        "sealed": true,
        "vietnamese": "Nội dung",
        "words": []
      },
      {
        "english": "What the cell demands",
        "format": "block",
        "longest": 20000,
        "name": "demand",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Chi bộ yêu cầu",
        "words": []
      },
      {
        "english": "Put right by",
        "format": "date",
        "longest": null,
        "name": "right_by",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Khắc phục trước ngày",
        "words": []
      },
      {
        "english": "Put right on",
        "format": "date",
        "longest": null,
        "name": "put_right",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Đã khắc phục ngày",
        "words": []
      },
      {
        "english": "How it was put right",
        "format": "block",
        "longest": 20000,
        "name": "how",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Đã khắc phục thế nào",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "inspection_finding",
    "sent": false,
    "sums": [],
    "vietnamese": "Kết quả kiểm tra, khắc phục"
  },
  {
    "counted_english": "speaker",
    "counted_vietnamese": "báo cáo viên, tuyên truyền viên",
    "day": null,
    "english": "Speakers",
    "fields": [
      {
        "english": "Name",
        "format": "line",
        "longest": 2000,
        "name": "name",
        "names_people": true,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Họ và tên",
        "words": []
      },
      {
        "english": "Level",
        "format": "word",
        "longest": null,
        "name": "level",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Cấp",
        "words": [
          [
            "province",
            "Báo cáo viên cấp tỉnh",
            "Speaker of the province"
          ],
          [
            "commune",
            "Báo cáo viên cấp xã",
            "Speaker of the commune"
          ],
          [
            "base",
            "Tuyên truyền viên cơ sở",
            "Propagandist at the base"
          ]
        ]
      },
      {
        "english": "Strengths",
        "format": "line",
        "longest": 2000,
        "name": "strengths",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Lĩnh vực sở trường",
        "words": []
      },
      {
        "english": "Languages",
        "format": "words",
        "longest": null,
        "name": "languages",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ngôn ngữ",
        "words": [
          [
            "kinh",
            "Kinh",
            "Kinh"
          ],
          [
            "mong",
            "Mông",
            "Mông"
          ],
          [
            "thai",
            "Thái",
            "Thái"
          ],
          [
            "dao",
            "Dao",
            "Dao"
          ],
          [
            "lu",
            "Lự",
            "Lự"
          ],
          [
            "other",
            "Tiếng khác",
            "Other"
          ]
        ]
      },
      {
        "english": "Training",
        "format": "line",
        "longest": 2000,
        "name": "trained",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Bồi dưỡng nghiệp vụ",
        "words": []
      },
      {
        "english": "Since",
        "format": "date",
        "longest": null,
        "name": "since",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Từ ngày",
        "words": []
      },
      {
        "english": "Until",
        "format": "date",
        "longest": null,
        "name": "until_day",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Đến ngày",
        "words": []
      },
      {
        "english": "Reviewed on",
        "format": "date",
        "longest": null,
        "name": "reviewed",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Đánh giá năm, ngày",
        "words": []
      },
      {
        "english": "Review",
        "format": "block",
        "longest": 20000,
        "name": "review",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Nhận xét",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "registered_speaker",
    "sent": false,
    "sums": [],
    "vietnamese": "Báo cáo viên, tuyên truyền viên"
  },
  {
    "counted_english": "assignment",
    "counted_vietnamese": "lượt phân công",
    "day": "date",
    "english": "Assignments of speakers",
    "fields": [
      {
        "english": "Speaker",
        "format": "reference",
        "longest": null,
        "name": "speaker",
        "names_people": true,
        "refers_to": "registered_speaker",
        "required": true,
        "sealed": false,
        "vietnamese": "Báo cáo viên",
        "words": []
      },
      {
        "english": "Date",
        "format": "date",
        "longest": null,
        "name": "date",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Ngày",
        "words": []
      },
      {
        "english": "Topic",
        "format": "line",
        "longest": 2000,
        "name": "topic",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Nội dung",
        "words": []
      },
      {
        "english": "Place",
        "format": "line",
        "longest": 2000,
        "name": "place",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Địa điểm",
        "words": []
      },
      {
        "english": "Study round",
        "format": "reference",
        "longest": null,
        "name": "round",
        "names_people": false,
        "refers_to": "round",
        "required": false,
        "sealed": false,
        "vietnamese": "Đợt học tập",
        "words": []
      },
      {
        "english": "Assigned by",
        "format": "word",
        "longest": null,
        "name": "assigned_by",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Ai phân công",
        "words": [
          [
            "cell",
            "Chi bộ",
            "The cell"
          ],
          [
            "committee",
            "Cấp ủy cấp trên",
            "The superior committee"
          ]
        ]
      },
      {
        "english": "Listeners",
        "format": "count",
        "longest": null,
        "name": "listeners",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Số người nghe",
        "words": []
      },
      {
        "english": "Note",
        "format": "block",
        "longest": 20000,
        "name": "note",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ghi chú",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "speaker_assignment",
    "sent": false,
    "sums": [],
    "vietnamese": "Phân công báo cáo viên"
  },
  {
    "counted_english": "paper issued",
    "counted_vietnamese": "văn bản đã phát hành",
    "day": "day",
    "english": "Papers issued",
    "fields": [
      {
        "english": "Type",
        "format": "word",
        "longest": null,
        "name": "paper",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Loại văn bản",
        "words": [
          [
            "report",
            "Báo cáo",
            "Report"
          ],
          [
            "plan",
            "Kế hoạch",
            "Plan"
          ],
          [
            "notice",
            "Thông báo",
            "Notice"
          ],
          [
            "resolution",
            "Nghị quyết",
            "Resolution"
          ],
          [
            "programme",
            "Chương trình",
            "Programme"
          ],
          [
            "decision",
            "Quyết định",
            "Decision"
          ],
          [
            "proposal",
            "Tờ trình",
            "Proposal"
          ],
          [
            "minutes",
            "Biên bản",
            "Minutes"
          ],
          [
            "letter",
            "Công văn",
            "Letter"
          ],
          [
            "other",
            "Văn bản khác",
            "Other paper"
          ]
        ]
      },
      {
        "english": "Number",
        "format": "count",
        "longest": null,
        "name": "number",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Số",
        "words": []
      },
      {
        "english": "Symbol",
        "format": "line",
        "longest": 2000,
        "name": "symbol",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ký hiệu",
        "words": []
      },
      {
        "english": "Dated",
        "format": "date",
        "longest": null,
        "name": "day",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Ngày văn bản",
        "words": []
      },
      {
        "english": "What about",
        "format": "line",
        "longest": 2000,
        "name": "about",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Trích yếu",
        "words": []
      },
      {
        "english": "Sent to",
        "format": "line",
        "longest": 2000,
        "name": "sent_to",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Nơi nhận",
        "words": []
      },
      {
        "english": "Signed by",
        "format": "line",
        "longest": 2000,
        "name": "signer",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Người ký",
        "words": []
      },
      {
        "english": "Withdrawn on",
        "format": "date",
        "longest": null,
        "name": "withdrawn",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Thu hồi ngày",
        "words": []
      },
      {
        "english": "Why it was withdrawn",
        "format": "line",
        "longest": 2000,
        "name": "why_withdrawn",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Lý do thu hồi",
        "words": []
      }
    ],
    "has_page": true,
    "listed": true,
    "name": "issued_paper",
    "sent": false,
    "sums": [],
    "vietnamese": "Sổ văn bản đi"
  },
  {
    "counted_english": "hand-out",
    "counted_vietnamese": "lượt giao tài liệu",
    "day": "date",
    "english": "Materials handed out",
    "fields": [
      {
        "english": "Handed out on",
        "format": "date",
        "longest": null,
        "name": "date",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Ngày giao",
        "words": []
      },
      {
        "english": "Material",
        "format": "line",
        "longest": 2000,
        "name": "title",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Tên tài liệu",
        "words": []
      },
      {
        "english": "Document",
        "format": "reference",
        "longest": null,
        "name": "document",
        "names_people": false,
        "refers_to": "document",
        "required": false,
        "sealed": false,
        "vietnamese": "Văn bản",
        "words": []
      },
      {
        "english": "Language",
        "format": "word",
        "longest": null,
        "name": "language",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ngôn ngữ",
        "words": [
          [
            "kinh",
            "Kinh",
            "Kinh"
          ],
          [
            "mong",
            "Mông",
            "Mông"
          ],
          [
            "thai",
            "Thái",
            "Thái"
          ],
          [
            "dao",
            "Dao",
            "Dao"
          ],
          [
            "lu",
            "Lự",
            "Lự"
          ],
          [
            "other",
            "Tiếng khác",
            "Other"
          ]
        ]
      },
      {
        "english": "Copies",
        "format": "count",
        "longest": null,
        "name": "copies",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Số bản",
        "words": []
      },
      {
        "english": "Given to",
        "format": "line",
        "longest": 2000,
        "name": "given_to",
        "names_people": true,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Người, nơi nhận",
        "words": []
      },
      {
        "english": "Signed for",
        "format": "flag",
        "longest": null,
        "name": "signed",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Đã ký nhận",
        "words": []
      },
      {
        "english": "Due back by",
        "format": "date",
        "longest": null,
        "name": "back_by",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Phải trả trước ngày",
        "words": []
      },
      {
        "english": "Returned on",
        "format": "date",
        "longest": null,
        "name": "back",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Đã trả ngày",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "handout",
    "sent": false,
    "sums": [
      "copies"
    ],
    "vietnamese": "Giao nhận tài liệu"
  },
  {
    "counted_english": "guest",
    "counted_vietnamese": "người học nhờ",
    "day": null,
    "english": "Guests of sessions",
    "fields": [
      {
        "english": "Session attended",
        "format": "reference",
        "longest": null,
        "name": "session",
        "names_people": false,
        "refers_to": "session",
        "required": true,
        "sealed": false,
        "vietnamese": "Buổi đã học",
        "words": []
      },
      {
        "english": "Full name",
        "format": "line",
        "longest": 2000,
        "name": "name",
        "names_people": true,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Họ và tên",
        "words": []
      },
      {
        "english": "Born",
        "format": "day_or_year",
        "longest": null,
        "name": "born",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Năm sinh",
        "words": []
      },
      {
        "english": "Home unit, as the guest says",
        "format": "line",
        "longest": 2000,
        "name": "home_unit",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Là đảng viên của chi bộ",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "guest",
    "sent": false,
    "sums": [],
    "vietnamese": "Người học nhờ"
  },
  {
    "counted_english": "connection point",
    "counted_vietnamese": "điểm cầu",
    "day": null,
    "english": "Connection points",
    "fields": [
      {
        "english": "Name",
        "format": "line",
        "longest": 2000,
        "name": "name",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Tên điểm cầu",
        "words": []
      },
      {
        "english": "Place",
        "format": "line",
        "longest": 2000,
        "name": "place",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Địa điểm",
        "words": []
      },
      {
        "english": "Equipment",
        "format": "words",
        "longest": null,
        "name": "equipment",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Thiết bị",
        "words": [
          [
            "screen",
            "Màn hình, máy chiếu",
            "Screen or projector"
          ],
          [
            "sound",
            "Loa, micro",
            "Loudspeaker and microphone"
          ],
          [
            "camera",
            "Camera",
            "Camera"
          ],
          [
            "line",
            "Đường truyền cố định",
            "Fixed line"
          ],
          [
            "mobile",
            "Phát sóng di động",
            "Mobile link"
          ],
          [
            "generator",
            "Máy phát điện",
            "Generator"
          ]
        ]
      },
      {
        "english": "Seats",
        "format": "count",
        "longest": null,
        "name": "seats",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Số chỗ",
        "words": []
      },
      {
        "english": "In use since",
        "format": "date",
        "longest": null,
        "name": "since",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Dùng từ ngày",
        "words": []
      },
      {
        "english": "In use until",
        "format": "date",
        "longest": null,
        "name": "until_day",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Dùng đến ngày",
        "words": []
      },
      {
        "english": "In charge",
        "format": "line",
        "longest": 2000,
        "name": "in_charge",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Người phụ trách",
        "words": []
      },
      {
        "english": "Note",
        "format": "block",
        "longest": 20000,
        "name": "note",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ghi chú",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "meeting_point",
    "sent": false,
    "sums": [
      "seats"
    ],
    "vietnamese": "Điểm cầu"
  },
  {
    "counted_english": "loudspeaker",
    "counted_vietnamese": "loa truyền thanh",
    "day": null,
    "english": "Loudspeakers",
    "fields": [
      {
        "english": "Place",
        "format": "line",
        "longest": 2000,
        "name": "place",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Nơi đặt",
        "words": []
      },
      {
        "english": "Kind",
        "format": "word",
        "longest": null,
        "name": "kind",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Loại",
        "words": [
          [
            "wired",
            "Có dây",
            "Wired"
          ],
          [
            "wireless",
            "Không dây FM",
            "Wireless FM"
          ],
          [
            "smart",
            "Truyền thanh thông minh",
            "Networked"
          ],
          [
            "portable",
            "Loa kéo, loa tay",
            "Portable"
          ]
        ]
      },
      {
        "english": "Working since",
        "format": "date",
        "longest": null,
        "name": "working_since",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Dùng từ ngày",
        "words": []
      },
      {
        "english": "Broken since",
        "format": "date",
        "longest": null,
        "name": "broken_since",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Hỏng từ ngày",
        "words": []
      },
      {
        "english": "Repaired",
        "format": "date",
        "longest": null,
        "name": "repaired",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Sửa xong ngày",
        "words": []
      },
      {
        "english": "In charge",
        "format": "line",
        "longest": 2000,
        "name": "in_charge",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Người phụ trách",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "loudspeaker",
    "sent": false,
    "sums": [],
    "vietnamese": "Loa truyền thanh"
  },
  {
    "counted_english": "declared figure",
    "counted_vietnamese": "số liệu khai",
    "day": "date",
    "english": "Declared figures",
    "fields": [
      {
        "english": "As of",
        "format": "date",
        "longest": null,
        "name": "date",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Thời điểm của số liệu",
        "words": []
      },
      {
        "english": "About what",
        "format": "line",
        "longest": 2000,
        "name": "what",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Số liệu về việc gì",
        "words": []
      },
      {
        "english": "Source",
        "format": "line",
        "longest": 2000,
        "name": "source",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Nguồn: báo cáo, văn bản nào",
        "words": []
      },
      {
        "english": "What is counted",
        "format": "word",
        "longest": null,
        "name": "counted",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Đếm gì",
        "words": [
          [
            "people",
            "Người",
            "People"
          ],
          [
            "turns",
            "Lượt người",
            "Turns"
          ],
          [
            "sessions",
            "Buổi, cuộc",
            "Sessions"
          ],
          [
            "other",
            "Khác",
            "Other"
          ]
        ]
      },
      {
        "english": "Count, with “more than” or “almost”",
        "format": "line",
        "longest": 2000,
        "name": "count",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Số (ghi cả “hơn”, “gần”)",
        "words": []
      },
      {
        "english": "Of a whole of",
        "format": "line",
        "longest": 2000,
        "name": "base",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Trên tổng số",
        "words": []
      },
      {
        "english": "Share",
        "format": "line",
        "longest": 2000,
        "name": "share",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Tỷ lệ",
        "words": []
      },
      {
        "english": "Study round",
        "format": "reference",
        "longest": null,
        "name": "round",
        "names_people": false,
        "refers_to": "round",
        "required": false,
        "sealed": false,
        "vietnamese": "Đợt học tập",
        "words": []
      },
      {
        "english": "Note",
        "format": "block",
        "longest": 20000,
        "name": "note",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ghi chú",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "declared_figure",
    "sent": false,
    "sums": [],
    "vietnamese": "Số liệu khai, đã công bố"
  },
  {
    "counted_english": "group of members",
    "counted_vietnamese": "nhóm đảng viên",
    "day": null,
    "english": "Groups of members",
    "fields": [
      {
        "english": "Name",
        "format": "line",
        "longest": 2000,
        "name": "name",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Tên nhóm",
        "words": []
      },
      {
        "english": "Divided by",
        "format": "word",
        "longest": null,
        "name": "kind",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Chia theo",
        "words": [
          [
            "office",
            "Công tác: đương chức, nghỉ hưu…",
            "Occupation"
          ],
          [
            "cadre",
            "Cán bộ chủ chốt, cấp ủy viên",
            "Key cadres"
          ],
          [
            "party",
            "Tổ đảng",
            "Party group"
          ],
          [
            "other",
            "Nhóm khác",
            "Other"
          ]
        ]
      },
      {
        "english": "Note",
        "format": "block",
        "longest": 20000,
        "name": "note",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ghi chú",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "member_group",
    "sent": false,
    "sums": [],
    "vietnamese": "Nhóm đảng viên"
  },
  {
    "counted_english": "membership",
    "counted_vietnamese": "lượt vào nhóm",
    "day": "from_day",
    "english": "Members of groups",
    "fields": [
      {
        "english": "Member",
        "format": "reference",
        "longest": null,
        "name": "member",
        "names_people": true,
        "refers_to": "member",
        "required": true,
        "sealed": false,
        "vietnamese": "Đảng viên",
        "words": []
      },
      {
        "english": "Group",
        "format": "reference",
        "longest": null,
        "name": "of_group",
        "names_people": false,
        "refers_to": "member_group",
        "required": true,
        "sealed": false,
        "vietnamese": "Nhóm",
        "words": []
      },
      {
        "english": "From",
        "format": "date",
        "longest": null,
        "name": "from_day",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Từ ngày",
        "words": []
      },
      {
        "english": "Until the end of",
        "format": "date",
        "longest": null,
        "name": "until_day",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Đến hết ngày",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "group_membership",
    "sent": false,
    "sums": [],
    "vietnamese": "Đảng viên trong nhóm"
  },
  {
    "counted_english": "meeting",
    "counted_vietnamese": "kỳ sinh hoạt",
    "day": "date",
    "english": "Meetings of the cell",
    "fields": [
      {
        "english": "Date",
        "format": "date",
        "longest": null,
        "name": "date",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Ngày",
        "words": []
      },
      {
        "english": "Kind",
        "format": "word",
        "longest": null,
        "name": "kind",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Loại sinh hoạt",
        "words": [
          [
            "regular",
            "Sinh hoạt thường kỳ",
            "Regular meeting"
          ],
          [
            "thematic",
            "Sinh hoạt chuyên đề",
            "Thematic meeting"
          ],
          [
            "combined",
            "Sinh hoạt thường kỳ kết hợp chuyên đề",
            "Regular meeting with a theme"
          ]
        ]
      },
      {
        "english": "Start",
        "format": "time",
        "longest": null,
        "name": "start",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Bắt đầu",
        "words": []
      },
      {
        "english": "End",
        "format": "time",
        "longest": null,
        "name": "finish",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Kết thúc",
        "words": []
      },
      {
        "english": "Place",
        "format": "line",
        "longest": 2000,
        "name": "place",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Địa điểm",
        "words": []
      },
      {
        "english": "Chair",
        "format": "reference",
        "longest": null,
        "name": "chair",
        "names_people": true,
        "refers_to": "member",
        "required": false,
        "sealed": true,
        "vietnamese": "Chủ trì",
        "words": []
      },
      {
        "english": "Secretary of the meeting",
        "format": "reference",
        "longest": null,
        "name": "secretary",
        "names_people": true,
        "refers_to": "member",
        "required": false,
        "sealed": true,
        "vietnamese": "Thư ký kỳ sinh hoạt",
        "words": []
      },
      {
        "english": "Topic",
        "format": "line",
        "longest": 2000,
        "name": "topic",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Chuyên đề",
        "words": []
      },
      {
        "english": "Number of the notice",
        "format": "count",
        "longest": null,
        "name": "notice_number",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Số thông báo",
        "words": []
      },
      {
        "english": "Date of the notice",
        "format": "date",
        "longest": null,
        "name": "notice_date",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Ngày thông báo",
        "words": []
      },
      {
        "english": "The cell's own least length (minutes)",
        "format": "count",
        "longest": null,
        "name": "own_length",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Thời lượng tối thiểu riêng của chi bộ (phút)",
        "words": []
      },
      {
        "english": "Preparation was assigned",
        "format": "date",
        "longest": null,
        "name": "step_assigned",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Bí thư phân công chuẩn bị",
        "words": []
      },
      {
        "english": "The committee of the cell met or agreed",
        "format": "date",
        "longest": null,
        "name": "step_agreed",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Chi ủy họp, hoặc bí thư và phó bí thư thống nhất",
        "words": []
      },
      {
        "english": "Time, place and agenda were announced",
        "format": "date",
        "longest": null,
        "name": "step_notified",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Thông báo thời gian, địa điểm, nội dung",
        "words": []
      },
      {
        "english": "Papers were sent out",
        "format": "date",
        "longest": null,
        "name": "step_papers_out",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Gửi tài liệu cho đảng viên",
        "words": []
      },
      {
        "english": "The purpose was stated",
        "format": "date",
        "longest": null,
        "name": "step_opened",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Tuyên bố lý do",
        "words": []
      },
      {
        "english": "A secretary was chosen",
        "format": "date",
        "longest": null,
        "name": "step_secretary",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Cử thư ký",
        "words": []
      },
      {
        "english": "The roll was called",
        "format": "date",
        "longest": null,
        "name": "step_roll",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Điểm danh",
        "words": []
      },
      {
        "english": "Dues were collected",
        "format": "date",
        "longest": null,
        "name": "step_dues",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Thu đảng phí",
        "words": []
      },
      {
        "english": "The agenda was adopted",
        "format": "date",
        "longest": null,
        "name": "step_adopted",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Thông qua chương trình",
        "words": []
      },
      {
        "english": "The secretary reported",
        "format": "date",
        "longest": null,
        "name": "step_reported",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Bí thư báo cáo",
        "words": []
      },
      {
        "english": "Members reported their tasks",
        "format": "date",
        "longest": null,
        "name": "step_tasks_reported",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Đảng viên báo cáo nhiệm vụ được giao",
        "words": []
      },
      {
        "english": "Information was given",
        "format": "date",
        "longest": null,
        "name": "step_informed",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Cung cấp thông tin",
        "words": []
      },
      {
        "english": "Discussion",
        "format": "date",
        "longest": null,
        "name": "step_discussed",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Thảo luận",
        "words": []
      },
      {
        "english": "Criticism and self-criticism",
        "format": "date",
        "longest": null,
        "name": "step_criticised",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Tự phê bình và phê bình",
        "words": []
      },
      {
        "english": "The discussion was summed up",
        "format": "date",
        "longest": null,
        "name": "step_summed_up",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Tổng hợp ý kiến",
        "words": []
      },
      {
        "english": "Tasks were assigned with deadlines",
        "format": "date",
        "longest": null,
        "name": "step_tasks_assigned",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Phân công nhiệm vụ có thời hạn",
        "words": []
      },
      {
        "english": "Proposals were answered",
        "format": "date",
        "longest": null,
        "name": "step_answered",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Trả lời kiến nghị, định hướng tư tưởng",
        "words": []
      },
      {
        "english": "The resolution was voted",
        "format": "date",
        "longest": null,
        "name": "step_voted",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Kết luận, biểu quyết nghị quyết",
        "words": []
      },
      {
        "english": "The quality was graded",
        "format": "date",
        "longest": null,
        "name": "step_graded",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Chấm điểm chất lượng",
        "words": []
      },
      {
        "english": "The minutes were read back",
        "format": "date",
        "longest": null,
        "name": "step_read_back",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Thư ký đọc lại biên bản",
        "words": []
      },
      {
        "english": "Resolution and minutes were put up",
        "format": "date",
        "longest": null,
        "name": "step_papers_up",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Hoàn thiện, đăng nghị quyết, biên bản",
        "words": []
      },
      {
        "english": "The superior was told",
        "format": "date",
        "longest": null,
        "name": "step_told",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Báo cáo cấp trên",
        "words": []
      }
    ],
    "has_page": false,
    "listed": true,
    "name": "meeting",
    "sent": false,
    "sums": [],
    "vietnamese": "Sinh hoạt chi bộ"
  },
  {
    "counted_english": "item",
    "counted_vietnamese": "nội dung",
    "day": null,
    "english": "Agenda",
    "fields": [
      {
        "english": "Meeting",
        "format": "reference",
        "longest": null,
        "name": "meeting",
        "names_people": false,
        "refers_to": "meeting",
        "required": true,
        "sealed": false,
        "vietnamese": "Kỳ sinh hoạt",
        "words": []
      },
      {
        "english": "Order",
        "format": "count",
        "longest": null,
        "name": "place_no",
        "names_people": false,
        "refers_to": null,
        "required": true,
        "sealed": false,
        "vietnamese": "Thứ tự",
        "words": []
      },
      {
        "english": "Item",
        "format": "line",
        "longest": 2000,
        "name": "text",
        "names_people": true,
        "refers_to": null,
        "required": true,
        "sealed": true,
        "vietnamese": "Nội dung",
        "words": []
      },
      {
        "english": "Person in charge",
        "format": "reference",
        "longest": null,
        "name": "who",
        "names_people": true,
        "refers_to": "member",
        "required": false,
        "sealed": true,
        "vietnamese": "Người phụ trách",
        "words": []
      },
      {
        "english": "Papers",
        "format": "line",
        "longest": 2000,
        "name": "papers",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Tài liệu kèm theo",
        "words": []
      },
      {
        "english": "Papers sent on",
        "format": "date",
        "longest": null,
        "name": "papers_out",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Đã gửi tài liệu ngày",
        "words": []
      }
    ],
    "has_page": false,
    "listed": false,
    "name": "agenda_item",
    "sent": false,
    "sums": [],
    "vietnamese": "Nội dung sinh hoạt"
  },
  {
    "counted_english": "resolution",
    "counted_vietnamese": "nghị quyết",
    "day": null,
    "english": "Resolution of a meeting",
    "fields": [
      {
        "english": "Meeting",
        "format": "reference",
        "longest": null,
        "name": "meeting",
        "names_people": false,
        "refers_to": "meeting",
        "required": true,
        "sealed": false,
        "vietnamese": "Kỳ sinh hoạt",
        "words": []
      },
      {
        "english": "Number",
        "format": "count",
        "longest": null,
        "name": "number",
        "names_people": false,
        "refers_to": null,
        "required": false,
        "sealed": false,
        "vietnamese": "Số nghị quyết",
        "words": []
      },
      {
        "english": "Members who voted",
        "format": "count",
        "longest": null,
        "name": "voted",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Số đảng viên biểu quyết",
        "words": []
      },
      {
        "english": "In favour",
        "format": "count",
        "longest": null,
        "name": "voted_for",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Số tán thành",
        "words": []
      },
      {
        "english": "Assessment: politics and thought",
        "format": "block",
        "longest": 20000,
        "name": "politics",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Đánh giá: chính trị, tư tưởng",
        "words": []
      },
      {
        "english": "Assessment: the political task",
        "format": "block",
        "longest": 20000,
        "name": "work",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Đánh giá: nhiệm vụ chính trị",
        "words": []
      },
      {
        "english": "Praise and reminders",
        "format": "block",
        "longest": 20000,
        "name": "praise",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Biểu dương, nhắc nhở",
        "words": []
      },
      {
        "english": "Shortcomings and causes",
        "format": "block",
        "longest": 20000,
        "name": "faults",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Hạn chế, nguyên nhân",
        "words": []
      },
      {
        "english": "Directions and tasks",
        "format": "block",
        "longest": 20000,
        "name": "directions",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Phương hướng, nhiệm vụ kỳ tới",
        "words": []
      },
      {
        "english": "Organisation",
        "format": "block",
        "longest": 20000,
        "name": "organisation",
        "names_people": true,
        "refers_to": null,
        "required": false,
        "sealed": true,
        "vietnamese": "Tổ chức thực hiện",
        "words": []
      }
    ],
    "has_page": false,
    "listed": false,
    "name": "resolution",
    "sent": false,
    "sums": [],
    "vietnamese": "Nghị quyết sinh hoạt"
  }
];
