CREATE TABLE log (at int NOT NULL, msg text) PARTITION BY RANGE (at);
CREATE INDEX log_at_ix ON log (at);
CREATE TABLE log_low (at int NOT NULL, msg text);
CREATE INDEX log_low_at_ix ON log_low (at);
-- ---- after ----
CREATE TABLE log (at int NOT NULL, msg text) PARTITION BY RANGE (at);
CREATE INDEX log_at_ix ON log (at);
CREATE TABLE log_low PARTITION OF log FOR VALUES FROM (0) TO (10);
ALTER INDEX log_low_at_idx RENAME TO log_low_at_ix;
