// The list of parts and licences that lies beside a package: what is built into the programs, by name, version and licence.
//
//   parts.mjs TARGET PROGRAM… < cargo-metadata.json
//
// TARGET only names the system. Cargo's metadata is that of the target; tools of the build are left out.
import { readFileSync } from "node:fs";

const [target, ...programs] = process.argv.slice(2);
const metadata = JSON.parse(readFileSync(0, "utf8"));
const packages = new Map(metadata.packages.map((one) => [one.id, one]));
const nodes = new Map(metadata.resolve.nodes.map((one) => [one.id, one]));

const isNormal = (dependency) => dependency.dep_kinds.some((kind) => kind.kind === null);

// A macro runs while the program is built, and so does what it stands on.
const isMacro = (id) => packages.get(id).targets.some((one) => one.kind.includes("proc-macro"));

const found = new Set();
const waiting = metadata.packages.filter((one) => one.source === null && programs.includes(one.name)).map((one) => one.id);
while (waiting.length > 0) {
  const id = waiting.pop();
  if (found.has(id) || isMacro(id)) continue;
  found.add(id);
  waiting.push(...nodes.get(id).deps.filter(isNormal).map((dependency) => dependency.pkg));
}

const crates = [...found].map((id) => packages.get(id)).filter((one) => one.source !== null);
const line = (name, version, licence) => `${name} ${version}: ${licence}`;
const sorted = (lines) => [...new Set(lines)].sort().join("\n");

const lock = JSON.parse(readFileSync(new URL("../ui/package-lock.json", import.meta.url), "utf8"));
const pages = Object.entries(lock.packages).filter(([place, one]) => place !== "" && one.dev !== true);
const nameOf = (place) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

process.stdout.write(`Sổ Chi bộ (${target}): các thành phần và giấy phép / parts and licences

Sổ Chi bộ: EUPL-1.2 (LICENSE, NOTICE)

Rust (crates)
${sorted(crates.map((one) => line(one.name, one.version, one.license ?? one.license_file)))}

JavaScript (npm)
${sorted(pages.map(([place, one]) => line(nameOf(place), one.version, one.license)))}
`);
