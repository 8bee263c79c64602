CREATE TABLE t1 (a int);
CREATE TABLE t2 (a int);
CREATE INDEX the_ix ON t1 (a);
-- ---- after ----
CREATE TABLE t1 (a int);
CREATE TABLE t2 (a int);
CREATE INDEX the_ix ON t2 (a);
