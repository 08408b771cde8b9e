// PouchDB for the bench: `serve FOLDER`, or `client FOLDER URL`, which reads one JSON command a line and
// answers each with a line. Each mark is a document, and so is each essay; they are exchanged as the guide
// recommends, by db.sync(remote).
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createInterface } from "node:readline";
import express from "express";
import expressPouchDB from "express-pouchdb";
import PouchDB from "pouchdb";

/** The mean of PouchDB's first wait before a retry, which is up to two seconds. */
const AGAIN_MS = 1000;

function serve(folder) {
  mkdirSync(folder, { recursive: true });
  const Kept = PouchDB.defaults({ prefix: `${folder}/` });
  const app = express();
  app.disable("x-powered-by");
  app.use(expressPouchDB(Kept, { mode: "minimumForPouchDB", inMemoryConfig: true }));
  const listening = app.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: listening.address().port })));
}

async function save(db, id, fields) {
  const known = await db.get(id).catch((error) => (error.status === 404 ? {} : Promise.reject(error)));
  await db.put({ ...known, _id: id, ...fields });
}

async function digest(db) {
  const { rows } = await db.allDocs({ include_docs: true });
  const parts = ({ _id, mark = "", by = "", at = "", text = "" }) => [_id, mark, by, at, text].join("\t");
  const lines = rows.map((row) => parts(row.doc)).sort();
  return { items: lines.length, digest: createHash("sha256").update(lines.join("\n")).digest("hex") };
}

const commands = {
  async save({ db }, { marks = [], essays = [] }) {
    for (const { session, member, mark, by, at } of marks) await save(db, `${session}:${member}`, { mark, by, at });
    for (const { id, text } of essays) await save(db, `essay:${id}`, { text });
    return {};
  },
  async found({ db }) {
    await save(db, "roster", { text: "" });
    return {};
  },
  async sync({ db, remote }) {
    try {
      await db.sync(remote);
      return { done: true };
    } catch (error) {
      return { done: false, again_ms: AGAIN_MS, why: String(error.message ?? error) };
    }
  },
  digest: ({ db }) => digest(db),
  server_digest: (_, { url }) => digest(new PouchDB(`${url}/book`)),
};

async function client(folder, url) {
  mkdirSync(folder, { recursive: true });
  const ends = { db: new PouchDB(`${folder}/book`), remote: new PouchDB(`${url}/book`) };
  for await (const line of createInterface({ input: process.stdin })) {
    const command = JSON.parse(line);
    const answer = await commands[command.do](ends, command).catch((error) => ({ error: String(error.stack ?? error) }));
    console.log(JSON.stringify(answer));
  }
  process.exit(0);
}

// A broken connection is reported to PouchDB's caller and sometimes to the process as well.
process.on("unhandledRejection", (error) => console.error(`${error}`));

const [role, folder, url] = process.argv.slice(2);
if (role === "serve") serve(folder);
else await client(folder, url);
