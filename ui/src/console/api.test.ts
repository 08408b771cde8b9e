import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, api } from "./api";

const OFFICER = {
  name: "Hà",
  person: "",
  role: "officer",
  grades: false,
  committee: { id: "c", name: "Đảng ủy" },
  second_factor: "off",
};
const OPENED = {
  at: "2026-03-12T08:00:00Z",
  officer: "Hà",
  unit: { id: "u", name: "Chi bộ 1" },
  round: null,
  figure: "set_aside",
  essay: null,
};

/** The server answers with this. */
function answers(body: unknown, status = 200) {
  const fetched = vi.fn(
    async (_path: string, _init?: RequestInit) => new Response(JSON.stringify(body), { status }),
  );
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

async function refused(asked: Promise<unknown>): Promise<ApiError> {
  const error = await asked.catch((error: unknown) => error);
  if (error instanceof ApiError) return error;
  throw new Error("it was not refused");
}

afterEach(() => vi.unstubAllGlobals());

describe("an answer of the server", () => {
  it("is refused if it lacks a field, however deep, and the field is named", async () => {
    const { grades: _, ...lacking } = OFFICER;
    answers(lacking);
    expect(await refused(api.me())).toMatchObject({ code: "unreadable", message: "grades" });
    answers({ ...OFFICER, committee: { id: "c" } });
    expect(await refused(api.me())).toMatchObject({ code: "unreadable", message: "committee.name" });
  });

  it("is refused if a word is unknown, and if it is no JSON", async () => {
    answers({ ...OFFICER, role: "visitor" });
    expect(await refused(api.me())).toMatchObject({ code: "unreadable", message: "role" });
    vi.stubGlobal("fetch", async () => new Response("<html>"));
    expect((await refused(api.me())).code).toBe("unreadable");
  });

  it("may have a field that the page does not know", async () => {
    answers({ ...OFFICER, birthday: "1979-08-16" });
    expect(await api.me()).toEqual(OFFICER);
  });

  it("may be null only where the server says so, and stays null", async () => {
    answers({ rows: [OPENED] });
    expect(await api.namesLog()).toEqual([OPENED]);
    answers({ rows: [{ ...OPENED, officer: null }] });
    expect((await refused(api.namesLog())).message).toBe("rows.0.officer");
    const { round: _, ...lacking } = OPENED;
    answers({ rows: [lacking] });
    expect((await refused(api.namesLog())).message).toBe("rows.0.round");
  });

  it("that refuses is an error with the code, the sentence and the field of the server", async () => {
    answers({ code: "invalid", message: "Xin ghi tên đơn vị.", field: "name" }, 422);
    expect(await refused(api.revoke("d", ""))).toMatchObject({ status: 422, code: "invalid", field: "name" });
    answers({ oops: true }, 500);
    expect(await refused(api.me())).toMatchObject({ status: 500, code: "unreadable" });
  });
});

describe("a request", () => {
  it("fills in the path, and leaves out of the query what is empty", async () => {
    const fetched = answers({ rows: [] });
    await api.registerRows("propaganda", "a/b", { from: "2026-01-01", until: "" });
    expect(fetched.mock.calls[0]?.[0]).toBe("/api/v1/registers/propaganda/units/a%2Fb?from=2026-01-01");
    await api.registerRows("propaganda", "u", { from: "", until: "" });
    expect(fetched.mock.calls[1]?.[0]).toBe("/api/v1/registers/propaganda/units/u");
  });

  it("carries its body and the header that no other site can send", async () => {
    const fetched = answers({});
    await api.changePassphrase("old", "new");
    const [path, init] = fetched.mock.calls[0] ?? [];
    expect(path).toBe("/api/v1/passphrase");
    expect(init).toMatchObject({
      method: "POST",
      headers: { "x-sochibo": "1" },
      body: '{"old":"old","new":"new"}',
    });
  });
});
