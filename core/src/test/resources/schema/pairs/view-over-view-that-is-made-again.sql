CREATE TABLE t (g numeric, q text) PARTITION BY RANGE (g);
CREATE VIEW inner_one AS SELECT g, q FROM t;
CREATE VIEW outer_one AS SELECT count(*) AS n, max(q) AS most FROM inner_one;
CREATE TABLE u (a int, b int, n int) PARTITION BY LIST (a);
CREATE VIEW over_u AS SELECT a AS c FROM u;
-- ---- after ----
CREATE TABLE o (g int, id int);
CREATE VIEW inner_one AS SELECT g, id AS q FROM o;
CREATE VIEW outer_one AS SELECT count(*) AS n, max(g::text) AS most FROM inner_one;
CREATE TABLE u (b int, n int) PARTITION BY LIST (n);
CREATE VIEW over_u AS SELECT b AS c FROM u;
