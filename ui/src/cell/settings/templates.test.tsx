import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { theme } from "../../design/theme";
import en from "../../i18n/en.json";
import words from "../../i18n/vi.json";
import { startWords } from "../../i18n/words";
import { Templates } from "./Templates";

/** Takes the place of the window's bridge to Rust. */
const bridge = vi.hoisted(() => ({
  answers: {} as Record<string, unknown>,
  asked: [] as [string, unknown][],
}));

vi.mock("@tauri-apps/api/core", () => ({
  invoke: async (name: string, payload?: { request?: unknown }) => {
    bridge.asked.push([name, payload?.request]);
    const answer = bridge.answers[name] ?? {};
    if (answer instanceof Error) throw JSON.parse(answer.message);
    return answer;
  },
}));
vi.mock("@tauri-apps/api/event", () => ({ listen: async () => () => undefined }));

const asked = (name: string) => bridge.asked.filter((call) => call[0] === name).map((call) => call[1]);
const SHIPPED = {
  name: "hd-05-2026",
  title: "Hướng dẫn 05-HD/VPTW",
  from: "2026-05-27",
  until: null,
  own: false,
  in_force: true,
  forms: [],
};
const OWN = { ...SHIPPED, name: "na-tam", title: "Mẫu Nà Tăm", own: true, forms: ["bao-cao-dot"] };

beforeEach(() => {
  startWords(words, en);
  bridge.asked = [];
  bridge.answers = { template_list: { sets: [SHIPPED] }, template_check: OWN, pick_folder: "/usb/bo-mau" };
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider theme={theme} env="test">
        <Templates />
      </MantineProvider>
    </QueryClientProvider>,
  );
});

afterEach(cleanup);

it("shows what a folder holds and loads it only by a second press", async () => {
  await screen.findByText(/Hướng dẫn 05-HD/);
  fireEvent.click(screen.getByTestId("template-choose"));
  expect((await screen.findByTestId("template-checked")).textContent).toContain("Mẫu Nà Tăm");
  expect(asked("template_add")).toEqual([]);
  bridge.answers.template_list = { sets: [OWN, SHIPPED] };
  fireEvent.click(screen.getByTestId("template-take"));
  await waitFor(() => expect(asked("template_add")).toEqual([{ folder: "/usb/bo-mau" }]));
  fireEvent.click(await screen.findByTestId("template-remove-na-tam"));
  await waitFor(() => expect(asked("template_remove")).toEqual([{ name: "na-tam" }]));
});

it("says every fault of a folder and offers nothing to load", async () => {
  bridge.answers.template_check = new Error(
    JSON.stringify({ code: "template_faults", message: "Tệp “a.docx”: có macro.", field: "folder" }),
  );
  fireEvent.click(screen.getByTestId("template-choose"));
  await screen.findByText(/có macro/);
  expect(screen.queryByTestId("template-take")).toBeNull();
});

it("prints a sample of a set that is only looked at, and of one that is loaded", async () => {
  bridge.answers.pick_save_file = "/tmp/thu.docx";
  bridge.answers.template_preview = { path: "/tmp/thu.docx", bytes: 1 };
  await screen.findByText(/Hướng dẫn 05-HD/);
  fireEvent.click(screen.getByTestId("template-try-hd-05-2026"));
  fireEvent.click(await screen.findByTestId("template-try-nghi-quyet"));
  await waitFor(() =>
    expect(asked("template_preview")).toEqual([
      { name: "hd-05-2026", kind: "nghi-quyet", out: "/tmp/thu.docx" },
    ]),
  );
  fireEvent.click(screen.getByTestId("template-choose"));
  fireEvent.click(await screen.findByTestId("template-try"));
  fireEvent.click(await screen.findByTestId("template-try-bien-ban"));
  await waitFor(() =>
    expect(asked("template_preview").at(-1)).toEqual({
      folder: "/usb/bo-mau",
      kind: "bien-ban",
      out: "/tmp/thu.docx",
    }),
  );
});
