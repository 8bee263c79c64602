CREATE TYPE person AS (id int, name text, born date);
CREATE TABLE staff (id int, name text, born date);
-- ---- after ----
CREATE TYPE person AS (id int, name text, born date);
CREATE TABLE staff OF person (id WITH OPTIONS PRIMARY KEY, name WITH OPTIONS DEFAULT 'n.n.' NOT NULL);
