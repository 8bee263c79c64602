CREATE FUNCTION p(a int) RETURNS void LANGUAGE sql AS 'SELECT 1';
-- ---- after ----
CREATE PROCEDURE p(a int, INOUT b text DEFAULT 'x') LANGUAGE plpgsql AS $$ BEGIN b := a::text; COMMIT; END $$;
