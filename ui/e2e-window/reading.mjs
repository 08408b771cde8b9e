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

/** Every part that is not hidden from a screen reader: its role, its name, and the parts within it. */
export async function treeOf(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ nodeId, parentId, role, name, properties = [] }) => ({
      ...{ id: nodeId, parent: parentId, role: role?.value, name: (name?.value ?? "").trim() },
      is: Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
    }));
}

/** What can be acted on has a name, and every table says what its columns are. */
export async function unreadable(page) {
  const tree = await treeOf(page);
  const parents = new Map(tree.map((part) => [part.id, part.parent]));
  const lies = (part, table) => {
    for (let at = part.id; at; at = parents.get(at)) if (at === table.id) return true;
    return false;
  };
  const nameless = tree.filter(({ role, name }) => ACTS.has(role) && name === "");
  const tables = tree.filter(({ role }) => role === "table" || role === "grid");
  const headings = tree.filter(({ role, name }) => role === "columnheader" && name !== "");
  const headless = tables.filter((table) => !headings.some((heading) => lies(heading, table)));
  return [
    ...nameless.map(({ role }) => `a ${role} without a name`),
    ...headless.map(({ name }) => `a table without headings: ${name}`),
  ];
}
