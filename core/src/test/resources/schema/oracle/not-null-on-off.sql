CREATE TABLE t (id int, a int, b int NOT NULL);
-- ---- after ----
CREATE TABLE t (id int, a int NOT NULL, b int);
