CREATE TABLE t (a int UNIQUE, c int);
CREATE VIEW v AS SELECT a FROM t x LEFT JOIN t y USING (a);
ALTER TABLE t RENAME COLUMN a TO b;
CREATE TABLE one (a int, b int);
CREATE TABLE two (a int);
CREATE TABLE three (b int);
CREATE VIEW joined AS SELECT a, b FROM one JOIN two USING (a) JOIN three USING (b);
-- ---- after ----
CREATE TABLE t (b int UNIQUE, c int, a int);
CREATE TABLE one (a int, b int);
CREATE TABLE two (a int, b int);
CREATE TABLE three (b int);
