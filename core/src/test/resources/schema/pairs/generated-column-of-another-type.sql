CREATE TABLE t (a text, b varchar(20) GENERATED ALWAYS AS (a::varchar(20)) STORED);
-- ---- after ----
CREATE TABLE t (b bigint);
