CREATE TABLE whole (p int NOT NULL, q text) PARTITION BY RANGE (p);
CREATE TABLE part PARTITION OF whole FOR VALUES FROM (20) TO (30);
CREATE TABLE above (a int);
-- ---- after ----
CREATE TABLE whole (p int NOT NULL, q text) PARTITION BY RANGE (p);
CREATE TABLE new_part PARTITION OF whole FOR VALUES FROM (20) TO (30);
CREATE MATERIALIZED VIEW a_view AS SELECT p, q FROM new_part;
CREATE TABLE above (a int);
CREATE TABLE below () INHERITS (above);
CREATE VIEW another AS SELECT a FROM below;
CREATE FUNCTION counts() RETURNS bigint LANGUAGE sql RETURN (SELECT count(a) FROM below);
