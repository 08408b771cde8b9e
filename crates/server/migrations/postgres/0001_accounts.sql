-- Who may open the console. Nothing here belongs to a cell.
CREATE TABLE account (
  -- Lower case, NFC: what people type is matched against this.
  key        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name       TEXT COLLATE "C" NOT NULL,
  role       TEXT COLLATE "C" NOT NULL CHECK (role IN ('officer', 'grader', 'admin')),
  -- Argon2id in PHC form, parameters included.
  passphrase TEXT COLLATE "C" NOT NULL,
  made_at    BIGINT NOT NULL
);

-- The browser holds a random token; only its BLAKE3 is kept, so a copy of this file opens no console.
CREATE TABLE login (
  token_hash BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
  account    TEXT COLLATE "C" NOT NULL REFERENCES account (key) ON DELETE CASCADE,
  started_at BIGINT NOT NULL,
  ends_at    BIGINT NOT NULL
);
CREATE INDEX login_account ON login (account);

-- Kept for names that exist and names that do not, so that the delay tells nobody which is which.
CREATE TABLE login_delay (
  name_hash  BYTEA NOT NULL PRIMARY KEY CHECK (length(name_hash) = 32),
  failures   BIGINT NOT NULL,
  not_before BIGINT NOT NULL
);
