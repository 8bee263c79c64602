CREATE TABLE t (a int, b int);
CREATE STATISTICS s ON a, b FROM t;
-- ---- after ----
CREATE TABLE t (a int, b int);
INSERT INTO t SELECT x, x FROM generate_series(1, 100) x;
CREATE STATISTICS s (mcv, ndistinct, dependencies) ON b, a FROM t;
ANALYZE t;
