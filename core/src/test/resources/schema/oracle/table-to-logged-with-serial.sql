CREATE UNLOGGED TABLE job (id serial PRIMARY KEY, v text);
-- ---- after ----
CREATE TABLE job (id serial PRIMARY KEY, v text);
