CREATE TABLE t (a int, b int, CONSTRAINT of_old_t_key UNIQUE (a), CONSTRAINT b_positive CHECK (b > 0), CHECK (a > 1), CHECK (a > 2));
CREATE INDEX some_index ON t (lower(b::text));
-- ---- after ----
CREATE TABLE t (a int UNIQUE, b int CHECK (b > 0), CHECK (a > 2), CHECK (a > 1));
CREATE INDEX ON t (lower(b::text));
