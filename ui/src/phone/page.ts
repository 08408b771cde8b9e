import { linkOf } from "./link";
import { type Picture, Queue } from "./queue";
import { shrunk } from "./shrink";
import { word } from "./words";

type Attributes = Record<string, string>;

function element(tag: string, attributes: Attributes, ...inside: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

const post = (path: string, body: Uint8Array) =>
  fetch(path, { method: "POST", body: body as BufferSource, cache: "no-store" });

/** Builds the page in `main`. */
export function openPage(main: HTMLElement, location: Location): void {
  document.title = word("title");
  const heading = element("h1", {}, word("title"));
  const link = linkOf(location);
  if (!link) {
    main.replaceChildren(heading, element("p", { class: "warning", role: "alert" }, word("no_key")));
    return;
  }
  const list = element("ol", { "data-testid": "phone-pictures" });
  const count = element("p", { role: "status", "data-testid": "phone-count" });
  const warning = element("p", { class: "warning", role: "alert", "data-testid": "phone-warning" });
  const queue = new Queue({ link, shrink: shrunk, post, changed: () => show() });
  const input = element("input", {
    type: "file",
    accept: "image/*",
    multiple: "",
    id: "choose",
    "data-testid": "phone-choose",
  }) as HTMLInputElement;
  const label = element("label", { for: "choose", class: "button main" }, word("choose"));
  const again = element("button", { type: "button", class: "button" }, word("again"));
  const done = element(
    "button",
    { type: "button", class: "button", "data-testid": "phone-done" },
    word("done"),
  );
  let asked = false;

  const failed = () => queue.pictures.some(({ state }) => state === "failed");
  const isBusy = () => queue.pictures.some(({ state }) => state === "waiting" || state === "sending");
  function show(): void {
    list.replaceChildren(...queue.pictures.map(line));
    count.textContent = queue.received > 0 ? word("count", { count: queue.received }) : "";
    label.textContent = word(queue.pictures.length > 0 ? "more" : "choose");
    again.hidden = !failed() || queue.over !== "";
    done.hidden = queue.received === 0;
    (done as HTMLButtonElement).disabled = isBusy();
    warning.textContent = queue.over;
    if (queue.over !== "") {
      input.disabled = true;
      label.hidden = true;
    }
  }

  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = "";
    asked = false;
    void queue.add(files);
  });
  again.addEventListener("click", () => void queue.again());
  done.addEventListener("click", async () => {
    if (failed() && !asked) {
      asked = true;
      warning.textContent = word("ask_done");
      return;
    }
    if (!(await queue.done())) {
      warning.textContent = word("no_answer");
      return;
    }
    main.replaceChildren(
      heading,
      element("p", { role: "status", "data-testid": "phone-finished" }, word("finished")),
    );
  });
  main.replaceChildren(
    heading,
    element("p", {}, word("intro")),
    input,
    label,
    list,
    count,
    warning,
    again,
    done,
  );
  show();
}

function line(picture: Picture): HTMLElement {
  const state = element("b", { "data-state": picture.state }, word(picture.state));
  const said = picture.said ? [element("span", { class: "said" }, picture.said)] : [];
  return element("li", {}, element("span", { class: "name" }, picture.name), state, ...said);
}
