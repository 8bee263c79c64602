CREATE TABLE t (a uuid PRIMARY KEY, d text[], parent uuid REFERENCES t (a));
CREATE INDEX k0 ON t (parent, a, d);
-- ---- after ----
CREATE TABLE t (b uuid PRIMARY KEY);
