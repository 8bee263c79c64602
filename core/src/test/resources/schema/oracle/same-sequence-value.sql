CREATE SEQUENCE s1;
CREATE TABLE t (id serial);
-- ---- after ----
CREATE SEQUENCE s1;
CREATE TABLE t (id serial);
SELECT setval('s1', 4711), nextval('t_id_seq');
