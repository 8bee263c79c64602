CREATE TABLE t (a int, b int, c text);
CREATE STATISTICS st (ndistinct) ON a, b FROM t;
CREATE STATISTICS gone ON a, b FROM t;
CREATE STATISTICS finer ON b, c FROM t;
-- ---- after ----
CREATE TABLE t (a int, b bigint, c text);
CREATE STATISTICS st (ndistinct, dependencies) ON a, b FROM t;
CREATE STATISTICS finer ON b, c FROM t;
ALTER STATISTICS finer SET STATISTICS 200;
CREATE STATISTICS of_expressions ON (a + 1), c FROM t;
COMMENT ON STATISTICS st IS 'of both';
