CREATE TYPE st AS ENUM ('new', 'done');
CREATE TABLE t (id int, s text NOT NULL DEFAULT 'new');
CREATE INDEX t_s ON t (s);
-- ---- after ----
CREATE TYPE st AS ENUM ('new', 'done');
CREATE TABLE t (id int, s st NOT NULL DEFAULT 'new');
CREATE INDEX t_s ON t (s);
