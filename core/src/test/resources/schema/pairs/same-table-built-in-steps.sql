CREATE TABLE t (a int NOT NULL, b text DEFAULT 'x', c int);
-- ---- after ----
CREATE TABLE old (c bigint, gone int, b varchar(3));
ALTER TABLE old DROP COLUMN gone;
ALTER TABLE old RENAME TO t;
ALTER TABLE t ADD COLUMN was int NOT NULL, ALTER b TYPE text, ALTER b SET DEFAULT 'x', ALTER c TYPE int;
ALTER TABLE t RENAME COLUMN was TO a;
