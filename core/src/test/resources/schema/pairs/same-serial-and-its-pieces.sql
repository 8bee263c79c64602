CREATE TABLE t (id serial PRIMARY KEY);
-- ---- after ----
CREATE SEQUENCE t_id_seq AS integer;
CREATE TABLE t (id integer DEFAULT nextval('t_id_seq') NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (id));
ALTER SEQUENCE t_id_seq OWNED BY t.id;
