CREATE TABLE t (id bigint, note jsonb, packed text COMPRESSION pglz, plain text);
ALTER TABLE t ALTER COLUMN note SET STORAGE MAIN, ALTER COLUMN packed SET STATISTICS 7, ALTER COLUMN plain SET STORAGE EXTERNAL;
-- ---- after ----
CREATE TABLE t (id bigint, note tsvector, packed varchar(20) COMPRESSION pglz, plain bytea);
ALTER TABLE t ALTER COLUMN note SET STORAGE MAIN, ALTER COLUMN packed SET STATISTICS 7;
