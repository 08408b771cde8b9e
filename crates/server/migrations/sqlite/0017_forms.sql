-- Forms we have sent down. What they say and ask stands in the journal, and so does what the cells answered.
CREATE TABLE issued_form (
  id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  issued_at    INTEGER NOT NULL,
  issued_by    TEXT NOT NULL,
  to_all       INTEGER NOT NULL CHECK (to_all IN (0, 1)),
  withdrawn_at INTEGER,
  withdrawn_by TEXT
) STRICT;

-- The cells that were addressed when it was issued, for a form to all as well.
CREATE TABLE issued_form_unit (
  form BLOB NOT NULL REFERENCES issued_form (id),
  unit BLOB NOT NULL REFERENCES tree_unit (id),
  PRIMARY KEY (form, unit)
) STRICT;

-- Its versions, from 1 on; a version never changes.
CREATE TABLE issued_form_version (
  id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  form      BLOB NOT NULL REFERENCES issued_form (id),
  number    INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  issued_by TEXT NOT NULL,
  UNIQUE (form, number)
) STRICT;

ALTER TABLE act ADD COLUMN form BLOB REFERENCES issued_form (id);
