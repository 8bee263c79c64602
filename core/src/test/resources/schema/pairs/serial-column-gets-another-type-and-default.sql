CREATE TABLE t (a bigserial, b serial);
-- ---- after ----
CREATE TABLE t (a double precision DEFAULT 'NaN', b integer DEFAULT 0);
