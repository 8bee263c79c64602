CREATE TABLE t (id int PRIMARY KEY);
CREATE VIEW v AS SELECT id FROM t;
CREATE VIEW w WITH (security_invoker, check_option = cascaded) AS SELECT id FROM t;
-- ---- after ----
CREATE TABLE t (id int PRIMARY KEY);
CREATE VIEW v WITH (security_invoker) AS SELECT id FROM t;
CREATE VIEW w AS SELECT id FROM t;
