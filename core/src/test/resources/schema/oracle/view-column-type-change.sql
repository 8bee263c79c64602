CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE VIEW v AS SELECT id, length(a) AS n FROM t;
-- ---- after ----
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE VIEW v AS SELECT id, length(a)::numeric(6,1) AS n FROM t;
