CREATE TABLE t (a int, b int4, c varchar(3));
-- ---- after ----
CREATE TABLE t (c character varying(3), a integer, b int);
