CREATE TABLE tree_unit (
  id    BYTEA NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  -- The statistics office's code; none for a unit added by hand.
  code  TEXT COLLATE "C",
  level TEXT COLLATE "C" NOT NULL CHECK (level <> '')
);

-- Where a unit stood, under which name, between two days (both included).
-- Open ends are 0001-01-01 and 9999-12-31, so that a day is always found by plain comparison.
CREATE TABLE tree_place (
  unit       BYTEA NOT NULL REFERENCES tree_unit (id),
  valid_from TEXT COLLATE "C" NOT NULL,
  valid_to   TEXT COLLATE "C" NOT NULL CHECK (valid_to >= valid_from),
  parent     BYTEA REFERENCES tree_unit (id),
  name       TEXT COLLATE "C" NOT NULL CHECK (name <> ''),
  PRIMARY KEY (unit, valid_from)
);
CREATE INDEX tree_place_parent ON tree_place (parent);

CREATE TABLE unit_contact (
  unit     BYTEA NOT NULL PRIMARY KEY REFERENCES tree_unit (id),
  -- "USB hằng tháng": so that silent differs from late.
  expected TEXT COLLATE "C" NOT NULL DEFAULT '',
  person   TEXT COLLATE "C" NOT NULL DEFAULT '',
  phone    TEXT COLLATE "C" NOT NULL DEFAULT ''
);

-- The one committee this server belongs to.
CREATE TABLE committee (
  one        BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
  unit       BYTEA NOT NULL REFERENCES tree_unit (id),
  name       TEXT COLLATE "C" NOT NULL CHECK (name <> ''),
  -- What invites say; none: the address last listened on.
  public_url TEXT COLLATE "C",
  listening  TEXT COLLATE "C"
);
