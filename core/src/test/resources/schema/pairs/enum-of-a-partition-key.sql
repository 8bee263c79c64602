CREATE TYPE mood AS ENUM ('sad', 'ok', 'fine');
CREATE TABLE days (m mood NOT NULL, n int) PARTITION BY LIST (m);
CREATE TABLE sad_days PARTITION OF days FOR VALUES IN ('sad');
CREATE TABLE other_days PARTITION OF days DEFAULT;
CREATE INDEX ON days (n);
-- ---- after ----
CREATE TYPE mood AS ENUM ('sad', 'fine');
CREATE TABLE days (m mood NOT NULL, n int) PARTITION BY LIST (m);
CREATE TABLE sad_days PARTITION OF days FOR VALUES IN ('sad');
CREATE TABLE other_days PARTITION OF days DEFAULT;
CREATE INDEX ON days (n);
