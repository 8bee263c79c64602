CREATE TABLE chosen (id serial PRIMARY KEY, n int);
ALTER SEQUENCE chosen_id_seq CACHE 5;
COMMENT ON SEQUENCE chosen_id_seq IS 'said';
CREATE TABLE plain (id bigserial);
-- ---- after ----
CREATE SCHEMA other;
CREATE SEQUENCE "Of chosen" AS int CACHE 7;
CREATE TABLE chosen (id int PRIMARY KEY DEFAULT nextval('"Of chosen"'), n int);
ALTER SEQUENCE "Of chosen" OWNED BY chosen.id;
COMMENT ON SEQUENCE "Of chosen" IS 'said';
CREATE TABLE plain (id bigserial);
ALTER SEQUENCE plain_id_seq RENAME TO counted;
