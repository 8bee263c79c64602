CREATE TABLE t (id int PRIMARY KEY, z text);
CREATE VIEW v AS SELECT * FROM t;
-- ---- after ----
CREATE TABLE t (id int PRIMARY KEY, mid int, z text);
CREATE VIEW v AS SELECT * FROM t;
