-- What the committee decided about a guest of a session: whose member it is, or why not.
CREATE TABLE guest_decision (
  -- The cell that held the session, and the guest's record in its book.
  unit    BYTEA NOT NULL REFERENCES tree_unit (id),
  guest   BYTEA NOT NULL,
  state   TEXT COLLATE "C" NOT NULL,
  -- Why it was refused, or taken back.
  reason  TEXT COLLATE "C" NOT NULL,
  at      BIGINT NOT NULL,
  officer TEXT COLLATE "C" NOT NULL,
  -- The confirmation: the member's own cell, the member there, our round with its part, and the record in that cell's book.
  home    BYTEA REFERENCES tree_unit (id),
  member  BYTEA,
  round   BYTEA REFERENCES issued_round (id),
  part    BIGINT,
  record  BYTEA,
  PRIMARY KEY (unit, guest)
);
