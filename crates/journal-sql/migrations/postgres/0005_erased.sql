-- Values of a book that were erased, by their digests: they are not stored again when a change comes once more.
-- Not derived from the journal: it says what was done here.
CREATE TABLE erased (
    book BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    PRIMARY KEY (book, digest)
);

-- Erasures that were carried out here, by their change.
CREATE TABLE erasure_done (
    chain BYTEA NOT NULL,
    number BIGINT NOT NULL,
    check_bytes BYTEA NOT NULL,
    PRIMARY KEY (chain, number, check_bytes)
);
