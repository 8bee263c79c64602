CREATE TABLE above (id int UNIQUE, ref int CONSTRAINT k REFERENCES above (id));
CREATE TABLE below () INHERITS (above);
-- ---- after ----
CREATE TABLE above (id int UNIQUE, CONSTRAINT k CHECK (id > 0));
CREATE TABLE below () INHERITS (above);
ALTER TABLE below ADD COLUMN ref int REFERENCES above (id);
