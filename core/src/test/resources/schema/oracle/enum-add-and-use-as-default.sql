CREATE TYPE e AS ENUM ('a', 'b');
CREATE TABLE t (id int, x e DEFAULT 'a');
CREATE TABLE s (x e) PARTITION BY LIST (x);
-- ---- after ----
CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE TABLE t (id int, x e DEFAULT 'c', CONSTRAINT k CHECK (x <> 'c' OR id > 0));
CREATE INDEX t_c ON t (id) WHERE x = 'c';
CREATE TABLE s (x e) PARTITION BY LIST (x);
CREATE TABLE s_c PARTITION OF s FOR VALUES IN ('c');
