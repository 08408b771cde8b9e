// Made by `cargo xtask codegen` from the catalogue of the `domain` crate. Not for editing by hand.

export interface RegisterField {
  name: string;
  vietnamese: string;
  english: string;
  /** Which widget shows it. */
  format: string;
  required: boolean;
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
  fields: readonly RegisterField[];
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

/** The rows of each register. */
export interface RegisterRows {
  propaganda: PropagandaRow;
  loudspeaker: LoudspeakerRow;
}

export const REGISTERS: readonly Register[] = [
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
        "refers_to": null,
        "required": true,
        "vietnamese": "Ngày",
        "words": []
      },
      {
        "english": "Channel",
        "format": "word",
        "longest": null,
        "name": "channel",
        "refers_to": null,
        "required": true,
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
        "refers_to": null,
        "required": true,
        "vietnamese": "Nội dung, mục đích",
        "words": []
      },
      {
        "english": "Organiser",
        "format": "line",
        "longest": 2000,
        "name": "organiser",
        "refers_to": null,
        "required": false,
        "vietnamese": "Đơn vị tổ chức",
        "words": []
      },
      {
        "english": "Planned or held",
        "format": "word",
        "longest": null,
        "name": "stage",
        "refers_to": null,
        "required": true,
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
        "refers_to": null,
        "required": false,
        "vietnamese": "Số buổi, số lần",
        "words": []
      },
      {
        "english": "Listeners",
        "format": "count",
        "longest": null,
        "name": "listeners",
        "refers_to": null,
        "required": false,
        "vietnamese": "Lượt người nghe",
        "words": []
      },
      {
        "english": "Audience",
        "format": "line",
        "longest": 2000,
        "name": "audience",
        "refers_to": null,
        "required": false,
        "vietnamese": "Đối tượng",
        "words": []
      },
      {
        "english": "Languages",
        "format": "words",
        "longest": null,
        "name": "languages",
        "refers_to": null,
        "required": false,
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
        "refers_to": "round",
        "required": false,
        "vietnamese": "Đợt học tập",
        "words": []
      },
      {
        "english": "Document",
        "format": "reference",
        "longest": null,
        "name": "document",
        "refers_to": "document",
        "required": false,
        "vietnamese": "Văn bản",
        "words": []
      },
      {
        "english": "Note",
        "format": "block",
        "longest": 20000,
        "name": "note",
        "refers_to": null,
        "required": false,
        "vietnamese": "Ghi chú",
        "words": []
      }
    ],
    "name": "propaganda",
    "sums": [
      "sessions",
      "listeners"
    ],
    "vietnamese": "Sổ tuyên truyền"
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
        "refers_to": null,
        "required": true,
        "vietnamese": "Nơi đặt",
        "words": []
      },
      {
        "english": "Kind",
        "format": "word",
        "longest": null,
        "name": "kind",
        "refers_to": null,
        "required": true,
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
        "refers_to": null,
        "required": false,
        "vietnamese": "Dùng từ ngày",
        "words": []
      },
      {
        "english": "Broken since",
        "format": "date",
        "longest": null,
        "name": "broken_since",
        "refers_to": null,
        "required": false,
        "vietnamese": "Hỏng từ ngày",
        "words": []
      },
      {
        "english": "Repaired",
        "format": "date",
        "longest": null,
        "name": "repaired",
        "refers_to": null,
        "required": false,
        "vietnamese": "Sửa xong ngày",
        "words": []
      },
      {
        "english": "In charge",
        "format": "line",
        "longest": 2000,
        "name": "in_charge",
        "refers_to": null,
        "required": false,
        "vietnamese": "Người phụ trách",
        "words": []
      }
    ],
    "name": "loudspeaker",
    "sums": [],
    "vietnamese": "Loa truyền thanh"
  }
];
