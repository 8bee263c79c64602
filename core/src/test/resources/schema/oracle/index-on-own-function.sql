CREATE FUNCTION norm(x text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower($1) $$;
CREATE TABLE t (a text);
CREATE INDEX i1 ON t (norm(a));
-- ---- after ----
CREATE FUNCTION norm(input text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(trim(input)) $$;
CREATE TABLE t (a text);
CREATE INDEX i1 ON t (norm(a));
