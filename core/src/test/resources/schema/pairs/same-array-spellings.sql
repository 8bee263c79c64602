CREATE TABLE t (a int[], b text[3], c int[][], d integer ARRAY, e varchar(5)[]);
-- ---- after ----
CREATE TABLE t (a int ARRAY[4], b text[], c int[], d int4[], e character varying(5)[1]);
