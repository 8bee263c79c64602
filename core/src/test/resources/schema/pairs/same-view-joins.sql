CREATE TABLE t (id int, a int); CREATE TABLE u (id int, b int);
CREATE VIEW v AS SELECT t.a, u.b FROM t INNER JOIN u ON t.id = u.id LEFT OUTER JOIN t s ON (s.id = u.id);
-- ---- after ----
CREATE TABLE u (id int, b int); CREATE TABLE t (id int, a int);
CREATE VIEW v AS SELECT t.a, u.b FROM (t JOIN u ON ((t.id = u.id))) LEFT JOIN t AS s ON s.id = u.id;
