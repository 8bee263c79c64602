CREATE TABLE customer (id bigint PRIMARY KEY);
-- ---- after ----
CREATE TABLE customer (id bigint PRIMARY KEY, name text);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customer, code text UNIQUE);
CREATE INDEX orders_customer ON orders (customer_id);
COMMENT ON TABLE orders IS 'all of them';
