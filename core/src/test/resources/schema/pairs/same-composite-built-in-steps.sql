CREATE TYPE pair AS (a int, b text);
-- ---- after ----
CREATE TYPE pair AS (x date, a bigint);
ALTER TYPE pair DROP ATTRIBUTE x, ALTER ATTRIBUTE a TYPE int, ADD ATTRIBUTE b text;
