CREATE SEQUENCE s; CREATE TABLE t (id bigserial, n int GENERATED ALWAYS AS IDENTITY);
-- ---- after ----
CREATE SEQUENCE s; CREATE TABLE t (id bigserial, n int GENERATED ALWAYS AS IDENTITY);
SELECT setval('s', 500), nextval('t_id_seq'), nextval('t_id_seq');
INSERT INTO t DEFAULT VALUES;
