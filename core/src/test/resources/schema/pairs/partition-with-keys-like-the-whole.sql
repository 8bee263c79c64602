CREATE TABLE sales (p integer NOT NULL, q text) PARTITION BY RANGE (p);
CREATE TABLE low PARTITION OF sales FOR VALUES FROM (1) TO (10);
ALTER TABLE low ADD CONSTRAINT low_key UNIQUE (p);
CREATE INDEX low_q ON low (q);
CREATE TABLE refers (p integer REFERENCES low (p));
-- ---- after ----
CREATE TABLE sales (p integer PRIMARY KEY, q text) PARTITION BY RANGE (p);
CREATE INDEX sales_q ON sales (q);
CREATE TABLE low PARTITION OF sales FOR VALUES FROM (1) TO (10);
ALTER TABLE low ADD CONSTRAINT low_key UNIQUE (p);
CREATE INDEX low_q ON low (q);
CREATE TABLE high PARTITION OF sales FOR VALUES FROM (20) TO (30);
ALTER TABLE high ADD CONSTRAINT high_key UNIQUE (p);
CREATE INDEX high_q ON high (q);
CREATE TABLE refers (p integer REFERENCES low (p));
