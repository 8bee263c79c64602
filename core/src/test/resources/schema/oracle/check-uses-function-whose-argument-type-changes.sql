CREATE FUNCTION ok(n int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT n > 0';
CREATE TABLE t (a int, CONSTRAINT k1 CHECK (ok(a)));
-- ---- after ----
CREATE FUNCTION ok(n bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT n > 0';
CREATE TABLE t (a int, CONSTRAINT k1 CHECK (ok(a)));
