CREATE TABLE orders (a int, b int PRIMARY KEY, c int);
ALTER TABLE orders ADD CONSTRAINT again UNIQUE (a, b);
CREATE TABLE lines (o int CONSTRAINT lines_o REFERENCES orders (b));
-- ---- after ----
CREATE TABLE orders (a int, b int, c int PRIMARY KEY);
ALTER TABLE orders ADD CONSTRAINT again UNIQUE (c);
CREATE TABLE lines (o int CONSTRAINT lines_o REFERENCES orders (c));
