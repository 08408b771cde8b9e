-- The committee's own register of inspections and supervisions of cells. Nothing of it leaves the server until an officer sends the
-- conclusion to the cell.
CREATE TABLE inspection_of_cell (
  id         BLOB NOT NULL PRIMARY KEY,
  unit       BLOB NOT NULL REFERENCES tree_unit (id),
  -- The texts and days, as JSON: only the page that shows them reads them.
  words      TEXT NOT NULL,
  -- Counts the changes, so that nobody overwrites what somebody else has just written.
  revision   INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  -- What was sent, as it was then; NULL if nothing was sent, or if it was taken back.
  sent       TEXT,
  sent_at    INTEGER,
  sent_by    TEXT,
  removed_at INTEGER
) STRICT;
