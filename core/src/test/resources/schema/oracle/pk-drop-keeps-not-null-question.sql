CREATE TABLE t (a int PRIMARY KEY, b int);
-- ---- after ----
CREATE TABLE t (a int, b int);
