import { MutationObserver, onlineManager } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { ApiError } from "./api";
import { consoleQueries } from "./queries";

afterEach(() => {
  onlineManager.setOnline(true);
  vi.useRealTimers();
});

it("asks the server and saves while the browser says that there is no network", async () => {
  onlineManager.setOnline(false);
  const queries = consoleQueries();
  await expect(
    queries.fetchQuery({ queryKey: ["rounds"], queryFn: async () => ["a round"] }),
  ).resolves.toEqual(["a round"]);
  const save = new MutationObserver(queries, { mutationFn: async () => "saved" });
  await expect(save.mutate()).resolves.toBe("saved");
});

it("says after three attempts that there was no answer, and repeats no answer", async () => {
  vi.useFakeTimers();
  onlineManager.setOnline(false);
  const queries = consoleQueries();
  const silent = vi.fn().mockRejectedValue(new ApiError(0, "offline", "", null));
  const refused = vi.fn().mockRejectedValue(new ApiError(409, "taken", "", null));
  const settled = Promise.allSettled([
    queries.fetchQuery({ queryKey: ["silent"], queryFn: silent }),
    queries.fetchQuery({ queryKey: ["refused"], queryFn: refused }),
  ]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect((await settled).map((one) => one.status)).toEqual(["rejected", "rejected"]);
  expect(silent).toHaveBeenCalledTimes(3);
  expect(refused).toHaveBeenCalledTimes(1);
});
