-- What the committee returned to a cell with a comment. What it says to the cell is a record in the book to that cell as well.
CREATE TABLE issued_return (
  -- That of the record.
  id            BYTEA NOT NULL PRIMARY KEY,
  unit          BYTEA NOT NULL REFERENCES tree_unit (id),
  -- What was returned: a record in the cell's book, a field of it (0: the whole) and a part of that (empty: none).
  kind          BIGINT NOT NULL,
  record        BYTEA NOT NULL,
  field         BIGINT NOT NULL,
  part          TEXT COLLATE "C" NOT NULL,
  -- Our round, if figures of it were returned.
  round         BYTEA REFERENCES issued_round (id),
  -- The latest comment.
  number        BIGINT NOT NULL,
  -- The change that told the cell last. Laptops say how far they have the chain.
  chain         BYTEA NOT NULL,
  told          BIGINT NOT NULL,
  -- What the committee decided in the end: open, accepted, withdrawn.
  state         TEXT COLLATE "C" NOT NULL,
  decided_at    BIGINT,
  decided_by    TEXT COLLATE "C",
  reason        TEXT COLLATE "C"
);
CREATE INDEX issued_return_of_unit ON issued_return (unit);

-- Each comment with which it was returned.
CREATE TABLE issued_return_comment (
  id      BYTEA NOT NULL REFERENCES issued_return (id),
  number  BIGINT NOT NULL,
  comment TEXT COLLATE "C" NOT NULL,
  by_day  TEXT COLLATE "C" NOT NULL,
  -- What the officer saw, in words.
  old     TEXT COLLATE "C" NOT NULL,
  at      BIGINT NOT NULL,
  officer TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (id, number)
);
