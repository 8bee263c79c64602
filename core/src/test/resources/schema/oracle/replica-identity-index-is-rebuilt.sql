CREATE TABLE r1 (id int PRIMARY KEY, code text NOT NULL, region text NOT NULL);
CREATE UNIQUE INDEX r1_code ON r1 (code);
ALTER TABLE r1 REPLICA IDENTITY USING INDEX r1_code;
-- ---- after ----
CREATE TABLE r1 (id int PRIMARY KEY, code text NOT NULL, region text NOT NULL);
CREATE UNIQUE INDEX r1_code ON r1 (region, code);
ALTER TABLE r1 REPLICA IDENTITY USING INDEX r1_code;
