CREATE TABLE t (a int, j jsonb);
CREATE INDEX i1 ON t (a);
CREATE INDEX i2 ON t USING gin (j) WITH (fastupdate=off);
CREATE INDEX i3 ON t USING brin (a) WITH (pages_per_range=64);
-- ---- after ----
CREATE TABLE t (a int, j jsonb);
CREATE INDEX i1 ON t (a) WITH (fillfactor=60, deduplicate_items=off);
CREATE INDEX i2 ON t USING gin (j);
CREATE INDEX i3 ON t USING brin (a) WITH (pages_per_range=32, autosummarize=on);
