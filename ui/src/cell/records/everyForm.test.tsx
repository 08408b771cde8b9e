import { act, fireEvent, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { REGISTERS } from "../../generated/registers";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass, type } from "../../testing/page";
import { place } from "../../testing/router";
import { DocumentForm } from "../documents/DocumentForm";
import { EssayRule } from "../essays/EssayRule";
import { EnrolDialog } from "../exchange/EnrolDialog";
import ImportPage from "../import-wizard/ImportPage";
import { MakeUpForm } from "../make-ups/MakeUpForm";
import { ManyStandings } from "../members/ManyStandings";
import { MemberForm } from "../members/MemberForm";
import { PasteRows } from "../registers/PasteRows";
import { RecordForm } from "../registers/RecordForm";
import { PasteDialog } from "../roll-call/PasteDialog";
import NewRoundPage from "../rounds/NewRoundPage";
import { RoundEdit } from "../rounds/RoundEdit";
import { SessionForm } from "../sessions/SessionForm";
import { CellNames } from "../settings/CellNames";
import { CorrectPerson } from "../settings/CorrectPerson";
import { LateChanges } from "../totals/LateChanges";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const closed = vi.fn();
const ROUND = {
  id: "r",
  title: "Đợt",
  state: "ongoing",
  documents: [],
  sessions: [],
  essay_owers: "nobody",
  essay_named: [],
  essay_due: "",
  guiding_questions: "",
  failed_grade: false,
} as never;
const MEMBER = { id: "m", name: "Lò Thị Xuân", standing: "active", standing_since: "" } as never;
const PERSON = { id: "p", name: "Lò Thị Xuân", role: "secretary" } as never;
const CELL = {
  cell_name: "Chi bộ",
  superior_name: "",
  superior_sent: null,
  id: "c",
  may_correct: true,
};
const MISSED = { session: "s", member: "m", name: "Lò Thị Xuân", session_label: "Buổi 1", mark: "" } as never;
const LATE = { id: "l", by: "", at: "2026-11-28T08:30:00.000Z", about: "", what: "", left: null };
const register = REGISTERS.find(({ name }) => name === "propaganda");
if (!register) throw new Error("no register");

interface Walked {
  /** The file that keeps the text of the form. */
  file: string;
  stem: string;
  page: ReactNode;
  /** Types one word. */
  fill: () => void;
  /** The form as it is kept, and what is kept of it. */
  kept: [string, object];
  /** What comes before the form, the first time and after the lock. */
  first?: () => void;
  again?: () => void;
}

