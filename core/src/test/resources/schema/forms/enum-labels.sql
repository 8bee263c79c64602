CREATE TYPE state AS ENUM ('open', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, state state);
CREATE TABLE event (state state) PARTITION BY LIST (state);
-- ---- after ----
CREATE TYPE state AS ENUM ('open', 'paid', 'sent');
CREATE TABLE orders (id bigint PRIMARY KEY, state state DEFAULT 'sent');
CREATE INDEX orders_sent ON orders (id) WHERE state = 'sent';
CREATE TABLE event (state state) PARTITION BY LIST (state);
CREATE TABLE event_sent PARTITION OF event FOR VALUES IN ('sent');
