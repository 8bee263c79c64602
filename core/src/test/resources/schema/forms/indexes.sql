CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric, note text);
CREATE INDEX orders_note ON orders (note);
CREATE INDEX orders_state ON orders (state);
CREATE MATERIALIZED VIEW totals AS SELECT state, sum(total) AS total FROM orders GROUP BY state;
-- ---- after ----
CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric, note text, code text);
CREATE INDEX orders_state ON orders (state) WHERE total > 0;
CREATE INDEX orders_lower ON orders (lower(note));
COMMENT ON INDEX orders_lower IS 'for searches';
CREATE UNIQUE INDEX orders_code ON orders (code);
CREATE MATERIALIZED VIEW totals AS SELECT state, sum(total) AS total FROM orders GROUP BY state;
CREATE INDEX totals_state ON totals (state);
CREATE TABLE item (id bigint PRIMARY KEY, name text);
CREATE INDEX item_name ON item (name);
