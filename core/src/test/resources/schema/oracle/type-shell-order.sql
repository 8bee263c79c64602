-- nothing
-- ---- after ----
CREATE TYPE zz AS ENUM ('q', 'r');
CREATE DOMAIN yy AS zz DEFAULT 'q';
CREATE TYPE xx AS (a yy, b zz[]);
CREATE FUNCTION ww(p zz) RETURNS xx LANGUAGE sql IMMUTABLE AS $$ SELECT ROW(p, ARRAY[p])::xx $$;
CREATE TABLE aa (id int PRIMARY KEY, x xx DEFAULT ww('q'), y yy, z zz GENERATED ALWAYS AS ((ww('r')).b[1]) STORED);
CREATE VIEW aaa AS SELECT (x).a AS a FROM aa;
