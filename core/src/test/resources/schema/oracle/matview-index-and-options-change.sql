CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE MATERIALIZED VIEW mv AS SELECT id, n FROM t;
CREATE INDEX mv_n ON mv (n);
-- ---- after ----
CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE MATERIALIZED VIEW mv AS SELECT id, n FROM t;
CREATE UNIQUE INDEX mv_id ON mv (id);
ALTER MATERIALIZED VIEW mv SET (autovacuum_enabled = false);
