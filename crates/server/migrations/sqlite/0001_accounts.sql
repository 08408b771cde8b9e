-- Who may open the console. Nothing here belongs to a cell.
CREATE TABLE account (
  -- Lower case, NFC: what people type is matched against this.
  key        TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('officer', 'grader', 'admin')),
  -- Argon2id in PHC form, parameters included.
  passphrase TEXT NOT NULL,
  made_at    INTEGER NOT NULL,
  -- Reads essays that were handed in, beside what the role does.
  grades     INTEGER NOT NULL DEFAULT 0 CHECK (grades IN (0, 1)),
  -- The account's own age key: what goes to its holder alone is sealed to the one, and the passphrase opens the other.
  recipient  TEXT NOT NULL,
  identity   BLOB NOT NULL,
  -- Since when nobody gets in by it. The name stays taken: logs name it.
  closed_at  INTEGER
) STRICT;

-- The browser holds a random token; only its BLAKE3 is kept, so a copy of this file opens no console.
CREATE TABLE login (
  token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
  account    TEXT NOT NULL REFERENCES account (key) ON DELETE CASCADE,
  started_at INTEGER NOT NULL,
  ends_at    INTEGER NOT NULL,
  -- A grader's own age key, under a key made from the token: it opens while the browser holds that, and no longer.
  identity   BLOB
) STRICT;
CREATE INDEX login_account ON login (account);

-- Kept for names that exist and names that do not, so that the delay tells nobody which is which.
CREATE TABLE login_delay (
  name_hash  BLOB NOT NULL PRIMARY KEY CHECK (length(name_hash) = 32),
  failures   INTEGER NOT NULL,
  not_before INTEGER NOT NULL
) STRICT;

-- Keys the committee asks essays to be sealed to. The greatest number is the one it states now.
CREATE TABLE grading_key (
  number    INTEGER NOT NULL PRIMARY KEY,
  recipient TEXT NOT NULL UNIQUE,
  made_at   INTEGER NOT NULL,
  made_by   TEXT NOT NULL
) STRICT;

-- A grading key sealed to one grader. It lies in no other form on this disk.
CREATE TABLE grading_share (
  number   INTEGER NOT NULL REFERENCES grading_key (number),
  account  TEXT NOT NULL REFERENCES account (key) ON DELETE CASCADE,
  sealed   BLOB NOT NULL,
  given_by TEXT NOT NULL,
  given_at INTEGER NOT NULL,
  PRIMARY KEY (number, account)
) STRICT;
