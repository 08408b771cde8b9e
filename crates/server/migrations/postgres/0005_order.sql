-- One order for everything that arrives and everything we write: who has read up to a number misses nothing below it.
-- The counter is a row and not a sequence: who takes a number keeps the next one waiting until the first is committed.
CREATE TABLE arrival_counter (
  one  BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
  last BIGINT NOT NULL
);
INSERT INTO arrival_counter (one, last) SELECT 1, coalesce(max(number), 0) FROM arrival;

-- Changes `first` to `last` of a chain, in the order they were taken in.
CREATE TABLE arrived (
  number BIGINT NOT NULL PRIMARY KEY,
  chain  BYTEA NOT NULL,
  first  BIGINT NOT NULL,
  last   BIGINT NOT NULL CHECK (last >= first),
  at     BIGINT NOT NULL
);
