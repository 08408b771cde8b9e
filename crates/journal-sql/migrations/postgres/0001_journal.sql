-- The journal: what was written, by whom, and who vouches for it. Nothing here is derived.
CREATE TABLE device (
    id BYTEA PRIMARY KEY,
    public_key BYTEA NOT NULL
);

CREATE TABLE chain (
    pk BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id BYTEA NOT NULL UNIQUE,
    device BYTEA NOT NULL,
    book BYTEA NOT NULL,
    number BIGINT NOT NULL DEFAULT 0,
    hash BYTEA NOT NULL,
    receipted BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX chain_of_book ON chain (book);

CREATE TABLE change (
    chain BIGINT NOT NULL REFERENCES chain (pk),
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
    PRIMARY KEY (chain, number, server)
);

-- Kept word for word, left out of the tables.
CREATE TABLE set_aside (
    chain BYTEA NOT NULL,
    number BIGINT NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (chain, number)
);

-- Derived from here on: every value of every field, and the fields where several stand.
CREATE TABLE assignment (
    book BYTEA NOT NULL,
    record BYTEA NOT NULL,
    field BIGINT NOT NULL,
    chain BIGINT NOT NULL,
    number BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    first BYTEA,
    second BYTEA,
    content BYTEA NOT NULL,
    replaces BYTEA NOT NULL,
    PRIMARY KEY (book, record, field, chain, number)
);
CREATE INDEX assignment_by_change ON assignment (chain, number);

CREATE TABLE contested (
    book BYTEA NOT NULL,
    record BYTEA NOT NULL,
    field BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    unequal BIGINT NOT NULL,
    PRIMARY KEY (book, record, field)
);
