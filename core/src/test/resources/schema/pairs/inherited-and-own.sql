CREATE TABLE above (a int);
CREATE TABLE below () INHERITS (above);
-- ---- after ----
CREATE TABLE above (a int);
CREATE TABLE below () INHERITS (above);
ALTER TABLE below ADD COLUMN late int, ADD CONSTRAINT late_check CHECK (late > 0);
ALTER TABLE above ADD COLUMN late int, ADD CONSTRAINT late_check CHECK (late > 0);
