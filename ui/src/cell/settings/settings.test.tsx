import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { DeletionReach } from "../deletion/DeletionReach";
import { CellContext } from "../frame/context";
import { FirstSteps } from "../home/FirstSteps";
import { PausedNote } from "../home/PausedNote";
import { RecoverForm } from "../lock/RecoverForm";
import type { Person, Status } from "../types";
import { AddPerson } from "./AddPerson";
import { Backups } from "./Backups";
import { HandOver } from "./HandOver";
import { Passphrase } from "./Passphrase";

/** Takes the place of the window's bridge to Rust, and of locking. */
const bridge = vi.hoisted(() => ({
  answers: {} as Record<string, unknown>,
  asked: [] as [string, unknown][],
  locked: 0,
}));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, payload?: { request?: unknown }) => {
    bridge.asked.push([name, payload?.request]);
    return bridge.answers[name] ?? {};
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => undefined }));
vi.mock("../lock/useLock", () => ({ useLock: () => () => bridge.locked++ }));

const asked = (name: string) => bridge.asked.filter((call) => call[0] === name).map((call) => call[1]);
const pass = () => act(() => vi.advanceTimersByTimeAsync(400));
const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });
const person = (id: string, name: string, role: Person["role"]): Person => ({ id, name, role });

const MAU = person("m", "Lò Thị Mẫu", "secretary");
const DE = person("d", "Vàng Thị Dế", "deputy_secretary");
const STATUS = { cell_name: "Chi bộ bản Nà Hiềng", person: MAU, people: [MAU, DE] } as unknown as Status;
const CHOSEN = "con suối trong xanh";

async function open(page: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider theme={theme} env="test">
        <CellContext.Provider value={STATUS}>{page}</CellContext.Provider>
      </MantineProvider>
    </QueryClientProvider>,
  );
  await pass();
}

async function press(id: string) {
  fireEvent.click(screen.getByTestId(id));
  await pass();
}

beforeEach(() => {
  startWords(words, en);
  vi.useFakeTimers();
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  } as never;
  bridge.answers = { profile_change_passphrase: { said: [] } };
  bridge.asked.length = 0;
  bridge.locked = 0;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const PLACES = [
  {
    what: "a passphrase that is changed",
    page: <Passphrase />,
    id: "passphrase-new",
    fill: () => type("passphrase-old", "cây lúa bên suối"),
    act: "passphrase-change",
    call: "profile_change_passphrase",
  },
  {
    what: "one set with the recovery sheet",
    page: <RecoverForm status={STATUS} onBack={() => undefined} />,
    id: "recover-passphrase",
    fill: () => type("recover-words", "siêng đậm"),
    act: "recover-open",
    call: "profile_recover",
  },
  {
    what: "one of a person who is added",
    page: <AddPerson onClose={() => undefined} />,
    id: "person-passphrase",
    fill: () => {
      type("person-name", "Vàng Thị Dế");
      type("own-passphrase", "cây lúa bên suối");
    },
    act: "person-save",
    call: "people_add",
  },
  {
    what: "one of a new secretary",
    page: <HandOver people={[]} onClose={() => undefined} />,
    id: "handover-passphrase",
    fill: () => {
      type("handover-name", "Vàng Thị Dế");
      type("own-passphrase", "cây lúa bên suối");
    },
    act: "handover-now",
    call: "people_hand_over",
  },
];

it.each(PLACES)("$what is typed twice", async ({ page, id, fill, act: button, call }) => {
  bridge.answers.people_hand_over = { said: [], people: [], sheet: null };
  await open(page);
  fill();
  type(id, CHOSEN);
  type(`${id}-again`, "con suối trong xamh");
  const form = screen.getByTestId(button).closest("form") as HTMLFormElement;
  fireEvent.submit(form);
  await pass();
  expect(asked(call)).toHaveLength(0);
  expect(document.body.textContent).toContain(words.first_run.passphrase_differs);
  type(`${id}-again`, CHOSEN);
  fireEvent.submit(form);
  await pass();
  expect(asked(call)).toHaveLength(1);
});

it("the old secretary leaves or keeps a role, the new one proves to be here, and the book locks", async () => {
  bridge.answers.people_hand_over = { said: [], people: [], sheet: null };
  await open(<HandOver people={[MAU, DE]} onClose={() => undefined} />);
  type("handover-to", "d");
  type("handover-theirs", CHOSEN);
  type("handover-remains", "");
  type("own-passphrase", "cây lúa bên suối");
  await press("handover-now");
  expect(asked("people_hand_over")).toEqual([
    { to: "d", passphrase: CHOSEN, remains: null, new_sheet: true, own_passphrase: "cây lúa bên suối" },
  ]);
  expect(bridge.locked).toBe(1);
});

it("a setting of backups is changed without taking the one before back, and a stick that refused is named", async () => {
  bridge.answers.backup_list = {
    last_at: null,
    made: [],
    remind_after_days: 14,
    choices: [7, 14, 30, 60],
    to_sticks: true,
    kept_on_sticks: 5,
    refused: { folder: "E:\\", message: "Chỗ này không đủ chứa." },
  };
  await open(<Backups />);
  expect(screen.getByTestId("backup-last").textContent).toBe(words.backup.never);
  expect(document.body.textContent).toContain("Mỗi USB giữ 5 bản mới nhất do chương trình tự chép.");
  expect(screen.getByTestId("backup-refused").textContent).toContain("E:\\. Chỗ này không đủ chứa.");
  bridge.answers.backup_set = { remind_after_days: 14, to_sticks: false };
  await press("backup-to-sticks");
  // The list is still as it was before the first change.
  type("backup-remind", "30");
  await pass();
  expect(asked("backup_set")).toEqual([
    { remind_after_days: 14, to_sticks: false },
    { remind_after_days: 30, to_sticks: false },
  ]);
});

it("a document's deletion names every round that studies it, any other only what is final", async () => {
  bridge.answers.undo_reach = {
    rounds: [
      { id: "a", title: "Đợt tháng 3", state: "finalised" },
      { id: "b", title: "Đợt tháng 5", state: "ongoing" },
    ],
  };
  await open(<DeletionReach id="d" all />);
  expect(screen.getByTestId("deletion-reach").textContent).toContain("Đợt tháng 3 – Đã chốt số liệu");
  expect(screen.getByTestId("deletion-reach").textContent).toContain("Đợt tháng 5");
  cleanup();
  await open(<DeletionReach id="m" />);
  expect(screen.getByTestId("deletion-reach").textContent).not.toContain("Đợt tháng 5");
});

it("a paused exchange is pointed out with the button that ends the pause", async () => {
  bridge.answers.home_status_bar = { exchange: "paused", waiting: 3 };
  await open(<PausedNote />);
  expect(screen.getByTestId("home-paused").textContent).toContain("Còn 3 mục chưa gửi");
  await press("home-resume");
  expect(asked("exchange_pause")).toEqual([{ paused: false }]);
});

it("a beginner sees what is done and the one next step", async () => {
  await open(<FirstSteps next={{ step: "document", round: null, members: 32, documents: 0, rounds: 0 }} />);
  expect(screen.getByTestId("first-step-members").textContent).toContain("32 người");
  expect(screen.getByTestId("first-steps-next").textContent).toBe("Thêm văn bản");
});
