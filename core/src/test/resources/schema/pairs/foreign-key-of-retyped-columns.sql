CREATE TABLE t (c bigint DEFAULT 0 PRIMARY KEY, ref bigint CONSTRAINT fk1 REFERENCES t (c));
CREATE VIEW v AS SELECT c FROM t WHERE c % 2 = 0;
CREATE TABLE other (ref bigint REFERENCES t);
-- ---- after ----
CREATE TABLE t (c double precision DEFAULT 'NaN' PRIMARY KEY, ref double precision CONSTRAINT fk1 REFERENCES t (c));
CREATE TABLE other (ref double precision REFERENCES t);
