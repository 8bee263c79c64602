CREATE TABLE t (a int NOT NULL, b int CONSTRAINT b_there NOT NULL, c int, d int);
-- ---- after ----
CREATE TABLE t (a int, b int CONSTRAINT b_is_there NOT NULL NO INHERIT, c int CONSTRAINT c_there NOT NULL, d int);
ALTER TABLE t ADD CONSTRAINT d_there NOT NULL d NOT VALID;
