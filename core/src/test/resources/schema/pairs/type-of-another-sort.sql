CREATE TYPE e AS ENUM ('a', 'b');
CREATE TABLE t (x e DEFAULT 'a', plain text DEFAULT 'new');
CREATE INDEX t_plain ON t (plain) WHERE plain <> 'done';
INSERT INTO t VALUES ('b', 'a');
-- ---- after ----
CREATE DOMAIN e AS text CHECK (VALUE IN ('a', 'b'));
CREATE TYPE st AS ENUM ('new', 'done', 'a');
CREATE TABLE t (x e DEFAULT 'a', plain st DEFAULT 'new');
CREATE INDEX t_plain ON t (plain) WHERE plain <> 'done';
