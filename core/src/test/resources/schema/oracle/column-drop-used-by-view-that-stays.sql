CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE VIEW v AS SELECT id, a, b FROM t;
GRANT SELECT ON v TO pair_reader;
COMMENT ON VIEW v IS 'for reports';
-- ---- after ----
CREATE TABLE t (id int PRIMARY KEY, b int);
CREATE VIEW v AS SELECT id, b FROM t;
GRANT SELECT ON v TO pair_reader;
COMMENT ON VIEW v IS 'for reports';
