CREATE TABLE mail (id serial PRIMARY KEY, code bigserial);
ALTER TABLE mail RENAME TO users;
-- ---- after ----
CREATE TABLE users (id serial PRIMARY KEY, code bigserial);
