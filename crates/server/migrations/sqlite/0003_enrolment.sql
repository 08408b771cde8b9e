CREATE TABLE invite (
  token_hash   BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
  unit         BLOB NOT NULL REFERENCES tree_unit (id),
  made_at      INTEGER NOT NULL,
  made_by      TEXT NOT NULL,
  expires_at   INTEGER NOT NULL,
  auto_confirm INTEGER NOT NULL DEFAULT 0 CHECK (auto_confirm IN (0, 1)),
  used_at      INTEGER,
  -- The key it was used by: the same laptop may ask again when the answer was lost on the way.
  used_by      BLOB
) STRICT;

-- waiting -> active | refused; active -> revoked. No way back: a laptop comes again under a new key.
CREATE TABLE laptop (
  id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  unit         BLOB NOT NULL REFERENCES tree_unit (id),
  public_key   BLOB NOT NULL UNIQUE CHECK (length(public_key) = 32),
  -- The book it writes: its own, or the one its cell already had.
  book         BLOB NOT NULL CHECK (length(book) = 16),
  -- What is sealed to it is sealed to (age).
  recipient    TEXT NOT NULL,
  name         TEXT NOT NULL,
  person       TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('waiting', 'active', 'refused', 'revoked')),
  asked_at     INTEGER NOT NULL,
  answered_at  INTEGER,
  answered_by  TEXT,
  revoked_at   INTEGER,
  reason       TEXT,
  last_seen_at INTEGER
) STRICT;
CREATE INDEX laptop_unit ON laptop (unit);

-- Tied when an officer lets the first laptop of a cell in; unique both ways.
CREATE TABLE cell_book (
  unit BLOB NOT NULL PRIMARY KEY REFERENCES tree_unit (id),
  book BLOB NOT NULL UNIQUE CHECK (length(book) = 16)
) STRICT;
