CREATE TABLE above (a int, d int, CONSTRAINT k CHECK (d > 0));
CREATE TABLE below (d int) INHERITS (above);
-- ---- after ----
CREATE TABLE above (a int);
CREATE TABLE below (d int, CONSTRAINT k UNIQUE (d)) INHERITS (above);
