-- What the committee decided about a guest of a session: whose member it is, or why not.
CREATE TABLE guest_decision (
  -- The cell that held the session, and the guest's record in its book.
  unit    BLOB NOT NULL REFERENCES tree_unit (id),
  guest   BLOB NOT NULL,
  state   TEXT NOT NULL,
  -- Why it was refused, or taken back.
  reason  TEXT NOT NULL,
  at      INTEGER NOT NULL,
  officer TEXT NOT NULL,
  -- The confirmation: the member's own cell, the member there, our round with its part, and the record in that cell's book.
  home    BLOB REFERENCES tree_unit (id),
  member  BLOB,
  round   BLOB REFERENCES issued_round (id),
  part    INTEGER,
  record  BLOB,
  PRIMARY KEY (unit, guest)
) STRICT;
