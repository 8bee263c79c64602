CREATE TYPE c_old AS (a int);
-- ---- after ----
CREATE TYPE c_new AS (street text COLLATE "C", no varchar(5), tags text[]);
COMMENT ON TYPE c_new IS 'address';
COMMENT ON COLUMN c_new.no IS 'house';
