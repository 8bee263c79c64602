CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE VIEW v WITH (security_barrier) AS SELECT id FROM t;
-- ---- after ----
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE VIEW v WITH (security_barrier) AS SELECT id, a FROM t;
