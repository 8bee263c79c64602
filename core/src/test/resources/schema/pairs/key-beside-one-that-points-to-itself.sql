CREATE TABLE t (c varchar CONSTRAINT again UNIQUE);
-- ---- after ----
CREATE TABLE t (id text UNIQUE);
ALTER TABLE t ADD CONSTRAINT again UNIQUE (id), ADD FOREIGN KEY (id) REFERENCES t (id);
