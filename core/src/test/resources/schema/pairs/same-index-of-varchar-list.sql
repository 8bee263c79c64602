CREATE TABLE t (s varchar(9));
CREATE INDEX i ON t (s) WHERE s::text = ANY (ARRAY['a'::text, 'b'::text]);
-- ---- after ----
CREATE TABLE t (s character varying(9));
CREATE INDEX i ON t (s) WHERE (s)::text = ANY (ARRAY['a', 'b']);
