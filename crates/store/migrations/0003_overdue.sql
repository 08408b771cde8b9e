-- When a piece was first found to be nobody's for thirty days: it goes only when it still is a day later, as a clock that ran
-- ahead for a moment shows any piece so.
ALTER TABLE piece ADD COLUMN overdue_since INTEGER;
