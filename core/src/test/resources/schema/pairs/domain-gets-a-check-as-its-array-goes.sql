CREATE DOMAIN tag AS text;
CREATE TYPE pair AS (one tag, other text);
CREATE TABLE orders (id integer PRIMARY KEY, tags tag[], gone tag[], both_tags pair);
-- ---- after ----
CREATE DOMAIN tag AS text CHECK (VALUE <> '');
CREATE TYPE pair AS (one text, other text);
CREATE TABLE orders (id integer PRIMARY KEY, tags text[], both_tags pair);
