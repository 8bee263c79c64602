CREATE TABLE above (d numeric(10,2));
CREATE TABLE below (d numeric(10,2) NOT NULL UNIQUE) INHERITS (above);
CREATE TABLE a_pointer (note numeric(10,2) REFERENCES below (d));
-- ---- after ----
CREATE TABLE above (d text);
CREATE TABLE below () INHERITS (above);
