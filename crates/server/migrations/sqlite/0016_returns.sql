-- What the committee returned to a cell with a comment. What it says to the cell is a record in the book to that cell as well.
CREATE TABLE issued_return (
  -- That of the record.
  id            BLOB NOT NULL PRIMARY KEY,
  unit          BLOB NOT NULL REFERENCES tree_unit (id),
  -- What was returned: a record in the cell's book, a field of it (0: the whole) and a part of that (empty: none).
  kind          INTEGER NOT NULL,
  record        BLOB NOT NULL,
  field         INTEGER NOT NULL,
  part          TEXT NOT NULL,
  -- Our round, if figures of it were returned.
  round         BLOB REFERENCES issued_round (id),
  -- The latest comment.
  number        INTEGER NOT NULL,
  -- The change that told the cell last. Laptops say how far they have the chain.
  chain         BLOB NOT NULL,
  told          INTEGER NOT NULL,
  -- What the committee decided in the end: open, accepted, withdrawn.
  state         TEXT NOT NULL,
  decided_at    INTEGER,
  decided_by    TEXT,
  reason        TEXT
) STRICT;
CREATE INDEX issued_return_of_unit ON issued_return (unit);

-- Each comment with which it was returned.
CREATE TABLE issued_return_comment (
  id      BLOB NOT NULL REFERENCES issued_return (id),
  number  INTEGER NOT NULL,
  comment TEXT NOT NULL,
  by_day  TEXT NOT NULL,
  -- What the officer saw, in words.
  old     TEXT NOT NULL,
  at      INTEGER NOT NULL,
  officer TEXT NOT NULL,
  PRIMARY KEY (id, number)
) STRICT;
