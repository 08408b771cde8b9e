-- A unit that was closed keeps its place and its history, and nothing is due from it from that day on.
ALTER TABLE tree_unit ADD COLUMN closed_on TEXT COLLATE "C";
-- A unit that was added by mistake and never sent anything. It is hidden everywhere and can be taken back.
ALTER TABLE tree_unit ADD COLUMN removed_at BIGINT;

ALTER TABLE issued_round ADD COLUMN withdrawn_at BIGINT;
ALTER TABLE issued_round ADD COLUMN withdrawn_by TEXT COLLATE "C";

-- Whom a round is addressed to is a part of it, for a round to all cells as well. For those that were issued before:
-- the cells that existed on that day, in Việt Nam.
INSERT INTO issued_round_unit (round, unit)
WITH RECURSIVE
  issued (round, day) AS (
    SELECT id, to_char(timestamp 'epoch' + (issued_at / 1000 + 25200) * interval '1 second', 'YYYY-MM-DD') FROM issued_round WHERE to_all = 1),
  below (round, day, unit, depth) AS (
    SELECT issued.round, issued.day, committee.unit, 0 FROM issued CROSS JOIN committee
    UNION
    SELECT below.round, below.day, place.unit, below.depth + 1 FROM below
      JOIN tree_place place ON place.parent = below.unit
        AND place.valid_from <= below.day AND below.day <= place.valid_to
     WHERE below.depth < 8)
SELECT DISTINCT below.round, below.unit FROM below JOIN tree_unit ON tree_unit.id = below.unit WHERE tree_unit.level = 'cell';

-- What officers changed and when: rows are only ever added.
CREATE TABLE act (
  number  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      BIGINT NOT NULL,
  -- As the officer was called at that time.
  officer TEXT COLLATE "C" NOT NULL,
  what    TEXT COLLATE "C" NOT NULL,
  unit    BYTEA REFERENCES tree_unit (id),
  round   BYTEA REFERENCES issued_round (id),
  -- [{"field", "before", "after"}…]
  changes TEXT COLLATE "C" NOT NULL
);
CREATE INDEX act_round ON act (round);
INSERT INTO act (at, officer, what, round, changes)
  SELECT issued_at, issued_by, 'round_issued', id, '[]' FROM issued_round ORDER BY issued_at, id;

-- The person who holds an account; empty until somebody enters it.
ALTER TABLE account ADD COLUMN person TEXT COLLATE "C" NOT NULL DEFAULT '';
