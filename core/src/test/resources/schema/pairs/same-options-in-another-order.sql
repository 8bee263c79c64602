CREATE TABLE t (a text) WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = off);
CREATE INDEX i ON t (a) WITH (fillfactor = 50);
-- ---- after ----
CREATE TABLE t (a text);
ALTER TABLE t SET (toast.autovacuum_enabled = off, autovacuum_enabled = false, fillfactor = '70');
CREATE INDEX i ON t (a) WITH (fillfactor = '50');
