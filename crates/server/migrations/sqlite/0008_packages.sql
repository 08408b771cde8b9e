-- Packages that came on a stick, and what their answers are made from: an answer is written when it is asked for.
CREATE TABLE package (
  id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  laptop       BLOB NOT NULL REFERENCES laptop (id),
  -- By the laptop's clock.
  made_at      INTEGER NOT NULL,
  taken_at     INTEGER NOT NULL,
  taken_by     TEXT NOT NULL,
  changes      INTEGER NOT NULL,
  set_aside    INTEGER NOT NULL,
  things       TEXT NOT NULL,
  receipt_code TEXT NOT NULL,
  -- As the package brought it.
  header       BLOB NOT NULL,
  problems     BLOB NOT NULL,
  -- Hashes of pieces, 32 bytes each: those it brought that lie here, and those the laptop lacks.
  held         BLOB NOT NULL,
  wants        BLOB NOT NULL
) STRICT;
CREATE INDEX package_taken ON package (taken_at);
