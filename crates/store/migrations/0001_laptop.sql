-- What belongs to this laptop alone and is never exchanged.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- Typing is saved here at once, before it is a version anyone else sees.
CREATE TABLE draft (name TEXT PRIMARY KEY, person BLOB NOT NULL, text TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- What an exchange brought or carried, in words people recognise.
CREATE TABLE exchange_log (
    pk INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    what TEXT NOT NULL,
    line TEXT NOT NULL
) STRICT;

-- Who opened what; only ever added to.
CREATE TABLE access_log (
    pk INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    person BLOB NOT NULL,
    what TEXT NOT NULL,
    record BLOB
) STRICT;
CREATE TRIGGER access_log_stands BEFORE UPDATE ON access_log BEGIN SELECT raise(ABORT, 'the access log is only added to'); END;
CREATE TRIGGER access_log_stays BEFORE DELETE ON access_log BEGIN SELECT raise(ABORT, 'the access log is only added to'); END;

CREATE TABLE searchable (
    pk INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    record BLOB NOT NULL,
    UNIQUE (record, kind)
) STRICT;
-- Text folded and exact, written as ordinary data: no trigger calls a function a plain reader lacks. Only the index: the
-- words themselves stand where they came from.
CREATE VIRTUAL TABLE search_folded USING fts5 (text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3');
CREATE VIRTUAL TABLE search_exact USING fts5 (text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
