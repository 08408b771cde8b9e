import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Refusal } from "../../door";
import { asked, bridge } from "../../testing/bridge";
import { answer, inAWindow, open, pass, words } from "../../testing/page";
import { gather } from "./gathering";
import { PrintMany } from "./PrintMany";

vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"));
vi.mock("@tauri-apps/api/event", () => import("../../testing/bridge"));
vi.mock("@tanstack/react-router", () => import("../../testing/router"));

const NAMES = ["Lò Thị Xuân", "Vàng A Páo", "Giàng Thị Mỷ"];
const SHEETS = NAMES.map((name, at) => ({ id: `m${at}`, name }));
const FORM = { landscape: false, top: 20, right: 15, bottom: 20, left: 30, style: "p{margin:0}" };
const refusal = (code: string, message: string) => new Refusal({ code, message, field: null });
const page = ({ id }: { id: string }) => ({ html: `<article class="paper">${id}</article>` });

describe("gathering", () => {
  const sheet = async (id: string) => `<p>${id}</p>`;

  it("says how far it is before each sheet and at the end, and keeps the order", async () => {
    const done: number[] = [];
    const { signal } = new AbortController();
    const gathered = await gather(SHEETS, sheet, { signal, onSheet: (count) => done.push(count) });
    expect(done).toEqual([0, 1, 2, 3]);
    expect(gathered).toEqual({ pages: ["<p>m0</p>", "<p>m1</p>", "<p>m2</p>"], refused: [], end: "all" });
  });

  it("stops before the next sheet, which is then not read", async () => {
    const control = new AbortController();
    const read = vi.fn(async (id: string) => {
      if (id === "m1") control.abort();
      return id;
    });
    const gathered = await gather(SHEETS, read, { signal: control.signal, onSheet: () => undefined });
    expect(read).toHaveBeenCalledTimes(2);
    expect(gathered).toEqual({ pages: ["m0", "m1"], refused: [], end: "stopped" });
  });

  it("names whose sheet is refused and why, and makes the others", async () => {
    const read = async (id: string) => {
      if (id === "m1") throw refusal("not_found", "Không còn người này.");
      return id;
    };
    const { signal } = new AbortController();
    expect(await gather(SHEETS, read, { signal, onSheet: () => undefined })).toEqual({
      pages: ["m0", "m2"],
      refused: [{ name: "Vàng A Páo", why: "Không còn người này." }],
      end: "all",
    });
  });

  it("keeps nothing of a book that was locked meanwhile", async () => {
    const read = async (id: string) => {
      if (id === "m1") throw refusal("locked", "Sổ đang khóa.");
      return id;
    };
    const { signal } = new AbortController();
    const gathered = await gather(SHEETS, read, { signal, onSheet: () => undefined });
    expect(gathered).toEqual({ pages: [], refused: [], end: "locked" });
  });
});

describe("the dialog", () => {
  inAWindow();
  beforeEach(() => {
    bridge.answers = {
      printing_list: { sheets: SHEETS, form: FORM },
      printing_page: page,
      print_page: "sent",
    };
  });
  const show = () => open(<PrintMany title="Phiếu" of={{ kind: "held" }} onClose={() => undefined} />);
  const press = async (id: string) => {
    fireEvent.click(screen.getByTestId(id));
    await pass();
  };
  const at = () => screen.getByTestId("print-many").dataset.at;

  it("prints all sheets in one go, each once, and says that the printer took them", async () => {
    await show();
    await press("print-many-begin");
    expect(asked("printing_page").map(({ request }) => request.id)).toEqual(["m0", "m1", "m2"]);
    expect(asked("print_page")).toHaveLength(1);
    expect(screen.getByTestId("print-many-printed").textContent).toContain("3 phiếu");
  });

  it("reads only the sheets that are ticked", async () => {
    await show();
    fireEvent.click(document.getElementById("print-many-m1") as HTMLElement);
    await press("print-many-begin");
    expect(asked("printing_page").map(({ request }) => request.id)).toEqual(["m0", "m2"]);
  });

  it("stopped, it has printed nothing, and offers what is made so far", async () => {
    bridge.holds = /printing_page/;
    await show();
    await press("print-many-begin");
    await answer("resolve", page({ id: "m0" }));
    expect(screen.getByTestId("print-many-done").textContent).toContain("xong 1 trên 3");
    await press("print-many-stop");
    await answer("resolve", page({ id: "m1" }));
    expect(at()).toBe("asking");
    expect(screen.getByTestId("print-many-asks").textContent).toContain("2 trên 3");
    expect(asked("print_page")).toHaveLength(0);
    bridge.holds = null;
    await press("print-many-rest");
    expect(asked("print_page")).toHaveLength(1);
    expect(asked("printing_page")).toHaveLength(2);
  });

  it("asks before it prints without somebody, and names them", async () => {
    bridge.answers.printing_page = (request: { id: string }) => {
      if (request.id === "m2") throw refusal("letters", "Tên có chữ không in được.");
      return page(request);
    };
    await show();
    await press("print-many-begin");
    expect(screen.getByTestId("print-many-refused").textContent).toContain(
      "Giàng Thị Mỷ: Tên có chữ không in được.",
    );
    expect(asked("print_page")).toHaveLength(0);
  });

  it("says what the printer refuses, and prints again what was gathered", async () => {
    bridge.answers.print_page = () => {
      throw { code: "no_such_printer", message: "Chưa in được: không tìm thấy máy in này.", field: null };
    };
    await show();
    await press("print-many-begin");
    expect(screen.getByTestId("error-note").textContent).toContain("không tìm thấy máy in này");
    bridge.answers.print_page = "sent";
    await press("print-many-retry");
    expect(at()).toBe("done");
    expect(asked("printing_page")).toHaveLength(3);
  });

  it("does not claim that a printer took what the system's own window prints", async () => {
    bridge.answers.print_page = "by_page";
    const system = { addEventListener: () => undefined, focus: () => undefined, print: vi.fn() };
    vi.spyOn(HTMLIFrameElement.prototype, "contentWindow", "get").mockReturnValue(system as never);
    await show();
    await press("print-many-begin");
    expect(system.print).toHaveBeenCalledOnce();
    expect(screen.getByTestId("print-many-printed").textContent).not.toContain("Đã gửi");
  });

  it("says that the book was locked, and prints nothing of it", async () => {
    bridge.answers.printing_page = () => {
      throw { code: "locked", message: "Sổ đang khóa.", field: null };
    };
    await show();
    await press("print-many-begin");
    expect(screen.getByTestId("print-many-asks").textContent).toBe(words.printing.locked);
    expect(screen.queryByTestId("print-many-rest")).toBeNull();
  });

  it("closed in the middle, it reads no further sheet", async () => {
    bridge.holds = /printing_page/;
    const shown = await show();
    await press("print-many-begin");
    shown.unmount();
    await answer("resolve", page({ id: "m0" }));
    expect(asked("printing_page")).toHaveLength(1);
    expect(asked("print_page")).toHaveLength(0);
  });
});
