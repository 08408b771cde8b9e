-- Comparisons of words begun with this invite: each is one guess for whoever stands between laptop and server.
ALTER TABLE invite ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;

-- The latest comparison of a laptop that asks to be let in, and what its own book calls the cell and its superior.
CREATE TABLE comparison (
  laptop        BYTEA NOT NULL PRIMARY KEY REFERENCES laptop (id),
  commitment    BYTEA NOT NULL CHECK (length(commitment) = 32),
  nonce         BYTEA NOT NULL CHECK (length(nonce) = 32),
  -- The number that was committed to, once the laptop has shown it: from then on there are words to compare.
  opened        BYTEA CHECK (length(opened) = 32),
  cell_name     TEXT COLLATE "C" NOT NULL,
  superior_name TEXT COLLATE "C" NOT NULL
);
