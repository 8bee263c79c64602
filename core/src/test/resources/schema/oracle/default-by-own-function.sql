CREATE FUNCTION old_no() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (id int PRIMARY KEY, a text, b int DEFAULT old_no());
-- ---- after ----
CREATE FUNCTION new_code(len int DEFAULT 8) RETURNS text LANGUAGE sql AS $$ SELECT left(md5(random()::text), len) $$;
CREATE TABLE t (id int PRIMARY KEY, a text DEFAULT new_code(), b int);
