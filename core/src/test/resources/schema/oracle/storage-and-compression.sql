CREATE TABLE t (id int, a text, b bytea, c text);
ALTER TABLE t ALTER COLUMN c SET STORAGE EXTERNAL;
-- ---- after ----
CREATE TABLE t (id int, a text, b bytea COMPRESSION pglz, c text);
ALTER TABLE t ALTER COLUMN a SET STORAGE MAIN, ALTER COLUMN b SET STORAGE PLAIN;
