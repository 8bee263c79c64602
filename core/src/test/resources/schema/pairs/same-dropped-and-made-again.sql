CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
-- ---- after ----
CREATE VIEW v AS SELECT 1 AS x, 2 AS y;
CREATE TABLE t (b text);
DROP VIEW v;
DROP TABLE t;
CREATE TABLE t (b int, a int);
CREATE VIEW v AS SELECT a FROM t;
