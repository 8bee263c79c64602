CREATE TABLE t (a int);
CREATE INDEX i1 ON t (a);
-- ---- after ----
CREATE TABLE t (a int);
CREATE INDEX i1 ON t (a);
CREATE INDEX i2 ON t (a);
