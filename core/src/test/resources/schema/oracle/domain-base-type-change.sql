CREATE DOMAIN money_t AS numeric(10,2) CHECK (VALUE >= 0);
CREATE TABLE t (id int, m money_t DEFAULT 0);
CREATE VIEW v AS SELECT m FROM t;
-- ---- after ----
CREATE DOMAIN money_t AS numeric(14,4) CHECK (VALUE >= 0);
CREATE TABLE t (id int, m money_t DEFAULT 0);
CREATE VIEW v AS SELECT m FROM t;
