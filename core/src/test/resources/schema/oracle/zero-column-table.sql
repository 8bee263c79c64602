CREATE TABLE lone (only_col int);
-- ---- after ----
CREATE TABLE lone ();
CREATE TABLE nothing ();
