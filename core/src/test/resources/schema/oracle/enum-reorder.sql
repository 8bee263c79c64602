CREATE TYPE e AS ENUM ('low', 'high', 'mid');
CREATE TABLE t (id int, x e DEFAULT 'mid');
CREATE INDEX t_x ON t (x);
-- ---- after ----
CREATE TYPE e AS ENUM ('low', 'mid', 'high');
CREATE TABLE t (id int, x e DEFAULT 'mid');
CREATE INDEX t_x ON t (x);
