CREATE TABLE customers (id integer PRIMARY KEY);
ALTER TABLE customers ADD CONSTRAINT same_id UNIQUE (id);
CREATE TABLE orders (id integer, customer integer REFERENCES customers);
-- ---- after ----
CREATE TABLE customers (id integer NOT NULL, CONSTRAINT same_id UNIQUE (id));
CREATE TABLE orders (id integer, customer integer REFERENCES customers (id));
