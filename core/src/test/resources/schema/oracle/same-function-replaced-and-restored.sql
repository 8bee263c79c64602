CREATE FUNCTION f(a int, b text DEFAULT 'x') RETURNS TABLE (x int, y text) LANGUAGE sql STABLE AS $$ SELECT a, b $$;
-- ---- after ----
CREATE FUNCTION f(a int, b text DEFAULT 'q') RETURNS TABLE (x int, y text) LANGUAGE sql IMMUTABLE STRICT SET work_mem = '4MB' AS $$ SELECT 1, 'x' $$; CREATE OR REPLACE FUNCTION f(a int4, b text = 'x'::text) RETURNS TABLE ("x" int4, y text) STABLE LANGUAGE sql AS $$ SELECT a, b $$;
