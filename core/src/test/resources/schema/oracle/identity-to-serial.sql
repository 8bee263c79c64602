CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text);
-- ---- after ----
CREATE TABLE t (id bigserial PRIMARY KEY, v text);
