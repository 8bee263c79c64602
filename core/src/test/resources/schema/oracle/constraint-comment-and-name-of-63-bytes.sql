CREATE TABLE t (a int, b int);
-- ---- after ----
CREATE TABLE t (a int CONSTRAINT abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_123456789 CHECK (a > 0), b int CONSTRAINT b_uq UNIQUE);
COMMENT ON CONSTRAINT abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_123456789 ON t IS 'sixty-three';
COMMENT ON CONSTRAINT b_uq ON t IS 'only one';
