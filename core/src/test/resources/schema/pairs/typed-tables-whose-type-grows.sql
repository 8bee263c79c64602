CREATE TYPE pair AS (x integer, y text);
CREATE TABLE stays OF pair (x NOT NULL, y UNIQUE);
CREATE VIEW seen AS SELECT x, y FROM stays;
CREATE TABLE whole OF pair PARTITION BY RANGE (x);
CREATE TABLE part PARTITION OF whole FOR VALUES FROM (1) TO (9);
-- ---- after ----
CREATE TYPE pair AS (x integer, y text, more numeric(3, 1), last text);
CREATE TABLE stays OF pair (x NOT NULL, y UNIQUE, more DEFAULT 1 NOT NULL CHECK (more > 0));
CREATE VIEW seen AS SELECT x, y, last FROM stays;
CREATE TABLE whole OF pair PARTITION BY RANGE (x);
CREATE TABLE part PARTITION OF whole FOR VALUES FROM (1) TO (9);
CREATE TABLE fresh OF pair;
COMMENT ON COLUMN stays.more IS 'comes';
