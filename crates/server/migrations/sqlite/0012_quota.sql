-- What each unit, or each revoked laptop, has brought on the day it last brought something.
CREATE TABLE brought_today (
  owner   BLOB NOT NULL PRIMARY KEY,
  day     TEXT NOT NULL,
  changes INTEGER NOT NULL,
  bytes   INTEGER NOT NULL
) STRICT;
