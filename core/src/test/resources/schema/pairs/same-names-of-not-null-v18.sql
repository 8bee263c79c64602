CREATE TABLE t (a int CONSTRAINT t_a_not_null7 NOT NULL, b int CONSTRAINT chosen NOT NULL);
CREATE TABLE above (x int CONSTRAINT above_said_so NOT NULL);
CREATE TABLE below () INHERITS (above);
CREATE TABLE above2 (y int NOT NULL);
CREATE TABLE below2 (y int CONSTRAINT mine NOT NULL);
ALTER TABLE below2 INHERIT above2;
-- ---- after ----
CREATE TABLE t (a int NOT NULL, b int NOT NULL);
CREATE TABLE above (x int CONSTRAINT above_said_so NOT NULL);
CREATE TABLE below (x int NOT NULL) INHERITS (above);
CREATE TABLE above2 (y int NOT NULL);
CREATE TABLE below2 () INHERITS (above2);
