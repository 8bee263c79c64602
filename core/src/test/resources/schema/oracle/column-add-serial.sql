CREATE TABLE t (name text);
-- ---- after ----
CREATE TABLE t (name text, no bigserial, small smallserial);