const FORMS: Walked[] = [
  {
    file: "members/MemberForm.tsx",
    stem: "member",
    page: <MemberForm member={null} onClose={closed} />,
    fill: () => type("member-name", "Lò Thị Xuân"),
    kept: ["members/new", { name: "Lò Thị Xuân" }],
  },
  {
    file: "members/StandingForm.tsx",
    stem: "member",
    page: <MemberForm member={MEMBER} onClose={closed} />,
    first: () => fireEvent.click(screen.getByTestId("standing-open")),
    fill: () => type("standing-new", "exempt"),
    kept: ["standings/m", { standing: "exempt" }],
  },
  {
    file: "members/ManyStandings.tsx",
    stem: "standings",
    page: <ManyStandings everybody={[MEMBER]} shown={[MEMBER]} onClose={closed} />,
    fill: () => type("standing-new", "transferred"),
    kept: ["standings-many/new", { standing: "transferred" }],
  },
  {
    file: "documents/DocumentForm.tsx",
    stem: "document",
    page: <DocumentForm document={null} others={[]} onClose={closed} />,
    first: () => fireEvent.click(screen.getByTestId("document-secret-no")),
    fill: () => type("document-number", "01-CT/TW"),
    kept: ["documents/new", { number: { title: "01-CT/TW" } }],
  },
  {
    file: "registers/RecordForm.tsx",
    stem: "record",
    page: <RecordForm register={register} row={null} onClose={closed} />,
    fill: () => type("record-purpose", "Chỉ thị"),
    kept: [`${register.name}/new`, { purpose: "Chỉ thị" }],
  },
  {
    file: "registers/PasteRows.tsx",
    stem: "paste-rows",
    page: <PasteRows register={register} onClose={closed} />,
    fill: () => type("paste-text", "20/03/2026"),
    kept: [`paste-${register.name}/new`, { text: "20/03/2026" }],
  },
  {
    file: "roll-call/PasteDialog.tsx",
    stem: "paste",
    page: <PasteDialog session="s" rows={[]} begun="" onClose={closed} onPasted={() => undefined} />,
    fill: () => type("paste-text", "Lò Thị Xuân x"),
    kept: ["paste-marks/s", { text: "Lò Thị Xuân x" }],
  },
  {
    file: "sessions/SessionForm.tsx",
    stem: "session",
    page: <SessionForm round={ROUND} session={null} onClose={closed} />,
    fill: () => type("session-place", "Nhà văn hóa"),
    kept: ["sessions-r/new", { place: "Nhà văn hóa" }],
  },
  {
    file: "rounds/NewRoundPage.tsx",
    stem: "round",
    page: <NewRoundPage />,
    fill: () => type("round-title", "Đợt"),
    kept: ["rounds/new", { title: "Đợt" }],
  },
  {
    file: "rounds/RoundEdit.tsx",
    stem: "round",
    page: <RoundEdit round={ROUND} onClose={closed} below={null} />,
    fill: () => type("round-title", "Đợt hai"),
    kept: ["rounds/r", { title: "Đợt hai" }],
  },
  {
    file: "make-ups/MakeUpForm.tsx",
    stem: "make-up",
    page: <MakeUpForm rows={[MISSED]} sessions={[]} onClose={closed} />,
    fill: () => type("make-up-unit", "Chi bộ 2"),
    kept: ["make-ups/s-m", { unit: "Chi bộ 2" }],
  },
  {
    file: "essays/EssayRule.tsx",
    stem: "essay-rule",
    page: <EssayRule round="r" />,
    first: () => fireEvent.click(screen.getByTestId("essay-rule-edit")),
    again: () => fireEvent.click(screen.getByTestId("essay-rule-edit")),
    fill: () => type("essay-questions", "Điều gì?"),
    kept: ["essay-rule/r", { guiding_questions: "Điều gì?" }],
  },
  {
    file: "totals/LateChanges.tsx",
    stem: "late",
    page: <LateChanges round="r" />,
    first: () => fireEvent.click(screen.getByTestId("totals-accept-late")),
    again: () => fireEvent.click(screen.getByTestId("totals-accept-late")),
    fill: () => type("late-reason", "Ghi sót"),
    kept: ["late/r", { reason: "Ghi sót" }],
  },
  {
    file: "settings/CellNames.tsx",
    stem: "cell",
    page: <CellNames />,
    first: () => fireEvent.click(screen.getByTestId("cell-correct")),
    again: () => fireEvent.click(screen.getByTestId("cell-correct")),
    fill: () => type("cell-name-input", "Chi bộ bản Nà Bó"),
    kept: ["cell-names/new", { cell_name: "Chi bộ bản Nà Bó" }],
  },
  {
    file: "settings/CorrectPerson.tsx",
    stem: "correct-person",
    page: <CorrectPerson person={PERSON} withRole onClose={closed} />,
    fill: () => type("correct-person-name", "Lò Thị Xoan"),
    kept: ["people/p", { full_name: "Lò Thị Xoan" }],
  },
  {
    file: "exchange/EnrolDialog.tsx",
    stem: "enrol",
    page: <EnrolDialog unit={null} onClose={closed} />,
    fill: () => type("enrol-code", "ABCD"),
    kept: ["enrol/new", { code: "ABCD" }],
  },
];

inAWindow();
beforeEach(() => {
  closed.mockClear();
  bridge.otherwise = { choices: [], entries: [], members: [], documents: [], rounds: [], from_superior: [] };
  bridge.answers = {
    rounds_get: ROUND,
    forms_kept: {},
    register_paste_preview: { columns: [], rows: [], good: 0, bad: 0 },
    totals_late: { changes: [LATE] },
    cell_names: CELL,
  };
});

async function shown(form: Walked) {
  const page = await open(form.page);
  if (form.first) act(form.first);
  await pass();
  return page;
}
const gone = () => closed.mock.calls.length + place.went.length;
const isShown = (id: string) => screen.queryByTestId(id) !== null;
const pressEscape = () => {
  const form = [...document.querySelectorAll("form")].at(-1);
  if (form) fireEvent.keyDown(form, { key: "Escape" });
};
const pressOutside = () => {
  const outside = [...document.querySelectorAll(".mantine-Modal-overlay")].at(-1);
  if (outside) fireEvent.click(outside);
};

describe.each(FORMS)("the form in $file", (form) => {
  it("asks before what was typed is discarded by Escape, by a press outside or by its button", async () => {
    await shown(form);
    act(form.fill);
    const ways = [
      pressEscape,
      pressOutside,
      () => fireEvent.click(screen.getByTestId(`${form.stem}-cancel`)),
    ];
    for (const way of document.querySelector('[role="dialog"]') ? ways : ways.slice(2)) {
      await act(way);
      expect(gone()).toBe(0);
      fireEvent.click(screen.getByTestId(`${form.stem}-stay`));
      expect(isShown(`${form.stem}-leaving`)).toBe(false);
    }
    await pass();
    expect(asked("forms_give_up")).toHaveLength(0);
    fireEvent.click(screen.getByTestId(`${form.stem}-cancel`));
    fireEvent.click(screen.getByTestId(`${form.stem}-leave`));
    await pass();
    expect(asked("forms_give_up").map(({ request }) => request.form)).toEqual([form.kept[0]]);
    expect(gone() === 1 || !isShown(`${form.stem}-cancel`)).toBe(true);
  });

  it("closes without a question when nothing was typed", async () => {
    await shown(form);
    fireEvent.click(screen.getByTestId(`${form.stem}-cancel`));
    await pass();
    expect(isShown(`${form.stem}-leaving`)).toBe(false);
    expect(gone() === 1 || !isShown(`${form.stem}-cancel`)).toBe(true);
  });

  it("keeps what was typed, and shows it again after the lock", async () => {
    const page = await shown(form);
    act(form.fill);
    await pass();
    const [name, values] = form.kept;
    const keeps = asked("forms_keep").at(-1)?.request;
    expect(keeps).toMatchObject({ form: name, values });
    page.unmount();
    bridge.answers.forms_kept = ({ form }: { form: string }) =>
      form === name ? { values: keeps?.values } : {};
    window.history.replaceState(null, "", "#/");
    await shown(form.again ? { ...form, first: form.again } : { ...form, first: undefined });
    act(() => fireEvent.click(screen.getByTestId(`${form.stem}-cancel`)));
    expect(isShown(`${form.stem}-leaving`)).toBe(true);
  });
});

