CREATE FUNCTION rows_of() RETURNS TABLE (a int) LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT a FROM rows_of();
-- ---- after ----
CREATE FUNCTION rows_of() RETURNS TABLE (a int, b text) LANGUAGE sql AS $$ SELECT 1, 'x' $$;
CREATE VIEW v AS SELECT a FROM rows_of();
