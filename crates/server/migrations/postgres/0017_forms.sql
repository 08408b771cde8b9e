-- Forms we have sent down. What they say and ask stands in the journal, and so does what the cells answered.
CREATE TABLE issued_form (
  id           BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  issued_at    BIGINT NOT NULL,
  issued_by    TEXT COLLATE "C" NOT NULL,
  to_all       BIGINT NOT NULL CHECK (to_all IN (0, 1)),
  withdrawn_at BIGINT,
  withdrawn_by TEXT COLLATE "C"
);

-- The cells that were addressed when it was issued, for a form to all as well.
CREATE TABLE issued_form_unit (
  form BYTEA NOT NULL REFERENCES issued_form (id),
  unit BYTEA NOT NULL REFERENCES tree_unit (id),
  PRIMARY KEY (form, unit)
);

-- Its versions, from 1 on; a version never changes.
CREATE TABLE issued_form_version (
  id        BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  form      BYTEA NOT NULL REFERENCES issued_form (id),
  number    BIGINT NOT NULL,
  issued_at BIGINT NOT NULL,
  issued_by TEXT COLLATE "C" NOT NULL,
  UNIQUE (form, number)
);

ALTER TABLE act ADD COLUMN form BYTEA REFERENCES issued_form (id);
