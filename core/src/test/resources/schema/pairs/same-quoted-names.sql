CREATE TABLE orders (id int PRIMARY KEY, total numeric);
CREATE INDEX on_total ON orders (total);
-- ---- after ----
CREATE TABLE "orders" ("id" int4, TOTAL numeric, PRIMARY KEY (ID));
CREATE INDEX "on_total" ON "public"."orders" ("total");
