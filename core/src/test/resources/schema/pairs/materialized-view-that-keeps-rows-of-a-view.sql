CREATE TABLE t (a int, b text);
CREATE VIEW through AS SELECT x AS whole FROM t x;
CREATE MATERIALIZED VIEW a_keeper AS SELECT x AS whole FROM through x;
-- ---- after ----
CREATE TABLE t (a int, b jsonb);
CREATE VIEW through AS SELECT x AS whole FROM t x;
