CREATE TABLE t (a int, b text, c timestamptz);
-- ---- after ----
CREATE TABLE public.t (a pg_catalog.int4, b pg_catalog.text, c pg_catalog.timestamptz);
