-- The committee's own register of inspections and supervisions of cells. Nothing of it leaves the server until an officer sends the
-- conclusion to the cell.
CREATE TABLE inspection_of_cell (
  id         BYTEA NOT NULL PRIMARY KEY,
  unit       BYTEA NOT NULL REFERENCES tree_unit (id),
  -- The texts and days, as JSON: only the page that shows them reads them.
  words      TEXT COLLATE "C" NOT NULL,
  -- Counts the changes, so that nobody overwrites what somebody else has just written.
  revision   BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT COLLATE "C" NOT NULL,
  -- What was sent, as it was then; NULL if nothing was sent, or if it was taken back.
  sent       TEXT COLLATE "C",
  sent_at    BIGINT,
  sent_by    TEXT COLLATE "C",
  removed_at BIGINT
);
