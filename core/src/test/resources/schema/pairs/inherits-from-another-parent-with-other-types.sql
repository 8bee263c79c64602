CREATE TABLE above (c text[], d int);
CREATE TABLE below () INHERITS (above);
-- ---- after ----
CREATE TABLE above_too (c varchar(50), d int);
CREATE TABLE below () INHERITS (above_too);
