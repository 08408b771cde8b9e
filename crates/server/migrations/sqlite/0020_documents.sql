-- Documents that we have sent down without a round. What they say stands in the journal.
CREATE TABLE issued_document (
  id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  issued_at    INTEGER NOT NULL,
  issued_by    TEXT NOT NULL,
  to_all       INTEGER NOT NULL CHECK (to_all IN (0, 1)),
  withdrawn_at INTEGER,
  withdrawn_by TEXT
) STRICT;

-- The cells that were addressed when it was issued, for a document to all as well.
CREATE TABLE issued_document_unit (
  document BLOB NOT NULL REFERENCES issued_document (id),
  unit     BLOB NOT NULL REFERENCES tree_unit (id),
  PRIMARY KEY (document, unit)
) STRICT;
