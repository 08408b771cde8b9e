-- Documents that we have sent down without a round. What they say stands in the journal.
CREATE TABLE issued_document (
  id           BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  issued_at    BIGINT NOT NULL,
  issued_by    TEXT COLLATE "C" NOT NULL,
  to_all       BIGINT NOT NULL CHECK (to_all IN (0, 1)),
  withdrawn_at BIGINT,
  withdrawn_by TEXT COLLATE "C"
);

-- The cells that were addressed when it was issued, for a document to all as well.
CREATE TABLE issued_document_unit (
  document BYTEA NOT NULL REFERENCES issued_document (id),
  unit     BYTEA NOT NULL REFERENCES tree_unit (id),
  PRIMARY KEY (document, unit)
);
