import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { REGISTERS } from "../../generated/registers";
import { asked, bridge } from "../../testing/bridge";
import { answer, inAWindow, open as openPage, pass, type, words } from "../../testing/page";
import { DocumentForm } from "../documents/DocumentForm";
import { useFrameKeys } from "../frame/useFrameKeys";
import { MemberForm } from "../members/MemberForm";
import { notices } from "../notices/notices";
import { RecordForm } from "../registers/RecordForm";
import { SessionForm } from "../sessions/SessionForm";
import type { DocumentLine } from "../types";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));

const closed = vi.fn();
const form = () => [...document.querySelectorAll("form")].at(-1) as HTMLFormElement;
const nothing = () => undefined;

function Keys() {
  useFrameKeys({ onSearch: nothing, onGuide: nothing, onShortcuts: nothing });
  return null;
}

const pressCtrlS = async () => {
  fireEvent.keyDown(document.body, { key: "s", ctrlKey: true });
  await pass(0);
};

const open = (page: React.ReactNode) =>
  openPage(
    <>
      <Keys />
      {page}
    </>,
  );

const register = REGISTERS.find(({ name }) => name === "propaganda");
if (!register) throw new Error("no register");

/** Each form with a word typed into it, and the call that saves it. */
const FORMS = [
  {
    name: "members",
    testId: "member",
    page: <MemberForm member={null} onClose={closed} />,
    fill: () => type("member-name", "Lò Thị Xuân"),
    call: "members_save",
    field: "name",
  },
  {
    name: "documents",
    testId: "document",
    page: <DocumentForm document={null} others={[]} onClose={closed} />,
    fill: () => {
      fireEvent.click(screen.getByTestId("document-secret-no"));
      type("document-number", "01-CT/TW");
    },
    call: "documents_save",
    field: "number",
  },
  {
    name: "a register",
    testId: "record",
    page: <RecordForm register={register} row={null} onClose={closed} />,
    fill: () => type("record-purpose", "Chỉ thị"),
    call: "register_save",
    field: "purpose",
  },
];

inAWindow();
beforeEach(() => {
  bridge.holds = /_(save|delete)$|change_standing/;
  bridge.otherwise = { choices: [], entries: [] };
  closed.mockClear();
});

describe.each(FORMS)("the form of $name", ({ page, fill, call, field, testId }) => {
  it("is saved once, however often it is pressed", async () => {
    await open(page);
    fill();
    act(() => {
      fireEvent.submit(form());
      fireEvent.submit(form());
    });
    fireEvent.keyDown(form(), { key: "Enter", ctrlKey: true });
    await pass();
    expect(asked(call)).toHaveLength(1);
    await answer("resolve", { id: "r", undo: null, what: [] });
    fireEvent.submit(form());
    await pass();
    expect(asked(call)).toHaveLength(1);
    expect(closed).toHaveBeenCalledTimes(1);
    expect(asked("forms_give_up")).toHaveLength(1);
  });

  it("shows a refusal beside its field and can be saved again", async () => {
    await open(page);
    fill();
    fireEvent.keyDown(form(), { key: "Enter", ctrlKey: true });
    await pass(0);
    await answer("reject", { code: "bad", message: "Xem lại.", field });
    const input = screen.getByTestId(`${testId}-${field}`);
    expect(input.closest(".mantine-InputWrapper-root")?.textContent).toContain("Xem lại.");
    fireEvent.submit(form());
    await pass(0);
    const ids = asked(call).map(({ request }) => request.new_id);
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), ids[0]]);
    expect(closed).not.toHaveBeenCalled();
  });

  it("is saved by Ctrl+S, which calls nothing saved before", async () => {
    await open(page);
    fill();
    await pressCtrlS();
    expect(asked(call)).toHaveLength(1);
    expect(notices.current()).toBeNull();
    await answer("reject", { code: "bad", message: "Xem lại.", field });
    await pressCtrlS();
    expect(asked(call)).toHaveLength(2);
  });

  it("forgets a refusal as soon as its field is changed", async () => {
    await open(page);
    fill();
    fireEvent.submit(form());
    await pass(0);
    await answer("reject", { code: "bad", message: "Xem lại.", field });
    expect(document.body.textContent).toContain("Xem lại.");
    type(`${testId}-${field}`, "02-CT/TW");
    expect(document.body.textContent).not.toContain("Xem lại.");
    fireEvent.submit(form());
    await pass(0);
    await answer("reject", { code: "bad", message: "Xem lại.", field });
    expect(document.body.textContent).toContain("Xem lại.");
  });
});

