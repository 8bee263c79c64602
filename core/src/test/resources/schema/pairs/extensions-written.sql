-- ---- after ----
CREATE EXTENSION citext;
CREATE TABLE t (mail citext);
-- ---- written ----
CREATE EXTENSION citext WITH SCHEMA public;
CREATE TABLE t (
  mail citext
);
