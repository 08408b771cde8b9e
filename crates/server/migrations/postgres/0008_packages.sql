-- Packages that came on a stick, and what their answers are made from: an answer is written when it is asked for.
CREATE TABLE package (
  id           BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  laptop       BYTEA NOT NULL REFERENCES laptop (id),
  -- By the laptop's clock.
  made_at      BIGINT NOT NULL,
  taken_at     BIGINT NOT NULL,
  taken_by     TEXT COLLATE "C" NOT NULL,
  changes      BIGINT NOT NULL,
  set_aside    BIGINT NOT NULL,
  things       TEXT COLLATE "C" NOT NULL,
  receipt_code TEXT COLLATE "C" NOT NULL,
  -- As the package brought it.
  header       BYTEA NOT NULL,
  problems     BYTEA NOT NULL,
  -- Hashes of pieces, 32 bytes each: those it brought that lie here, and those the laptop lacks.
  held         BYTEA NOT NULL,
  wants        BYTEA NOT NULL
);
CREATE INDEX package_taken ON package (taken_at);
