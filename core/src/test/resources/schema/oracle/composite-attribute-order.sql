CREATE TYPE pt AS (x int, y int);
CREATE TABLE t (p pt);
-- ---- after ----
CREATE TYPE pt AS (y int, x int);
CREATE TABLE t (p pt);
