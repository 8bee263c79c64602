CREATE DOMAIN amount AS numeric;
CREATE TABLE room (id bigint PRIMARY KEY, during tsrange, price amount);
-- ---- after ----
CREATE DOMAIN amount AS numeric CONSTRAINT positive CHECK (VALUE > 0);
CREATE TABLE room (id bigint PRIMARY KEY, during tsrange, price amount, EXCLUDE USING gist (during WITH &&));
