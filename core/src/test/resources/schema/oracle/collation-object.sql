CREATE COLLATION c_old FROM "C";
CREATE TABLE t (a text);
-- ---- after ----
CREATE COLLATION c_new (LC_COLLATE = 'C', LC_CTYPE = 'C');
CREATE TABLE t (a text COLLATE c_new);
COMMENT ON COLLATION c_new IS 'plain';
