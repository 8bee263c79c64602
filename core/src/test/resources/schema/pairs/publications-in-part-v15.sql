CREATE SCHEMA shop;
CREATE SCHEMA stock;
CREATE TABLE shop.orders (id int PRIMARY KEY, total int, note text, secret text);
CREATE PUBLICATION in_part FOR TABLE shop.orders (id, note) WHERE (id > 10);
CREATE PUBLICATION columns_only FOR TABLE shop.orders (id, total);
CREATE PUBLICATION of_schemas FOR TABLES IN SCHEMA shop;
CREATE PUBLICATION whole FOR TABLE shop.orders;
-- ---- after ----
CREATE SCHEMA shop;
CREATE SCHEMA stock;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, total bigint, note text, "Note" text);
CREATE PUBLICATION in_part FOR TABLE shop.orders (id, "Note") WHERE (id > 10 AND id < 1000);
CREATE PUBLICATION columns_only FOR TABLE shop.orders (id, total);
CREATE PUBLICATION of_schemas FOR TABLES IN SCHEMA stock;
CREATE PUBLICATION whole FOR TABLE shop.orders WHERE (id IN (1, 2));
