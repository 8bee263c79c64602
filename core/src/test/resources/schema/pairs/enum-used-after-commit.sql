CREATE TYPE e AS ENUM ('a', 'b');
CREATE TABLE t (id int, x e DEFAULT 'a');
-- ---- after ----
CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE TABLE t (id int, x e DEFAULT 'c', CONSTRAINT k CHECK (x <> 'c' OR id > 0));
CREATE INDEX t_c ON t (id) WHERE x = 'c';
-- ---- written ----
ALTER TYPE e ADD VALUE 'c';
-- @commit;
-- Fails if this finds rows: SELECT * FROM t WHERE NOT ((x <> 'c'::e) OR (id > 0))
ALTER TABLE t
  ALTER COLUMN x SET DEFAULT 'c'::e,
  ADD CONSTRAINT k CHECK (((x <> 'c'::e) OR (id > 0)));
CREATE INDEX t_c ON t USING btree (id) WHERE (x = 'c'::e);
