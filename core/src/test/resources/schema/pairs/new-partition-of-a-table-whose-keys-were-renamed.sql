CREATE TABLE whole (a integer, b integer, CONSTRAINT one UNIQUE (a), CONSTRAINT two UNIQUE (a, b)) PARTITION BY RANGE (a);
CREATE INDEX three ON whole (b);
CREATE TABLE low PARTITION OF whole FOR VALUES FROM (0) TO (1);
-- ---- after ----
CREATE TABLE whole (a integer UNIQUE, b integer, CONSTRAINT second UNIQUE (a, b)) PARTITION BY RANGE (a);
CREATE INDEX ON whole (b);
CREATE TABLE low PARTITION OF whole FOR VALUES FROM (0) TO (1);
CREATE TABLE part PARTITION OF whole FOR VALUES FROM (1) TO (10);
ALTER TABLE part RENAME CONSTRAINT part_a_key TO chosen;
ALTER INDEX part_b_idx RENAME TO quick;
