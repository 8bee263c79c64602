CREATE TABLE t (id int, z text, mid text);
CREATE FUNCTION rows_of() RETURNS SETOF t LANGUAGE sql AS 'SELECT id, mid, z FROM t';
CREATE VIEW v AS SELECT r.id, r.mid, r.z FROM rows_of() r;
CREATE VIEW w AS SELECT q.one, q.two FROM t AS q(k, one, two);
-- ---- after ----
CREATE TABLE t (id int, mid text, z text);
CREATE FUNCTION rows_of() RETURNS SETOF t LANGUAGE sql AS 'SELECT id, mid, z FROM t';
CREATE VIEW v AS SELECT r.id, r.mid, r.z FROM rows_of() r;
CREATE VIEW w AS SELECT q.one, q.two FROM t AS q(k, two, one);
