CREATE TABLE t (a int, twice int GENERATED ALWAYS AS (a * 2) STORED);
CREATE INDEX t_twice ON t (twice);
-- ---- after ----
CREATE TABLE t (a bigint, twice bigint GENERATED ALWAYS AS (a * 2) STORED);
CREATE INDEX t_twice ON t (twice);
