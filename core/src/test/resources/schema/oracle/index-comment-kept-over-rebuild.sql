CREATE TABLE t (a int, b int);
CREATE INDEX i1 ON t (a);
COMMENT ON INDEX i1 IS 'by a';
-- ---- after ----
CREATE TABLE t (a int, b int);
CREATE INDEX i1 ON t (a, b);
COMMENT ON INDEX i1 IS 'by a and b';
