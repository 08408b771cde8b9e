-- The laptop whose profile this one was copied from: it took a key of its own. Whoever revokes the one revokes the other.
ALTER TABLE laptop ADD COLUMN copied_from BLOB;
