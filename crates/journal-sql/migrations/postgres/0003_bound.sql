-- Derived: who may be named in which chain of a book, with the book whose changes say so. In a book that is not among the
-- guarded ones anybody may.
CREATE TABLE guarded (
    book BYTEA NOT NULL PRIMARY KEY
);

CREATE TABLE bound (
    book BYTEA NOT NULL,
    chain BYTEA NOT NULL,
    person BYTEA NOT NULL,
    by_book BYTEA NOT NULL,
    PRIMARY KEY (book, chain, person, by_book)
);

-- Changes of chains that count which name somebody not bound to them, by the line and number of each.
CREATE TABLE unbound (
    chain BIGINT NOT NULL,
    number BIGINT NOT NULL,
    book BYTEA NOT NULL,
    person BYTEA NOT NULL,
    PRIMARY KEY (chain, number)
);
CREATE INDEX unbound_by_book ON unbound (book, person);
