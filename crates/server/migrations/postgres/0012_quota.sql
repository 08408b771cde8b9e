-- What each unit, or each revoked laptop, has brought on the day it last brought something.
CREATE TABLE brought_today (
  owner   BYTEA NOT NULL PRIMARY KEY,
  day     TEXT NOT NULL,
  changes BIGINT NOT NULL,
  bytes   BIGINT NOT NULL
);
