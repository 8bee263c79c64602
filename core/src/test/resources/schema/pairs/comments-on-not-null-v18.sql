CREATE TABLE t (a int NOT NULL, b int CONSTRAINT "b's own" NOT NULL, c int, d int NOT NULL);
COMMENT ON CONSTRAINT t_a_not_null ON t IS 'old';
COMMENT ON CONSTRAINT "b's own" ON t IS 'goes with it';
-- ---- after ----
CREATE TABLE t (a int NOT NULL, b int, c int CONSTRAINT filled NOT NULL, d int NOT NULL);
COMMENT ON CONSTRAINT t_a_not_null ON t IS 'new';
COMMENT ON CONSTRAINT filled ON t IS 'it''s $$';
CREATE TABLE other (a int NOT NULL, b int, UNIQUE (a));
COMMENT ON CONSTRAINT other_a_not_null ON other IS 'of a new table';
