-- Derived: who may be named in which chain of a book, with the book whose changes say so. In a book that is not among the
-- guarded ones anybody may.
CREATE TABLE guarded (
    book BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE bound (
    book BLOB NOT NULL,
    chain BLOB NOT NULL,
    person BLOB NOT NULL,
    by_book BLOB NOT NULL,
    PRIMARY KEY (book, chain, person, by_book)
) STRICT, WITHOUT ROWID;

-- Changes of chains that count which name somebody not bound to them, by the line and number of each.
CREATE TABLE unbound (
    chain INTEGER NOT NULL,
    number INTEGER NOT NULL,
    book BLOB NOT NULL,
    person BLOB NOT NULL,
    PRIMARY KEY (chain, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX unbound_by_book ON unbound (book, person);
