-- Sealed pieces of pages and files, kept for the book whose record names them. The server can't read them.
CREATE TABLE piece (
  book  BYTEA NOT NULL,
  hash  BYTEA NOT NULL,
  bytes BYTEA NOT NULL,
  size  BIGINT NOT NULL,
  -- Since when no record names it; absent while one does.
  unnamed_since BIGINT,
  PRIMARY KEY (book, hash)
);
-- Sealed bytes don't get smaller.
ALTER TABLE piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE INDEX piece_by_size ON piece (book, size);
