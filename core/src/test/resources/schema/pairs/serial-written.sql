-- ---- after ----
CREATE TABLE t (id serial PRIMARY KEY, v text, n bigserial, d int DEFAULT nextval('t_id_seq'));
COMMENT ON SEQUENCE t_id_seq IS 'numbers';
CREATE TABLE u (id serial, b int DEFAULT 3);
ALTER SEQUENCE u_id_seq CACHE 5;
-- ---- written ----
CREATE SEQUENCE u_id_seq AS integer CACHE 5;
CREATE TABLE t (
  id serial,
  v text,
  n bigserial,
  d integer DEFAULT nextval('t_id_seq'::regclass),
  CONSTRAINT t_pkey PRIMARY KEY (id)
);
COMMENT ON SEQUENCE t_id_seq IS 'numbers';
CREATE TABLE u (
  id integer NOT NULL DEFAULT nextval('u_id_seq'::regclass),
  b integer DEFAULT 3
);
ALTER SEQUENCE u_id_seq OWNED BY u.id;