describe("the form of a document", () => {
  const page = <DocumentForm document={null} others={[]} onClose={closed} />;

  it("keeps each text as a title, which the program checks most strictly for a stamp of secrecy", async () => {
    await open(page);
    FORMS[1]?.fill();
    await pass();
    expect(asked("forms_keep")[0]?.request.values).toMatchObject({ number: { title: "01-CT/TW" } });
  });

  it("resumes the draft, and forgets it when the document turns out to be secret", async () => {
    bridge.answers.forms_kept = { values: { number: { title: "01-CT/TW" }, new_id: "a".repeat(32) } };
    await open(page);
    expect(screen.getByTestId<HTMLInputElement>("document-number").value).toBe("01-CT/TW");
    fireEvent.click(screen.getByTestId("document-secret-yes"));
    await pass();
    expect(screen.queryByTestId("document-number")).toBeNull();
    expect(screen.queryByTestId("document-save")).toBeNull();
    expect(asked("forms_give_up")).toHaveLength(1);
    fireEvent.click(screen.getByTestId("document-cancel"));
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it("stays open when everything that was typed last time is erased", async () => {
    bridge.answers.forms_kept = { values: { number: { title: "01-CT/TW" } } };
    await open(page);
    type("document-number", "");
    await pass();
    expect(screen.getByTestId<HTMLInputElement>("document-number").value).toBe("");
    expect(screen.queryByTestId("document-resumed")).toBeNull();
  });

  it("can't be changed when the superior issued it", async () => {
    const issued = { id: "d", number: "01-CT/TW", label: "01-CT/TW", from_superior: true, rounds: [] };
    await open(<DocumentForm document={issued as unknown as DocumentLine} others={[]} onClose={closed} />);
    expect(screen.getByTestId<HTMLInputElement>("document-number").readOnly).toBe(true);
    expect(screen.queryByTestId("document-save")).toBeNull();
    expect(screen.queryByTestId("document-delete")).toBeNull();
  });
});

describe("the form of a session", () => {
  const round = { id: "r", sessions: [] } as never;

  it("is saved by Ctrl+S and forgets a refusal once its field is changed", async () => {
    await open(<SessionForm round={round} session={null} onClose={closed} />);
    await pressCtrlS();
    expect(asked("sessions_save")).toHaveLength(1);
    await answer("reject", { code: "bad", message: "Xem lại.", field: "time" });
    expect(document.body.textContent).toContain("Xem lại.");
    type("session-time", "19:30");
    expect(document.body.textContent).not.toContain("Xem lại.");
  });
});

describe("the form of a member in the book", () => {
  const member = { id: "m", name: "Lò Thị Xuân", standing: "active", standing_since: "" } as never;

  it("has its change of standing saved by Ctrl+S, and is called saved when nothing was typed", async () => {
    await open(<MemberForm member={member} onClose={closed} />);
    await pressCtrlS();
    expect(notices.current()?.text).toBe(words.frame.already_saved);
    fireEvent.click(screen.getByTestId("standing-open"));
    fireEvent.change(screen.getByTestId("standing-new"), { target: { value: "exempt" } });
    await pressCtrlS();
    expect(asked("members_change_standing")).toHaveLength(1);
    await pressCtrlS();
    expect(asked("members_change_standing")).toHaveLength(1);
    expect(asked("members_save")).toHaveLength(0);
  });

  it("is not saved from a question above it", async () => {
    await open(<MemberForm member={member} onClose={closed} />);
    type("member-name", "Lò Thị Xuân Hoa");
    fireEvent.click(screen.getByTestId("member-delete"));
    await pass();
    notices.close();
    await pressCtrlS();
    expect(asked("members_save")).toHaveLength(0);
    expect(notices.current()).toBeNull();
  });

  it("has its name hidden by F6 in the title, in the field and in the question", async () => {
    await open(<MemberForm member={member} onClose={closed} />);
    expect(screen.getByTestId("member-name").classList.contains("person-name")).toBe(true);
    fireEvent.click(screen.getByTestId("member-delete"));
    await pass();
    const bare = document.body.cloneNode(true) as HTMLElement;
    for (const hidden of bare.querySelectorAll(".person-name")) hidden.remove();
    expect(document.body.textContent).toContain("Xóa Lò Thị Xuân khỏi sổ?");
    expect(bare.textContent).not.toContain("Lò Thị Xuân");
  });
});
