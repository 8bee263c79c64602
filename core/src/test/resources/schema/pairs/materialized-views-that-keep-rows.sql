CREATE TABLE orders (id integer PRIMARY KEY, total text);
CREATE TYPE pair AS (one orders, other orders);
CREATE VIEW all_orders AS SELECT o AS whole FROM orders o;
CREATE MATERIALIZED VIEW kept AS SELECT whole FROM all_orders;
CREATE MATERIALIZED VIEW kept_list AS SELECT array_agg(o) AS whole FROM orders o;
CREATE MATERIALIZED VIEW kept_pair AS SELECT (a, a)::pair AS twice FROM orders a;
CREATE UNIQUE INDEX kept_key ON kept_pair (twice);
COMMENT ON MATERIALIZED VIEW kept IS 'whole rows';
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM orders;
-- ---- after ----
CREATE UNLOGGED TABLE orders (id integer PRIMARY KEY, total boolean, state text NOT NULL DEFAULT 'new');
CREATE TYPE pair AS (one orders, other orders);
CREATE VIEW all_orders AS SELECT o AS whole FROM orders o;
CREATE MATERIALIZED VIEW kept AS SELECT whole FROM all_orders;
CREATE MATERIALIZED VIEW kept_list AS SELECT array_agg(o) AS whole FROM orders o;
CREATE MATERIALIZED VIEW kept_pair AS SELECT (a, a)::pair AS twice FROM orders a;
CREATE UNIQUE INDEX kept_key ON kept_pair (twice);
COMMENT ON MATERIALIZED VIEW kept IS 'whole rows';
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM orders;
