-- A long text that can be erased is stored once, with the other values that can: the row of its record holds the digest that
-- finds it. The rows of a file that has the texts in both places are made anew.
INSERT INTO schema_step (step_set, number, name, hash)
SELECT 'rebuild', 0, 'due', '\x'::bytea WHERE EXISTS (SELECT 1 FROM change)
ON CONFLICT (step_set, number) DO NOTHING;
