CREATE FUNCTION body(a int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN a; END $$;
CREATE FUNCTION traits() RETURNS SETOF int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5 ROWS 20 SET search_path = public, "Odd, one", pg_temp SET work_mem = '8MB' AS 'SELECT 1';
CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION renamed(x text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower($1) $$;
CREATE TABLE t (a text DEFAULT renamed('A'), CONSTRAINT a_ck CHECK (renamed(a) <> ''));
CREATE INDEX t_a ON t (renamed(a));
CREATE VIEW v AS SELECT renamed(a) AS a FROM t;
CREATE FUNCTION retyped(n int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT n > 0';
CREATE FUNCTION becomes(a int) RETURNS void LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION defaults(a int, b int DEFAULT 1, c text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "Odd ""(name"(int, "char", timestamp with time zone, VARIADIC text[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION renamed(text) IS 'kept';
-- ---- after ----
CREATE FUNCTION body(a int) RETURNS int LANGUAGE plpgsql AS $body$
DECLARE x text := $q$ it's $$ quoted $q$;
BEGIN
  RETURN a + 1; /* ; */
END
$body$;
CREATE FUNCTION traits() RETURNS SETOF int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION more() RETURNS int LANGUAGE sql STABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL RESTRICTED COST 7 SET search_path = '' SET my.setting = 'it''s' AS 'SELECT 1';
CREATE FUNCTION renamed(input text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(trim($1)) $$;
CREATE TABLE t (a text DEFAULT renamed('A'), CONSTRAINT a_ck CHECK (renamed(a) <> ''));
CREATE INDEX t_a ON t (renamed(a));
CREATE VIEW v AS SELECT renamed(a) AS a FROM t;
CREATE FUNCTION retyped(n bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT n > 0';
CREATE PROCEDURE becomes(a int, INOUT b text DEFAULT 'x') LANGUAGE plpgsql AS $$ BEGIN b := a::text; COMMIT; END $$;
CREATE FUNCTION defaults(a int, b int, c text DEFAULT 'y') RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION ends_in_a_dollar() RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN 1; END --$';
COMMENT ON FUNCTION renamed(text) IS 'kept';
