CREATE TABLE t (a int);
COMMENT ON TABLE t IS 'it''s a table';
-- ---- after ----
CREATE TABLE t (a int);
COMMENT ON TABLE t IS 'first';
COMMENT ON COLUMN t.a IS 'gone';
COMMENT ON COLUMN t.a IS NULL;
COMMENT ON TABLE public.t IS E'it\'s a table';
