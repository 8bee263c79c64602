CREATE SCHEMA shop; CREATE TABLE shop.t (a int); CREATE VIEW shop.v AS SELECT a FROM shop.t;
-- ---- after ----
CREATE SCHEMA shop
  CREATE TABLE t (a int)
  CREATE VIEW v AS SELECT a FROM t;
