CREATE TABLE t (a int);
-- ---- after ----
CREATE TABLE t (a int, g bytea CONSTRAINT k1 PRIMARY KEY, ref bytea REFERENCES t (g));
CREATE INDEX i2 ON t (g NULLS FIRST, ref);
