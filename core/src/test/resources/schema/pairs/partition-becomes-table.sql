CREATE TABLE part (p int, q text) PARTITION BY RANGE (p);
CREATE TABLE below PARTITION OF part FOR VALUES FROM (30) TO (40);
-- ---- after ----
CREATE TABLE below (p int NOT NULL, q text) PARTITION BY RANGE (p);
