CREATE SCHEMA ext;
CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm VERSION '1.3';
CREATE TABLE t (id int, name text, tags hstore);
CREATE INDEX t_name ON t USING gin (name gin_trgm_ops);
-- ---- after ----
CREATE SCHEMA ext;
CREATE EXTENSION citext;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE EXTENSION cube;
CREATE EXTENSION earthdistance;
COMMENT ON EXTENSION citext IS 'ours';
CREATE TABLE t (id int, name text, mail citext, mails citext[], CONSTRAINT m_uq UNIQUE (mail));
CREATE INDEX t_name ON t USING gin (name ext.gin_trgm_ops);
CREATE VIEW v AS SELECT mail FROM t WHERE mail = 'x'::citext;
