-- Who may open the console. Nothing here belongs to a cell.
CREATE TABLE account (
  -- Lower case, NFC: what people type is matched against this.
  key        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name       TEXT COLLATE "C" NOT NULL,
  role       TEXT COLLATE "C" NOT NULL CHECK (role IN ('officer', 'grader', 'admin')),
  -- Argon2id in PHC form, parameters included.
  passphrase TEXT COLLATE "C" NOT NULL,
  made_at    BIGINT NOT NULL,
  -- Reads essays that were handed in, beside what the role does.
  grades     BIGINT NOT NULL DEFAULT 0 CHECK (grades IN (0, 1)),
  -- The account's own age key: what goes to its holder alone is sealed to the one, and the passphrase opens the other.
  recipient  TEXT COLLATE "C" NOT NULL,
  identity   BYTEA NOT NULL,
  -- Since when nobody gets in by it. The name stays taken: logs name it.
  closed_at  BIGINT
);

-- The browser holds a random token; only its BLAKE3 is kept, so a copy of this file opens no console.
CREATE TABLE login (
  token_hash BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
  account    TEXT COLLATE "C" NOT NULL REFERENCES account (key) ON DELETE CASCADE,
  started_at BIGINT NOT NULL,
  ends_at    BIGINT NOT NULL,
  -- A grader's own age key, under a key made from the token: it opens while the browser holds that, and no longer.
  identity   BYTEA
);
CREATE INDEX login_account ON login (account);

-- Kept for names that exist and names that do not, so that the delay tells nobody which is which.
CREATE TABLE login_delay (
  name_hash  BYTEA NOT NULL PRIMARY KEY CHECK (length(name_hash) = 32),
  failures   BIGINT NOT NULL,
  not_before BIGINT NOT NULL
);

-- Keys the committee asks essays to be sealed to. The greatest number is the one it states now.
CREATE TABLE grading_key (
  number    BIGINT NOT NULL PRIMARY KEY,
  recipient TEXT COLLATE "C" NOT NULL UNIQUE,
  made_at   BIGINT NOT NULL,
  made_by   TEXT COLLATE "C" NOT NULL
);

-- A grading key sealed to one grader. It lies in no other form on this disk.
CREATE TABLE grading_share (
  number   BIGINT NOT NULL REFERENCES grading_key (number),
  account  TEXT COLLATE "C" NOT NULL REFERENCES account (key) ON DELETE CASCADE,
  sealed   BYTEA NOT NULL,
  given_by TEXT COLLATE "C" NOT NULL,
  given_at BIGINT NOT NULL,
  PRIMARY KEY (number, account)
);
