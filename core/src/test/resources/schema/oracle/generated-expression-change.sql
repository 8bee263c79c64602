CREATE TABLE t (a int, b int, s int GENERATED ALWAYS AS (a + b) STORED);
CREATE INDEX t_s ON t (s);
CREATE VIEW v AS SELECT s FROM t;
COMMENT ON COLUMN t.s IS 'computed';
-- ---- after ----
CREATE TABLE t (a int, b int, s int GENERATED ALWAYS AS (a * b) STORED);
CREATE INDEX t_s ON t (s);
CREATE VIEW v AS SELECT s FROM t;
COMMENT ON COLUMN t.s IS 'computed';
