CREATE TYPE gone AS (a int);
CREATE TYPE grows AS (x int, y text);
CREATE TYPE pt AS (x int, y int, z text);
CREATE TYPE bare AS ();
CREATE TABLE t (p pt, g grows, gs grows[], b bare);
INSERT INTO t VALUES ('(1,2,a)', '(1,a)', '{"(1,a)"}', NULL), (NULL, NULL, NULL, NULL), ('(,,)', '(,)', '{}', '()');
COMMENT ON COLUMN grows.y IS 'goes';
-- ---- after ----
CREATE TYPE made AS (street text COLLATE "C", no varchar(5), tags text[]);
COMMENT ON TYPE made IS 'address';
COMMENT ON COLUMN made.no IS 'house';
CREATE TYPE grows AS (x int, z numeric(3,1), "W w" text COLLATE "POSIX");
COMMENT ON COLUMN grows.z IS 'comes';
CREATE TYPE pt AS (y int, x bigint, z text);
CREATE TYPE bare AS ();
CREATE TABLE t (p pt, g grows, gs grows[], b bare);
