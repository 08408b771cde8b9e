-- One row per exchange that brought work.
CREATE TABLE arrival (
  number       BIGINT NOT NULL PRIMARY KEY,
  at           BIGINT NOT NULL,
  unit         BYTEA NOT NULL REFERENCES tree_unit (id),
  laptop       BYTEA NOT NULL REFERENCES laptop (id),
  receipt_code TEXT COLLATE "C" NOT NULL,
  -- [{"thing", "count"}…]
  things       TEXT COLLATE "C" NOT NULL
);
CREATE INDEX arrival_at ON arrival (at);
CREATE INDEX arrival_unit ON arrival (unit, at);

-- Counted when changes arrive, by the function the laptop uses; pages read only this.
CREATE TABLE round_total (
  round        BYTEA NOT NULL CHECK (length(round) = 16),
  unit         BYTEA NOT NULL REFERENCES tree_unit (id),
  -- The cell's own round that points at the committee's.
  own_round    BYTEA NOT NULL,
  figures      TEXT COLLATE "C" NOT NULL,
  finalised_at BIGINT,
  late         BIGINT NOT NULL DEFAULT 0,
  -- The day they were counted for: provisional figures of another day are counted again.
  as_of        TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (round, unit)
);

-- Who opened names, kept for ever and sent to the cell.
CREATE TABLE opening (
  number  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      BIGINT NOT NULL,
  officer TEXT COLLATE "C" NOT NULL,
  unit    BYTEA NOT NULL REFERENCES tree_unit (id),
  round   BYTEA NOT NULL,
  figure  TEXT COLLATE "C" NOT NULL,
  -- Which essay, where it was one that was opened.
  essay   BYTEA
);

-- Rounds we have sent down; what they say stands in the journal.
CREATE TABLE issued_round (
  id        BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  issued_at BIGINT NOT NULL,
  issued_by TEXT COLLATE "C" NOT NULL,
  to_all    BIGINT NOT NULL CHECK (to_all IN (0, 1))
);

-- Whom a round that is not for all is addressed to.
CREATE TABLE issued_round_unit (
  round BYTEA NOT NULL REFERENCES issued_round (id),
  unit  BYTEA NOT NULL REFERENCES tree_unit (id),
  PRIMARY KEY (round, unit)
);
