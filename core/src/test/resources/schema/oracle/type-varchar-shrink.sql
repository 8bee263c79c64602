CREATE TABLE t (id int, a varchar(40), b text);
-- ---- after ----
CREATE TABLE t (id int, a varchar(10), b varchar(5));
