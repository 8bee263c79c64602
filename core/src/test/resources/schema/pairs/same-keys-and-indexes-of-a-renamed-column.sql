CREATE TABLE t (a int PRIMARY KEY, b text UNIQUE, e int4range, EXCLUDE USING gist (e WITH &&, int4range(a, a) WITH &&));
CREATE INDEX i ON t (b);
CREATE INDEX j ON t ((b::bytea), lower(b)) INCLUDE (a);
ALTER TABLE t RENAME a TO c;
ALTER TABLE t RENAME b TO d;
-- ---- after ----
CREATE TABLE t (c int PRIMARY KEY, d text UNIQUE, e int4range, EXCLUDE USING gist (e WITH &&, int4range(c, c) WITH &&));
CREATE INDEX i ON t (d);
CREATE INDEX j ON t ((d::bytea), lower(d)) INCLUDE (c);