it("an import that was not finished goes on where it was left", async () => {
  const choices = { sheet: "Sheet1", encoding: "none", columns: ["name"], title_case: false, also: [] };
  const proposal = {
    choices,
    columns: [{ index: 0, letter: "A", heading: "Họ tên", samples: [], sensitive: false, hidden: false }],
    sheets: [],
    conversions: [],
    has_capitals: false,
  };
  bridge.answers.members_import_open = proposal;
  bridge.answers.pick_open_file = "C:\\\\chi bộ\\\\danh sách.xls";
  const page = await open(<ImportPage />);
  fireEvent.click(screen.getByTestId("import-choose-file"));
  await pass();
  type("import-column-0", "family_name");
  await pass();
  const keeps = asked("forms_keep").at(-1)?.request;
  expect(keeps).toMatchObject({ form: "import/new", values: { begun: { step: "columns" } } });
  page.unmount();
  bridge.answers.forms_kept = { values: keeps?.values };
  await open(<ImportPage />);
  fireEvent.click(screen.getByTestId("import-go-on"));
  await pass();
  expect(screen.getByTestId<HTMLSelectElement>("import-column-0").value).toBe("family_name");
});

/** Texts of the pages, by their paths below `cell`. */
const SOURCES = Object.entries(
  import.meta.glob<string>("../**/*.tsx", { query: "?raw", import: "default", eager: true }),
)
  .map(([path, text]) => ({ path: path.replace(/^\.\.?\//, ""), text }))
  .map(({ path, text }) => ({ path: path.includes("/") ? path : `records/${path}`, text }))
  .filter(({ path }) => !path.includes(".test."));
const INPUT = /<(TextInput|Textarea|DateInput|PasswordInput|NativeSelect|Checkbox|Radio|FieldInput)\b/;

/** Forms of which no copy may be kept, because they hold passphrases or the words of the recovery sheet, or because no book is open. */
const NOT_KEPT = [
  "exchange/SheetDialog.tsx",
  "first-run/InviteStep.tsx",
  "first-run/NamesStep.tsx",
  "first-run/PassphraseStep.tsx",
  "lock/LockPage.tsx",
  "lock/RecoverForm.tsx",
  "recovery/RecoverySheet.tsx",
  "settings/AddPerson.tsx",
  "settings/HandOver.tsx",
  "settings/Passphrase.tsx",
  "settings/People.tsx",
  "settings/Recovery.tsx",
];
/** Forms beside these, whose text is kept by the form around them or is sent at once. */
const PARTS = ["members/StandingForm.tsx", "import-wizard/ReviewList.tsx"];
/** Dialogs in which something is chosen or looked for, and nothing is written. */
const NOT_FORMS = [
  "search/SearchBox.tsx",
  "essays/VersionsDialog.tsx",
  "settings/HandOver.tsx",
  "totals/Finalising.tsx",
  "totals/FigureRows.tsx",
];

describe("the program has no other form", () => {
  it("than the ones that are walked here, where its text is kept", () => {
    const keeping = SOURCES.filter(({ text }) => /\buseRecordDraft\(\{/.test(text)).map(({ path }) => path);
    const walked = [...FORMS.map(({ file }) => file), "import-wizard/ImportPage.tsx"];
    expect(keeping.sort()).toEqual(walked.sort());
  });

  it("than the shared ones, in a page", () => {
    const own = SOURCES.filter(({ text }) => /<form\b|component="form"/.test(text)).map(({ path }) => path);
    expect(own.filter((path) => ![...NOT_KEPT, ...PARTS].includes(path))).toEqual([]);
    const shared = SOURCES.filter(({ text }) => /<(FormDialog|KeptForm)\b/.test(text));
    const unkept = shared.filter(({ text }) => !/\bdraft=\{/.test(text)).map(({ path }) => path);
    expect(unkept.filter((path) => !NOT_KEPT.includes(path))).toEqual([]);
  });

  it("than the shared ones, in a dialog", () => {
    const dialogs = SOURCES.filter(({ text }) => /<(Dialog|Modal)\b/.test(text) && INPUT.test(text));
    const known = [...NOT_FORMS, ...FORMS.map(({ file }) => file)];
    expect(dialogs.map(({ path }) => path).filter((path) => !known.includes(path))).toEqual([]);
  });
});
