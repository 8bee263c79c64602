CREATE TABLE t (a int, b int PRIMARY KEY);
ALTER TABLE t ADD CONSTRAINT a_check CHECK (a > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT a_key FOREIGN KEY (a) REFERENCES t NOT VALID;
-- ---- after ----
CREATE TABLE t (a int, b int PRIMARY KEY, CONSTRAINT a_check CHECK (a > 0), CONSTRAINT a_key FOREIGN KEY (a) REFERENCES t);
-- ---- written ----
-- Fails if this finds rows: SELECT * FROM t WHERE NOT (a > 0)
-- Fails if this finds rows: SELECT * FROM t WHERE a IS NOT NULL AND NOT EXISTS (SELECT FROM t AS other WHERE other.b = t.a)
ALTER TABLE t
  VALIDATE CONSTRAINT a_check,
  VALIDATE CONSTRAINT a_key;
