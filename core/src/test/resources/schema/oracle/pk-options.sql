CREATE TABLE t1 (a int PRIMARY KEY, b int);
CREATE TABLE t2 (a int PRIMARY KEY, b int);
CREATE TABLE t3 (a int PRIMARY KEY, b int);
-- ---- after ----
CREATE TABLE t1 (a int, b int, PRIMARY KEY (a) INCLUDE (b));
CREATE TABLE t2 (a int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, b int);
CREATE TABLE t3 (a int PRIMARY KEY WITH (fillfactor = 60), b int);
