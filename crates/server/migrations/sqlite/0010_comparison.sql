-- Comparisons of words begun with this invite: each is one guess for whoever stands between laptop and server.
ALTER TABLE invite ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;

-- The latest comparison of a laptop that asks to be let in, and what its own book calls the cell and its superior.
CREATE TABLE comparison (
  laptop        BLOB NOT NULL PRIMARY KEY REFERENCES laptop (id),
  commitment    BLOB NOT NULL CHECK (length(commitment) = 32),
  nonce         BLOB NOT NULL CHECK (length(nonce) = 32),
  -- The number that was committed to, once the laptop has shown it: from then on there are words to compare.
  opened        BLOB CHECK (length(opened) = 32),
  cell_name     TEXT NOT NULL,
  superior_name TEXT NOT NULL
) STRICT;
