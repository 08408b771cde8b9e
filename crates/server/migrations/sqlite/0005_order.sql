-- One order for everything that arrives and everything we write: who has read up to a number misses nothing below it.
-- The counter is a row and not a sequence: who takes a number keeps the next one waiting until the first is committed.
CREATE TABLE arrival_counter (
  one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  last INTEGER NOT NULL
) STRICT;
INSERT INTO arrival_counter (one, last) SELECT 1, coalesce(max(number), 0) FROM arrival;

-- Changes `first` to `last` of a chain, in the order they were taken in.
CREATE TABLE arrived (
  number INTEGER NOT NULL PRIMARY KEY,
  chain  BLOB NOT NULL,
  first  INTEGER NOT NULL,
  last   INTEGER NOT NULL CHECK (last >= first),
  at     INTEGER NOT NULL
) STRICT;
