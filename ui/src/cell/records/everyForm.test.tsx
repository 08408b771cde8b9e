import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { asked, bridge } from "../../testing/bridge";
import { inAWindow, open, pass, type } from "../../testing/page";
import { place } from "../../testing/router";
import { CELL, closed, FORMS, LATE, ROUND, type Walked } from "../../testing/walkedForms";
import ImportPage from "../import-wizard/ImportPage";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

inAWindow();
beforeEach(() => {
  closed.mockClear();
  bridge.otherwise = {
    choices: [],
    entries: [],
    members: [],
    documents: [],
    rounds: [],
    from_superior: [],
    from_former: [],
  };
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
  "issued/VerifyPage.tsx",
  "first-run/PassphraseStep.tsx",
  "lock/LockPage.tsx",
  "lock/RecoverForm.tsx",
  "recovery/RecoverySheet.tsx",
  "settings/AddPerson.tsx",
  "phone-pictures/PhoneDialog.tsx",
  "settings/HandOver.tsx",
  "settings/OwnWords.tsx",
  "settings/Passphrase.tsx",
  "settings/People.tsx",
  "settings/Recovery.tsx",
];
/** Forms beside these, whose text is kept by the form around them or is sent at once. */
const PARTS = ["members/StandingForm.tsx", "import-wizard/ReviewList.tsx"];
/** Dialogs in which something is chosen or looked for, and nothing is written. */
const NOT_FORMS = [
  "period-papers/PeriodPapers.tsx",
  "print-many/PrintMany.tsx",
  "search/SearchBox.tsx",
  "retention/EraseDialog.tsx",
  "essays/VersionsDialog.tsx",
  "essay-files/TextFromFile.tsx",
  // What the machine has read can be read again; only the button "Thôi" or the cross discards corrections.
  "essay-files/ReadPages.tsx",
  "phone-pictures/PhoneDialog.tsx",
  "settings/HandOver.tsx",
  "settings/OwnWords.tsx",
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
