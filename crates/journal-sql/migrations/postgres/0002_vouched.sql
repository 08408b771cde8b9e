-- Derived, as what follows the assignments is: the chains of a book that device records vouch for. A book without a row
-- was never joined to a superior, and all its chains count.
CREATE TABLE vouched (
    book BYTEA NOT NULL,
    chain BYTEA NOT NULL,
    PRIMARY KEY (book, chain)
);

-- Chains that are kept and passed on, and no part of the state until somebody vouches for them.
CREATE TABLE waiting (
    chain BYTEA NOT NULL PRIMARY KEY,
    book BYTEA NOT NULL
);
