/** What a screen reader is given of a page: Chromium's own accessibility tree. */

const ACTS = new Set([
  "button",
  "link",
  "textbox",
  "searchbox",
  "combobox",
  "checkbox",
  "radio",
  "switch",
  "tab",
  "menuitem",
]);

/** Every part: its role, its name, the part that it lies in, and whether a screen reader passes over it. */
async function partsOf(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes.map(({ nodeId, parentId, ignored, role, name, properties = [] }) => ({
    ...{ id: nodeId, parent: parentId, ignored, role: role?.value, name: (name?.value ?? "").trim() },
    is: Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
  }));
}

/** Every part that is read out. */
export async function treeOf(page) {
  return (await partsOf(page)).filter(({ ignored }) => !ignored);
}

/** What can be acted on has a name, and every table says what its columns or its rows are. */
export async function unreadable(page) {
  const parts = await partsOf(page);
  const tree = parts.filter(({ ignored }) => !ignored);
  const parents = new Map(parts.map((part) => [part.id, part.parent]));
  const lies = (part, table) => {
    for (let at = part.id; at; at = parents.get(at)) if (at === table.id) return true;
    return false;
  };
  const nameless = tree.filter(({ role, name }) => ACTS.has(role) && name === "");
  const tables = tree.filter(({ role }) => role === "table" || role === "grid");
  const headings = tree.filter(({ role, name }) => /^(column|row)header$/.test(role) && name !== "");
  const headless = tables.filter((table) => !headings.some((heading) => lies(heading, table)));
  return [
    ...nameless.map(({ role }) => `a ${role} without a name`),
    ...headless.map(({ name }) => `a table without headings: ${name}`),
  ];
}
