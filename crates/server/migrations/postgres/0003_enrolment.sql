CREATE TABLE invite (
  token_hash   BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
  unit         BYTEA NOT NULL REFERENCES tree_unit (id),
  made_at      BIGINT NOT NULL,
  made_by      TEXT COLLATE "C" NOT NULL,
  expires_at   BIGINT NOT NULL,
  auto_confirm BIGINT NOT NULL DEFAULT 0 CHECK (auto_confirm IN (0, 1)),
  used_at      BIGINT,
  -- The key it was used by: the same laptop may ask again when the answer was lost on the way.
  used_by      BYTEA
);

-- waiting -> active | refused; active -> revoked. No way back: a laptop comes again under a new key.
CREATE TABLE laptop (
  id           BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  unit         BYTEA NOT NULL REFERENCES tree_unit (id),
  public_key   BYTEA NOT NULL UNIQUE CHECK (length(public_key) = 32),
  -- The book it writes: its own, or the one its cell already had.
  book         BYTEA NOT NULL CHECK (length(book) = 16),
  -- What is sealed to it is sealed to (age).
  recipient    TEXT COLLATE "C" NOT NULL,
  name         TEXT COLLATE "C" NOT NULL,
  person       TEXT COLLATE "C" NOT NULL,
  state        TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'active', 'refused', 'revoked')),
  asked_at     BIGINT NOT NULL,
  answered_at  BIGINT,
  answered_by  TEXT COLLATE "C",
  revoked_at   BIGINT,
  reason       TEXT COLLATE "C",
  last_seen_at BIGINT
);
CREATE INDEX laptop_unit ON laptop (unit);

-- Tied when an officer lets the first laptop of a cell in; unique both ways.
CREATE TABLE cell_book (
  unit BYTEA NOT NULL PRIMARY KEY REFERENCES tree_unit (id),
  book BYTEA NOT NULL UNIQUE CHECK (length(book) = 16)
);
