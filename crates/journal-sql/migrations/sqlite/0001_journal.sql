-- The journal: what was written, by whom, and who vouches for it. Nothing here is derived.
CREATE TABLE device (
    id BLOB PRIMARY KEY,
    public_key BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for each line of a chain: a chain has one line until its laptop is copied.
CREATE TABLE chain (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    device BLOB NOT NULL,
    book BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    -- The line this one leaves, and the last number they share.
    parent INTEGER REFERENCES chain (pk),
    base INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    receipted INTEGER NOT NULL,
    -- The marks of all receipts of the chain, by xor.
    receipts INTEGER NOT NULL
) STRICT;
CREATE INDEX chain_by_id ON chain (id);
CREATE INDEX chain_of_book ON chain (book);

-- How often this device had to begin its chains again; no row: never.
CREATE TABLE own_epoch (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Lines of a chain stay for ever, so that no change need be looked after when it comes.
CREATE TABLE change (
    chain INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    person BLOB NOT NULL,
    ms INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (chain, number)
) STRICT, WITHOUT ROWID;

-- Values that can be dropped, by the digest the change holds. With rowids: an essay in the tree of the digests would leave
-- three to a page.
CREATE TABLE payload (
    digest BLOB NOT NULL PRIMARY KEY,
    salt BLOB NOT NULL,
    value BLOB NOT NULL
) STRICT;

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
    PRIMARY KEY (chain, number, server, at_ms)
) STRICT, WITHOUT ROWID;

-- Kept word for word, left out of the tables, with the book whose verdict says so; zeros where it was judged as it came.
CREATE TABLE set_aside (
    chain BLOB NOT NULL,
    number INTEGER NOT NULL,
    check_bytes BLOB NOT NULL,
    by_book BLOB NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (chain, number, check_bytes, by_book)
) STRICT, WITHOUT ROWID;

-- Derived from here on: every value of every field, and the fields where several stand.
CREATE TABLE assignment (
    book BLOB NOT NULL,
    record BLOB NOT NULL,
    -- One id under two kinds is two records.
    kind INTEGER NOT NULL,
    field INTEGER NOT NULL,
    chain INTEGER NOT NULL,
    number INTEGER NOT NULL,
    first BLOB,
    second BLOB,
    content BLOB NOT NULL,
    replaces BLOB NOT NULL,
    PRIMARY KEY (book, record, kind, field, chain, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_by_change ON assignment (chain, number);

CREATE TABLE contested (
    book BLOB NOT NULL,
    record BLOB NOT NULL,
    kind INTEGER NOT NULL,
    field INTEGER NOT NULL,
    unequal INTEGER NOT NULL,
    PRIMARY KEY (book, record, kind, field)
) STRICT, WITHOUT ROWID;
