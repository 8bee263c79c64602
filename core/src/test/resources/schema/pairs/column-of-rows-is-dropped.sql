CREATE TABLE t (a int);
CREATE VIEW v AS SELECT x AS whole FROM t x;
CREATE MATERIALIZED VIEW m AS SELECT whole FROM v;
CREATE TABLE holds (n int, whole t);
-- ---- after ----
CREATE TABLE t (a int, b bigint);
CREATE TABLE holds (n int);
