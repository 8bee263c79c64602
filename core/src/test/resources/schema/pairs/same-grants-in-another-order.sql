CREATE TABLE t (a int, b int);
GRANT SELECT, INSERT ON t TO pg_monitor;
GRANT SELECT ON t TO PUBLIC;
GRANT UPDATE (a) ON t TO pg_monitor;
-- ---- after ----
CREATE TABLE t (a int, b int);
GRANT UPDATE (a) ON TABLE t TO pg_monitor;
GRANT SELECT ON t TO PUBLIC, pg_monitor;
GRANT INSERT, DELETE ON t TO pg_monitor;
REVOKE DELETE ON t FROM pg_monitor;
