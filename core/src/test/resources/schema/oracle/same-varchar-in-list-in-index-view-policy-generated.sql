CREATE TABLE t (s varchar(10), g boolean GENERATED ALWAYS AS (s IN ('A', 'B')) STORED);
CREATE INDEX t_ix ON t (s) WHERE s IN ('A', 'B');
CREATE VIEW v AS SELECT s FROM t WHERE s IN ('A', 'B');
CREATE POLICY p ON t USING (s IN ('A', 'B'));
-- ---- after ----
CREATE TABLE t (s varchar(10), g boolean GENERATED ALWAYS AS (((s)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[]))) STORED);
CREATE INDEX t_ix ON t (s) WHERE ((s)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[]));
CREATE VIEW v AS SELECT t.s FROM t WHERE ((t.s)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[]));
CREATE POLICY p ON t USING (((s)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[])));
