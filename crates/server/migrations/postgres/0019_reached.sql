-- How far a laptop has said that it has each chain that the server writes for its cell, and when it first said so. One row for
-- each time it had come further.
CREATE TABLE laptop_reached (
  laptop BYTEA NOT NULL REFERENCES laptop (id),
  chain  BYTEA NOT NULL CHECK (length(chain) = 16),
  number BIGINT NOT NULL,
  at     BIGINT NOT NULL,
  PRIMARY KEY (laptop, chain, number)
);
CREATE INDEX laptop_reached_chain ON laptop_reached (chain, number);
