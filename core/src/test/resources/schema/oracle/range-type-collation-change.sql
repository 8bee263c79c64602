CREATE TYPE trange AS RANGE (subtype = text, collation = "C");
CREATE TABLE t (id int, r trange);
-- ---- after ----
CREATE TYPE trange AS RANGE (subtype = text, collation = "POSIX");
CREATE TABLE t (id int, r trange);
