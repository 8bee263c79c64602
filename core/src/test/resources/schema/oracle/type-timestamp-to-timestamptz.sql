CREATE TABLE t (id int, a timestamp DEFAULT now(), b time(3), c timestamp(0));
-- ---- after ----
CREATE TABLE t (id int, a timestamptz DEFAULT now(), b time(6), c timestamptz(3));
