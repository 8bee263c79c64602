CREATE DOMAIN y1 AS varchar(9);
CREATE DOMAIN mood AS y1;
CREATE TABLE t (a mood);
-- ---- after ----
CREATE DOMAIN mood AS varchar(9);
CREATE TABLE t (a mood);
