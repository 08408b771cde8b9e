-- Essays of cells shared out to graders, and what each gave: sealed to the grading key, so that nothing here says how an essay was
-- graded before it is sent home.
CREATE TABLE essay_grader (
  round     BLOB NOT NULL REFERENCES issued_round (id),
  unit      BLOB NOT NULL REFERENCES tree_unit (id),
  -- The essay's record in the cell's book.
  essay     BLOB NOT NULL,
  account   TEXT NOT NULL REFERENCES account (key),
  shared_at INTEGER NOT NULL,
  shared_by TEXT NOT NULL,
  -- Grade and remark; NULL until they are given.
  sealed    BLOB,
  -- Names the text and the pages that were graded.
  content   BLOB,
  given_at  INTEGER,
  PRIMARY KEY (round, unit, essay, account)
) STRICT;

-- What was settled on for an essay, and who leads.
CREATE TABLE essay_settled (
  round      BLOB NOT NULL REFERENCES issued_round (id),
  unit       BLOB NOT NULL REFERENCES tree_unit (id),
  essay      BLOB NOT NULL,
  -- Who settles, if not one of those who graded it.
  lead       TEXT REFERENCES account (key),
  -- Counts what was settled on one after the other; 0 while nothing is.
  revision   INTEGER NOT NULL,
  sealed     BLOB,
  content    BLOB,
  settled_at INTEGER,
  settled_by TEXT,
  PRIMARY KEY (round, unit, essay)
) STRICT;

-- What was sent home, each time; rows are only ever added, and marked when they are taken back.
CREATE TABLE essay_grade_sent (
  round        BLOB NOT NULL REFERENCES issued_round (id),
  unit         BLOB NOT NULL REFERENCES tree_unit (id),
  essay        BLOB NOT NULL,
  number       INTEGER NOT NULL,
  revision     INTEGER NOT NULL,
  sealed       BLOB NOT NULL,
  sent_at      INTEGER NOT NULL,
  sent_by      TEXT NOT NULL,
  taken_back_at INTEGER,
  taken_back_by TEXT,
  reason       TEXT,
  PRIMARY KEY (round, unit, essay, number)
) STRICT;
