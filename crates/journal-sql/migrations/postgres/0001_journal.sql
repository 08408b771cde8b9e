-- The journal: what was written, by whom, and who vouches for it. Nothing here is derived.
CREATE TABLE device (
    id BYTEA PRIMARY KEY,
    public_key BYTEA NOT NULL
);

-- One row for each line of a chain: a chain has one line until its laptop is copied.
CREATE TABLE chain (
    pk BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id BYTEA NOT NULL,
    device BYTEA NOT NULL,
    book BYTEA NOT NULL,
    epoch BIGINT NOT NULL,
    -- The line this one leaves, and the last number they share.
    parent BIGINT REFERENCES chain (pk),
    base BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    receipted BIGINT NOT NULL,
    -- The marks of all receipts of the chain, by xor.
    receipts BIGINT NOT NULL
);
CREATE INDEX chain_by_id ON chain (id);
CREATE INDEX chain_of_book ON chain (book);

-- How often this device had to begin its chains again; no row: never.
CREATE TABLE own_epoch (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    epoch BIGINT NOT NULL
);

-- Lines of a chain stay for ever, so that no change need be looked after when it comes.
CREATE TABLE change (
    chain BIGINT NOT NULL,
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    person BYTEA NOT NULL,
    ms BIGINT NOT NULL,
    counter BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (chain, number)
);

-- Values that can be dropped, by the digest the change holds.
CREATE TABLE payload (
    digest BYTEA PRIMARY KEY,
    salt BYTEA NOT NULL,
    value BYTEA NOT NULL
);

CREATE TABLE head_signature (
    chain BIGINT NOT NULL REFERENCES chain (pk),
    number BIGINT NOT NULL,
    signature BYTEA NOT NULL,
    PRIMARY KEY (chain, number)
);

CREATE TABLE receipt (
    chain BIGINT NOT NULL REFERENCES chain (pk),
    number BIGINT NOT NULL,
    server BYTEA NOT NULL,
    head BYTEA NOT NULL,
    at_ms BIGINT NOT NULL,
    signature BYTEA NOT NULL,
    PRIMARY KEY (chain, number, server, at_ms)
);

-- Kept word for word, left out of the tables, with the book whose verdict says so; zeros where it was judged as it came.
CREATE TABLE set_aside (
    chain BYTEA NOT NULL,
    number BIGINT NOT NULL,
    check_bytes BYTEA NOT NULL,
    by_book BYTEA NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (chain, number, check_bytes, by_book)
);

-- Derived from here on: every value of every field, and the fields where several stand.
CREATE TABLE assignment (
    book BYTEA NOT NULL,
    record BYTEA NOT NULL,
    -- One id under two kinds is two records.
    kind BIGINT NOT NULL,
    field BIGINT NOT NULL,
    chain BIGINT NOT NULL,
    number BIGINT NOT NULL,
    first BYTEA,
    second BYTEA,
    content BYTEA NOT NULL,
    replaces BYTEA NOT NULL,
    PRIMARY KEY (book, record, kind, field, chain, number)
);
CREATE INDEX assignment_by_change ON assignment (chain, number);

CREATE TABLE contested (
    book BYTEA NOT NULL,
    record BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    field BIGINT NOT NULL,
    unequal BIGINT NOT NULL,
    PRIMARY KEY (book, record, kind, field)
);
