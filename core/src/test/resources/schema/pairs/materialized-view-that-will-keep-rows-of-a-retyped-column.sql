CREATE TABLE t (id bigint PRIMARY KEY, a integer DEFAULT 42 UNIQUE);
-- ---- after ----
CREATE DOMAIN short AS varchar(9) NOT NULL;
CREATE TABLE t (id bigint PRIMARY KEY, a short NOT NULL, b text NOT NULL DEFAULT random()::text);
CREATE MATERIALIZED VIEW v AS SELECT x AS whole FROM t x WITH NO DATA;
