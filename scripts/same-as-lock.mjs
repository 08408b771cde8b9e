// same-as-lock FOLDER: says whether its node_modules holds what its package-lock.json names, version by version and hash by hash.
//
// `npm ci` would do, but it refuses a lock file without the packages of platforms that a registry mirror may not
// serve; `npm install --no-save` takes the lock file as it is, and this holds it to that.
import { readFileSync } from "node:fs";

const folder = new URL(`../${process.argv[2]}/`, import.meta.url);
const packages = (path) => JSON.parse(readFileSync(new URL(path, folder), "utf8")).packages;
const locked = packages("package-lock.json");
const installed = packages("node_modules/.package-lock.json");

const wrong = [];
for (const [path, { version, integrity }] of Object.entries(installed)) {
  const asked = locked[path];
  // Another platform's lock file may lack this one's binaries; they are optional, and pinned by the package that names them.
  if (!asked) {
    if (!installed[path].optional) wrong.push(`${path} ${version} is not in the lock file`);
  } else if (asked.version !== version || (asked.integrity && integrity && asked.integrity !== integrity)) {
    wrong.push(`${path} is ${version}, the lock file says ${asked.version}`);
  }
}
for (const [path, { optional, version }] of Object.entries(locked)) {
  if (path && !optional && !installed[path]) wrong.push(`${path} ${version} is missing`);
}
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
