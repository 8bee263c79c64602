CREATE TABLE t (a int, b int, c text);
CREATE STATISTICS s (ndistinct) ON a, b, (a + b), lower(c) FROM t;
CREATE STATISTICS s2 ON b, a FROM t;
-- ---- after ----
CREATE TABLE t (c text, b int, a int);
CREATE STATISTICS s (ndistinct) ON b, a, (a + b), lower(c) FROM t;
CREATE STATISTICS s2 ON a, b FROM t;
