-- The journal: what was written, by whom, and who vouches for it. Nothing here is derived.
CREATE TABLE device (
    id BLOB PRIMARY KEY,
    public_key BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE chain (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    device BLOB NOT NULL,
    book BLOB NOT NULL,
    number INTEGER NOT NULL DEFAULT 0,
    hash BLOB NOT NULL,
    receipted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX chain_of_book ON chain (book);

CREATE TABLE change (
    chain INTEGER NOT NULL REFERENCES chain (pk),
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    person BLOB NOT NULL,
    ms INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (chain, number)
) STRICT, WITHOUT ROWID;

-- Values that can be dropped, by the digest the change holds.
CREATE TABLE payload (
    digest BLOB PRIMARY KEY,
    salt BLOB NOT NULL,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE head_signature (
    chain INTEGER NOT NULL REFERENCES chain (pk),
    number INTEGER NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (chain, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
    chain INTEGER NOT NULL REFERENCES chain (pk),
    number INTEGER NOT NULL,
    server BLOB NOT NULL,
    head BLOB NOT NULL,
    at_ms INTEGER NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (chain, number, server)
) STRICT, WITHOUT ROWID;

-- Kept word for word, left out of the tables.
CREATE TABLE set_aside (
    chain BLOB NOT NULL,
    number INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (chain, number)
) STRICT, WITHOUT ROWID;

-- Derived from here on: every value of every field, and the fields where several stand.
CREATE TABLE assignment (
    book BLOB NOT NULL,
    record BLOB NOT NULL,
    field INTEGER NOT NULL,
    chain INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    first BLOB,
    second BLOB,
    content BLOB NOT NULL,
    replaces BLOB NOT NULL,
    PRIMARY KEY (book, record, field, chain, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_by_change ON assignment (chain, number);

CREATE TABLE contested (
    book BLOB NOT NULL,
    record BLOB NOT NULL,
    field INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    unequal INTEGER NOT NULL,
    PRIMARY KEY (book, record, field)
) STRICT, WITHOUT ROWID;
