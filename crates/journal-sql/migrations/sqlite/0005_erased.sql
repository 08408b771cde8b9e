-- Values of a book that were erased, by their digests: they are not stored again when a change comes once more.
-- Not derived from the journal: it says what was done here.
CREATE TABLE erased (
    book BLOB NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (book, digest)
) STRICT, WITHOUT ROWID;

-- Erasures that were carried out here, by their change.
CREATE TABLE erasure_done (
    chain BLOB NOT NULL,
    number INTEGER NOT NULL,
    check_bytes BLOB NOT NULL,
    PRIMARY KEY (chain, number, check_bytes)
) STRICT, WITHOUT ROWID;
