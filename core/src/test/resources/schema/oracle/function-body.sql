CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN a; END $$;
-- ---- after ----
CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql AS $body$
DECLARE x text := $q$ it's $$ quoted; -- @downgrade $q$;
BEGIN
  -- @upgrade is only a comment here
  RETURN a + 1; /* ; */
END
$body$;
