CREATE TYPE pair AS (x integer, y text);
CREATE TABLE freed OF pair (x NOT NULL);
CREATE TABLE freed_and_changed OF pair (PRIMARY KEY (x));
CREATE TABLE bound (x integer, y text DEFAULT 'a');
CREATE TABLE bound_and_changed (a integer, b text);
CREATE TABLE turned (y text, x integer);
-- ---- after ----
CREATE TYPE pair AS (x integer, y text);
CREATE TABLE freed (x integer NOT NULL, y text);
CREATE TABLE freed_and_changed (y integer, z integer PRIMARY KEY);
CREATE TABLE bound OF pair (y WITH OPTIONS DEFAULT 'a');
CREATE TABLE bound_and_changed OF pair;
CREATE TABLE turned OF pair (x NOT NULL);
