-- nothing
-- ---- after ----
CREATE TABLE zz (id int PRIMARY KEY);
CREATE FUNCTION aa() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM zz';
CREATE FUNCTION ac() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE FUNCTION ab() RETURNS bigint LANGUAGE sql AS 'SELECT aa() + ac()';
ALTER TABLE zz ADD CONSTRAINT k CHECK (aa() < 100 OR id > 0);
