CREATE TABLE t (a int, b text, c int);
CREATE INDEX i1 ON t (a);
-- ---- after ----
CREATE TABLE t (a int, b text, c int);
CREATE INDEX i2 ON t (a, b DESC NULLS LAST, c ASC NULLS FIRST);
CREATE UNIQUE INDEX i3 ON t (b, c);
