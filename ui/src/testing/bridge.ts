/** A command that a page sent to the window, and what it sent with it. */
export interface Asked {
  name: string;
  request: Record<string, unknown>;
}

interface Held {
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Takes the place of the window's bridge to Rust. A test file says so itself:
 * `vi.mock("@tauri-apps/api/core", () => import("../../testing/bridge"))`, and the same for `@tauri-apps/api/event`.
 */
export const bridge = {
  asked: [] as Asked[],
  /** Answers by the command's name. A function is given the request. Anything else is answered with `otherwise`. */
  answers: {} as Record<string, unknown>,
  otherwise: {} as unknown,
  /** Commands that wait until the test answers them. */
  holds: null as RegExp | null,
  held: [] as Held[],
};

export async function invoke(name: string, payload?: { request?: Record<string, unknown> }) {
  const request = payload?.request ?? {};
  bridge.asked.push({ name, request });
  if (bridge.holds?.test(name))
    return new Promise((resolve, reject) => {
      bridge.held.push({ resolve, reject });
    });
  const answer = name in bridge.answers ? bridge.answers[name] : bridge.otherwise;
  return typeof answer === "function" ? answer(request) : answer;
}

export const listen = async () => () => undefined;

/** What pages asked of one command. */
export const asked = (name: string) => bridge.asked.filter((call) => call.name === name);

export function resetBridge(): void {
  for (const { resolve } of bridge.held) resolve({ id: null, undo: null, what: [] });
  bridge.asked.length = 0;
  bridge.held.length = 0;
  bridge.answers = {};
  bridge.otherwise = {};
  bridge.holds = null;
}
