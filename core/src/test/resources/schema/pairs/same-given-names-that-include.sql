CREATE TABLE t (a int, b int, e int4range, CONSTRAINT one UNIQUE (a) INCLUDE (b, a),
  CONSTRAINT two EXCLUDE USING gist (e WITH &&, int4range(a, b) WITH &&) INCLUDE (b));
CREATE INDEX three ON t ((a + 1), (a + 2)) INCLUDE (b);
-- ---- after ----
CREATE TABLE t (a int, b int, e int4range, UNIQUE (a) INCLUDE (b, a),
  EXCLUDE USING gist (e WITH &&, int4range(a, b) WITH &&) INCLUDE (b));
CREATE INDEX ON t ((a + 1), (a + 2)) INCLUDE (b);
