-- An invite that an officer took back lets nobody in.
ALTER TABLE invite ADD COLUMN cancelled_at INTEGER;
ALTER TABLE invite ADD COLUMN cancelled_by TEXT;

-- One count of failed attempts for each name stood in every officer's way: whoever typed the name locked its owner out.
DROP TABLE login_delay;

-- Failed attempts, counted under several keys: a browser that has logged in before, a name from one address, a name, an address.
-- Kept for names that exist and names that do not, so that the delay tells nobody which is which.
CREATE TABLE login_budget (
  key        BLOB NOT NULL PRIMARY KEY CHECK (length(key) = 32),
  -- Hash of the name that was typed; an address counts over all names.
  name_hash  BLOB CHECK (length(name_hash) = 32),
  failures   INTEGER NOT NULL,
  not_before INTEGER NOT NULL
) STRICT;
CREATE INDEX login_budget_name ON login_budget (name_hash);

-- Browsers an account has logged in from. The browser holds a random token; only its BLAKE3 is kept.
CREATE TABLE known_browser (
  token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
  account    TEXT NOT NULL REFERENCES account (key) ON DELETE CASCADE,
  since      INTEGER NOT NULL
) STRICT;
CREATE INDEX known_browser_account ON known_browser (account);

-- Secrets of authenticator programs, sealed under a key made from the server's own, which is not in this database.
CREATE TABLE second_factor (
  account   TEXT NOT NULL PRIMARY KEY REFERENCES account (key) ON DELETE CASCADE,
  -- The one that codes are asked for; none until the first code was right.
  secret    BLOB,
  -- Shown to its holder, and not proved by a code yet.
  proposed  BLOB,
  -- The latest step a code was taken of: no code is taken twice.
  last_step INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Each lets its holder in once without the authenticator. Only a keyed hash is kept.
CREATE TABLE recovery_code (
  account   TEXT NOT NULL REFERENCES account (key) ON DELETE CASCADE,
  code_hash BLOB NOT NULL CHECK (length(code_hash) = 32),
  used_at   INTEGER,
  PRIMARY KEY (account, code_hash)
) STRICT;
