CREATE TABLE s (region text NOT NULL, n int) PARTITION BY LIST (region);
CREATE TABLE s_eu PARTITION OF s FOR VALUES IN ('eu');
CREATE INDEX s_eu_own ON s_eu (n, region);
CREATE INDEX s_n ON s (n);
-- ---- after ----
CREATE TABLE s (region text NOT NULL, n int) PARTITION BY LIST (region);
CREATE TABLE s_eu PARTITION OF s FOR VALUES IN ('eu');
CREATE INDEX s_eu_own ON s_eu (n, region);
