CREATE TABLE t (a int CHECK (a BETWEEN 1 AND 9), b int CHECK (NOT b > 3));
-- ---- after ----
CREATE TABLE t (a int CHECK ((a >= 1 AND a <= 9)), b int CHECK (NOT (b > 3)));
