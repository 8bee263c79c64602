CREATE TABLE t (id int, a text);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w AS TABLE v;
-- ---- after ----
CREATE TABLE t (id int, a text);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE VIEW w AS SELECT v.id, v.a FROM v;
