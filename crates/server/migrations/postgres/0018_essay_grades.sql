-- Essays of cells shared out to graders, and what each gave: sealed to the grading key, so that nothing here says how an essay was
-- graded before it is sent home.
CREATE TABLE essay_grader (
  round     BYTEA NOT NULL REFERENCES issued_round (id),
  unit      BYTEA NOT NULL REFERENCES tree_unit (id),
  -- The essay's record in the cell's book.
  essay     BYTEA NOT NULL,
  account   TEXT COLLATE "C" NOT NULL REFERENCES account (key),
  shared_at BIGINT NOT NULL,
  shared_by TEXT COLLATE "C" NOT NULL,
  -- Grade and remark; NULL until they are given.
  sealed    BYTEA,
  -- Names the text and the pages that were graded.
  content   BYTEA,
  given_at  BIGINT,
  PRIMARY KEY (round, unit, essay, account)
);

-- What was settled on for an essay, and who leads.
CREATE TABLE essay_settled (
  round      BYTEA NOT NULL REFERENCES issued_round (id),
  unit       BYTEA NOT NULL REFERENCES tree_unit (id),
  essay      BYTEA NOT NULL,
  -- Who settles, if not one of those who graded it.
  lead       TEXT COLLATE "C" REFERENCES account (key),
  -- Counts what was settled on one after the other; 0 while nothing is.
  revision   BIGINT NOT NULL,
  sealed     BYTEA,
  content    BYTEA,
  settled_at BIGINT,
  settled_by TEXT COLLATE "C",
  PRIMARY KEY (round, unit, essay)
);

-- What was sent home, each time; rows are only ever added, and marked when they are taken back.
CREATE TABLE essay_grade_sent (
  round        BYTEA NOT NULL REFERENCES issued_round (id),
  unit         BYTEA NOT NULL REFERENCES tree_unit (id),
  essay        BYTEA NOT NULL,
  number       BIGINT NOT NULL,
  revision     BIGINT NOT NULL,
  sealed       BYTEA NOT NULL,
  sent_at      BIGINT NOT NULL,
  sent_by      TEXT COLLATE "C" NOT NULL,
  taken_back_at BIGINT,
  taken_back_by TEXT COLLATE "C",
  reason       TEXT COLLATE "C",
  PRIMARY KEY (round, unit, essay, number)
);
