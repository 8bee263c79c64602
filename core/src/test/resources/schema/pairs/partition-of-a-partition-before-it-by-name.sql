CREATE TABLE besides (p int);
-- ---- after ----
CREATE TABLE besides (p int);
CREATE TABLE whole (p int NOT NULL, q text) PARTITION BY LIST (p);
CREATE TABLE part PARTITION OF whole FOR VALUES IN (20, 21) PARTITION BY RANGE (p);
CREATE TABLE leaf PARTITION OF part FOR VALUES FROM (20) TO (30);
CREATE TYPE pair_of_parts AS (one part, other part);
