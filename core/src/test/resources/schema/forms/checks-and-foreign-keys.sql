CREATE TABLE customer (id bigint PRIMARY KEY);
CREATE TABLE orders (
  id bigint PRIMARY KEY, customer_id bigint, total numeric,
  state text CHECK (state IN ('open', 'paid'))
);
-- ---- after ----
CREATE TABLE customer (id bigint PRIMARY KEY);
CREATE TABLE orders (
  id bigint PRIMARY KEY, customer_id bigint REFERENCES customer ON DELETE CASCADE,
  total numeric CHECK (total >= 0),
  state text CHECK (state IN ('open', 'paid', 'sent')),
  seller_id bigint REFERENCES customer, level int NOT NULL DEFAULT 1 CHECK (level > 0)
);
CREATE TABLE invoice (id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders, sum numeric CHECK (sum > 0));
