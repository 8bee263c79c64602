CREATE TABLE t (id int PRIMARY KEY, a int, b int);
CREATE VIEW v AS SELECT id, a, b FROM t;
CREATE VIEW w AS SELECT v.id, count(*) AS n FROM v JOIN t USING (id) GROUP BY v.id;
CREATE VIEW x AS SELECT * FROM w;
COMMENT ON VIEW x IS 'top';
-- ---- after ----
CREATE TABLE t (id bigint PRIMARY KEY, b int);
CREATE VIEW v AS SELECT id, b FROM t;
CREATE VIEW w AS SELECT v.id, count(*) AS n FROM v JOIN t USING (id) GROUP BY v.id;
CREATE VIEW x AS SELECT * FROM w;
COMMENT ON VIEW x IS 'top';
