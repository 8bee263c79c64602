CREATE EXTENSION hstore;
CREATE TABLE t (id int);
-- ---- after ----
CREATE EXTENSION citext;
CREATE TABLE t (id int, mail citext, CONSTRAINT m_uq UNIQUE (mail));
