-- How far a laptop has said that it has each chain that the server writes for its cell, and when it first said so. One row for
-- each time it had come further.
CREATE TABLE laptop_reached (
  laptop BLOB NOT NULL REFERENCES laptop (id),
  chain  BLOB NOT NULL CHECK (length(chain) = 16),
  number INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  PRIMARY KEY (laptop, chain, number)
) STRICT;
CREATE INDEX laptop_reached_chain ON laptop_reached (chain, number);
