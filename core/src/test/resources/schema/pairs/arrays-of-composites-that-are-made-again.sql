CREATE TYPE part AS (a int, b text);
CREATE TYPE whole AS (p part, list part[]);
CREATE DOMAIN parts AS part[];
CREATE TABLE t (one part, many part[], wholes whole[], d parts, n int);
CREATE FUNCTION f(part[]) RETURNS part LANGUAGE sql AS 'SELECT $1[1]';
CREATE VIEW v AS SELECT many, f(many) AS first FROM t;
-- ---- after ----
CREATE TYPE part AS (b text, a int, c date);
CREATE TYPE whole AS (p part, list part[]);
CREATE DOMAIN parts AS part[];
CREATE TABLE t (one part, many part[], wholes whole[], d parts, n int);
CREATE FUNCTION f(part[]) RETURNS part LANGUAGE sql AS 'SELECT $1[1]';
CREATE VIEW v AS SELECT many, f(many) AS first FROM t;
