CREATE TABLE r1 (id int, t text);
CREATE TABLE r2 (id int, t text) WITH (toast.autovacuum_enabled=false);
-- ---- after ----
CREATE TABLE r1 (id int, t text) WITH (toast.autovacuum_vacuum_scale_factor=0.2, parallel_workers=4);
CREATE TABLE r2 (id int, t text);
