-- One row per exchange that brought work.
CREATE TABLE arrival (
  number       INTEGER NOT NULL PRIMARY KEY,
  at           INTEGER NOT NULL,
  unit         BLOB NOT NULL REFERENCES tree_unit (id),
  laptop       BLOB NOT NULL REFERENCES laptop (id),
  receipt_code TEXT NOT NULL,
  -- [{"thing", "count"}…]
  things       TEXT NOT NULL
) STRICT;
CREATE INDEX arrival_at ON arrival (at);
CREATE INDEX arrival_unit ON arrival (unit, at);

-- Counted when changes arrive, by the function the laptop uses; pages read only this.
CREATE TABLE round_total (
  round        BLOB NOT NULL CHECK (length(round) = 16),
  unit         BLOB NOT NULL REFERENCES tree_unit (id),
  -- The cell's own round that points at the committee's.
  own_round    BLOB NOT NULL,
  figures      TEXT NOT NULL,
  finalised_at INTEGER,
  late         INTEGER NOT NULL DEFAULT 0,
  -- The day they were counted for: provisional figures of another day are counted again.
  as_of        TEXT NOT NULL,
  PRIMARY KEY (round, unit)
) STRICT;

-- Who opened names, kept for ever and sent to the cell.
CREATE TABLE opening (
  number  INTEGER NOT NULL PRIMARY KEY,
  at      INTEGER NOT NULL,
  officer TEXT NOT NULL,
  unit    BLOB NOT NULL REFERENCES tree_unit (id),
  round   BLOB NOT NULL,
  figure  TEXT NOT NULL,
  -- Which essay, where it was one that was opened.
  essay   BLOB
) STRICT;

-- Rounds we have sent down; what they say stands in the journal.
CREATE TABLE issued_round (
  id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  issued_at INTEGER NOT NULL,
  issued_by TEXT NOT NULL,
  to_all    INTEGER NOT NULL CHECK (to_all IN (0, 1))
) STRICT;

-- Whom a round that is not for all is addressed to.
CREATE TABLE issued_round_unit (
  round BLOB NOT NULL REFERENCES issued_round (id),
  unit  BLOB NOT NULL REFERENCES tree_unit (id),
  PRIMARY KEY (round, unit)
) STRICT;
