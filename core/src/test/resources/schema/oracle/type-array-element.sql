CREATE TABLE t (a int[], b varchar(5)[] DEFAULT '{}');
-- ---- after ----
CREATE TABLE t (a bigint[], b text[] DEFAULT '{}');
