CREATE TABLE t (a int CHECK (a > 0), CHECK (a > 0));
-- ---- after ----
CREATE TABLE t (a int CHECK (a > 0));
