CREATE TYPE state AS ENUM ('open', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, state state);
-- ---- after ----
CREATE TYPE state AS ENUM ('open', 'paid', 'sent');
CREATE TABLE orders (id bigint PRIMARY KEY, state state DEFAULT 'sent');
CREATE INDEX orders_sent ON orders (id) WHERE state = 'sent';
