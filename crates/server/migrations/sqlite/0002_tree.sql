CREATE TABLE tree_unit (
  id    BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  -- The statistics office's code; none for a unit added by hand.
  code  TEXT,
  level TEXT NOT NULL CHECK (level <> '')
) STRICT;

-- Where a unit stood, under which name, between two days (both included).
-- Open ends are 0001-01-01 and 9999-12-31, so that a day is always found by plain comparison.
CREATE TABLE tree_place (
  unit       BLOB NOT NULL REFERENCES tree_unit (id),
  valid_from TEXT NOT NULL,
  valid_to   TEXT NOT NULL CHECK (valid_to >= valid_from),
  parent     BLOB REFERENCES tree_unit (id),
  name       TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (unit, valid_from)
) STRICT;
CREATE INDEX tree_place_parent ON tree_place (parent);

CREATE TABLE unit_contact (
  unit     BLOB NOT NULL PRIMARY KEY REFERENCES tree_unit (id),
  -- "USB hằng tháng": so that silent differs from late.
  expected TEXT NOT NULL DEFAULT '',
  person   TEXT NOT NULL DEFAULT '',
  phone    TEXT NOT NULL DEFAULT ''
) STRICT;

-- The one committee this server belongs to.
CREATE TABLE committee (
  one        INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  unit       BLOB NOT NULL REFERENCES tree_unit (id),
  name       TEXT NOT NULL CHECK (name <> ''),
  -- What invites say; none: the address last listened on.
  public_url TEXT,
  listening  TEXT
) STRICT;
