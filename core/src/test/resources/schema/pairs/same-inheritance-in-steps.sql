CREATE TABLE above (a int, CHECK (a > 0));
CREATE TABLE below (b int) INHERITS (above);
-- ---- after ----
CREATE TABLE above (a int, CONSTRAINT above_a_check CHECK ((a > 0)));
CREATE TABLE below () INHERITS (above);
ALTER TABLE below ADD COLUMN b int;
