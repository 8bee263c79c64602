CREATE VIEW v AS SELECT 1 AS a;
-- ---- after ----
CREATE TABLE v (a int);
COMMENT ON TABLE v IS 'now real';
