CREATE TABLE t (a int, b int, CONSTRAINT x CHECK (a > 0), CONSTRAINT y CHECK (b > 0), CONSTRAINT old UNIQUE (a));
CREATE INDEX first_i ON t (a);
CREATE INDEX second_i ON t (b);
COMMENT ON INDEX first_i IS 'of a';
COMMENT ON CONSTRAINT old ON t IS 'stays';
CREATE TABLE r (t_a int REFERENCES t (a));
-- ---- after ----
CREATE TABLE t (a int, b int, CONSTRAINT y CHECK (a > 0), CONSTRAINT x CHECK (b > 0), CONSTRAINT new UNIQUE (a));
CREATE INDEX second_i ON t (a);
CREATE INDEX first_i ON t (b);
COMMENT ON INDEX second_i IS 'of a';
COMMENT ON CONSTRAINT new ON t IS 'stays';
CREATE TABLE r (t_a int REFERENCES t (a));
