CREATE EXTENSION citext;
CREATE TABLE t (m citext DEFAULT 'x');
-- ---- after ----
CREATE EXTENSION IF NOT EXISTS "citext" WITH SCHEMA public;
CREATE TABLE t (m public.citext DEFAULT 'x'::citext);
