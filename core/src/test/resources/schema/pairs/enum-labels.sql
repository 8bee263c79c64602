CREATE TYPE empty AS ENUM ();
CREATE TYPE grows AS ENUM ('b', 'd');
CREATE TYPE gone AS ENUM ('x');
CREATE TABLE t (g grows DEFAULT 'b', gs grows[] DEFAULT '{b,d}');
-- ---- after ----
CREATE TYPE empty AS ENUM ('only', 'two');
CREATE TYPE grows AS ENUM ('a', 'a2', 'b', 'it''s', 'd', 'e', 'f');
CREATE TYPE made AS ENUM ('one', 'Three 3', '四', '');
COMMENT ON TYPE made IS 'new';
CREATE TABLE t (g grows DEFAULT 'b', gs grows[] DEFAULT '{b,d}');
-- ---- written ----
ALTER TYPE empty ADD VALUE 'only';
ALTER TYPE empty ADD VALUE 'two';
ALTER TYPE grows ADD VALUE 'a' BEFORE 'b';
ALTER TYPE grows ADD VALUE 'a2' AFTER 'a';
ALTER TYPE grows ADD VALUE 'it''s' AFTER 'b';
ALTER TYPE grows ADD VALUE 'e';
ALTER TYPE grows ADD VALUE 'f';
CREATE TYPE made AS ENUM ('one', 'Three 3', '四', '');
COMMENT ON TYPE made IS 'new';
DROP TYPE gone;
