-- Sealed pieces of pictures and files, known by their BLAKE3 hash. They are not part of the journal, which names them.
CREATE TABLE piece (
    hash BLOB PRIMARY KEY,
    bytes BLOB NOT NULL,
    -- 1: the superior's server has said that it holds this piece.
    sent INTEGER NOT NULL,
    -- Since when no record names it, in milliseconds since 1970; absent while one does.
    unnamed_since INTEGER
) STRICT;
