-- Sealed pieces of pages and files, kept for the book whose record names them. The server can't read them.
CREATE TABLE piece (
  book  BLOB NOT NULL,
  hash  BLOB NOT NULL,
  bytes BLOB NOT NULL,
  size  INTEGER NOT NULL,
  -- Since when no record names it; absent while one does.
  unnamed_since INTEGER,
  PRIMARY KEY (book, hash)
) STRICT;
CREATE INDEX piece_by_size ON piece (book, size);
