CREATE FUNCTION apart(a float8, b float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT a - b';
CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = apart);
CREATE TYPE pair AS (s span);
CREATE TABLE t (a int, b span, c pair);
-- ---- after ----
CREATE FUNCTION apart(x float8, y float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT x - y';
CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = apart);
CREATE TYPE pair AS (s span, t text);
CREATE TABLE t (a int, b span, c pair);
