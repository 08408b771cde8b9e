/** Runs in the page: what a person without a mouse meets there. */

/** Puts `window.walk` into the page; the presses come from outside, because only a real Tab moves the focus as a person's does. */
export function startWalk() {
  const still = document.createElement("style");
  still.textContent = "*, *::before, *::after { transition: none !important; animation: none !important; }";
  document.head.append(still);
  const ACTS =
    'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex], [role="button"], [contenteditable="true"]';
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  /** One of a group that the arrows walk: a tab or a radio button beside the one that Tab reaches. */
  const byArrows = (element) =>
    (element.getAttribute("tabindex") === "-1" &&
      element.closest('[role="tablist"], [role="radiogroup"], [role="listbox"], [role="grid"]')) ||
    (element.matches('input[type="radio"]') && !element.checked);
  const isPassedBy = (element) =>
    element.matches(":disabled, [data-disabled]") ||
    element.closest('[aria-hidden="true"], [inert]') ||
    (element.getAttribute("tabindex") === "-1" && !element.matches("a, button, input, select, textarea")) ||
    byArrows(element);
  const near = (element) => [
    element,
    element.parentElement,
    element.nextElementSibling,
    element.previousElementSibling,
    element.parentElement?.nextElementSibling,
  ];
  const DRAWN = [
    "outlineStyle",
    "outlineWidth",
    "outlineColor",
    "boxShadow",
    "borderColor",
    "backgroundColor",
  ];
  const look = (element) =>
    near(element)
      .filter((one) => one instanceof Element)
      .map((one) => DRAWN.map((name) => getComputedStyle(one)[name]).join("|"))
      .join("\n");
  const named = (element) =>
    `${element.tagName.toLowerCase()} ${element.getAttribute("data-testid") ?? ""} ${(
      element.getAttribute("aria-label") ??
      element.textContent ??
      ""
    )
      .trim()
      .slice(0, 40)} .${String(element.className).slice(0, 60)}`;

  const within = document.querySelector('[role="dialog"]') ?? document.body;
  document.activeElement?.blur?.();
  const wanted = [...within.querySelectorAll(ACTS)].filter((one) => isShown(one) && !isPassedBy(one));
  const unfocused = new Map(wanted.map((one) => [one, look(one)]));
  const reached = new Set();
  const unseen = new Set();
  const outside = new Set();
  window.walk = {
    count: wanted.length,
    step() {
      const element = document.activeElement;
      if (!element || element === document.body) return false;
      if (reached.has(element)) return true;
      reached.add(element);
      if (!within.contains(element)) outside.add(named(element));
      const before = unfocused.get(element);
      if (before !== undefined && before === look(element)) unseen.add(named(element));
      const box = element.getBoundingClientRect();
      const inSight = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
      if (!inSight && box.width > 2) unseen.add(`out of sight: ${named(element)}`);
      return false;
    },
    found: () => [
      // A row that was drawn only when the list was scrolled to it takes the place of one that has gone.
      ...wanted
        .filter((one) => one.isConnected && isShown(one) && !reached.has(one))
        .map((one) => `not reached: ${named(one)}`),
      ...[...unseen].map((one) => `focus not seen: ${one}`),
      ...[...outside].map((one) => `left the dialog: ${one}`),
    ],
  };
  return wanted.length;
}

/** Presses Tab until every part has had its turn, and answers with what was not reached or not seen. */
export async function walkByTab(page) {
  const count = await page.evaluate(startWalk);
  let again = 0;
  for (let press = 0; press < count * 2 + 10 && again < 3; press += 1) {
    await page.keyboard.press("Tab");
    again = (await page.evaluate(() => window.walk.step())) ? again + 1 : 0;
  }
  return { count, found: await page.evaluate(() => window.walk.found()) };
}
